import { expect, it } from "vitest";
import { speakersIn } from "./speakers-in-words.ts";

const chain = (words: string) => speakersIn(words).map(({ name, isUnnamed }) => [name, isUnnamed]);

it.each([
  ["According to Reuters, the leader visited the site.", [["Reuters", false]]],
  ["According to U.S. officials, it went ahead.", [["U.S. officials", true]]],
  [
    "Harbour Watch, an organization counting ships, stated that traffic rose.",
    [["Harbour Watch", false]],
  ],
  [
    "Soon after, U.S. officials confirmed on October 13th that it was sent.",
    [["U.S. officials", true]],
  ],
  ["Furthermore, the White House revealed concerns.", [["White House", false]]],
  ["Experts said little.", [["Experts", true]]],
  ["Several experts said little.", [["Several experts", true]]],
  [
    "Images released by the Institute of Port Studies (IPS) show a queue.",
    [["Institute of Port Studies (IPS)", false]],
  ],
  ["There have been suspicions of arms supplies.", [["There have been suspicions", true]]],
  ["ロイターによると、船が出た。", [["ロイター", false]]],
  ["米当局者は輸送を確認したと述べた。", [["米当局者", true]]],
  ["로이터에 따르면 배가 떠났다.", [["로이터", false]]],
  ["미국 당국자는 이를 확인했다고 밝혔다.", [["미국 당국자", true]]],
])("hears who speaks in %s", (words, expected) => {
  expect(chain(words)).toEqual(expected);
});

it("puts the work a parenthesis cites outside the speaker it carries", () => {
  expect(chain("The White House revealed concerns over “weapons(Baker),” it was written.")).toEqual(
    [
      ["Baker", false],
      ["White House", false],
    ],
  );
});

it.each([
  ["“the level is greater(Bermudez et al.).”", "Bermudez et al."],
  ["a toast”(Faulconbridge & Choi).The contents", "Faulconbridge & Choi"],
  ["as shown (Kim and Lee, 2021)", "Kim and Lee"],
])("reads the citation in %s", (words, name) => {
  expect(chain(words)).toEqual([[name, false]]);
});

it("takes an abbreviation in brackets for no citation", () => {
  expect(chain("the institute (IPS) has a yard")).toEqual([]);
});
