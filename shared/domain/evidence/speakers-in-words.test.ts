import { expect, it } from "vitest";
import { isSomebody, speakersIn } from "./speakers-in-words.ts";

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
  ["“The quay is lost,” Lindqvist declared in an evening address.", [["Lindqvist", false]]],
  ["“We were not told,” said Senator Ana Lim.", [["Senator Ana Lim", false]]],
  [
    "“It is a burden,” said P. Edgar Moor, a fellow at the Harbour Institute in Oslo.",
    [["P. Edgar Moor", false]],
  ],
  [
    "“The port is open,” said Harbour House press secretary Jo R. Lind on Monday.",
    [["Jo R. Lind", false]],
  ],
  ["“Nobody came,” said one elderly resident.", [["one elderly resident", true]]],
  ["“Nobody came,” said Norwegian port officials.", [["Norwegian port officials", true]]],
  ["On Monday Lim said that the quay would close.", [["Lim", false]]],
  ["There have been suspicions of arms supplies.", []],
  ["It is believed that the barge left at night.", []],
  ["I said little, and they announced nothing.", []],
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

it("knows a name from words that name nobody", () => {
  expect(["Lim", "U.S. officials", "one resident"].every(isSomebody)).toBe(true);
  expect(["there have been suspicions", "It is believed", "They", " "].some(isSomebody)).toBe(
    false,
  );
});
