import { expect, it } from "vitest";
import { createTranslate } from "../../messages/catalogue.ts";
import { checkBrief } from "./brief-check.ts";
import { groundOf } from "./ground.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";

const t = createTranslate("en");
const lettersIn = (book: NotebookForTests) =>
  checkBrief(groundOf(book.rows), book.brief(), t).filter(
    ({ ruleId }) => ruleId === "letters-without-font",
  );

it.each([
  ["বন্দর কর্তৃপক্ষ জানিয়েছে", "বন্দর"],
  ["The board said “துறைமுகம்” twice.", "துறைமுகம்"],
  ["ნავსადგური", "ნავსადგური"],
  ["Նավահանգիստ", "Նավահանգիստ"],
  ["ወደብ", "ወደብ"],
])("tells of words in letters that the brief brings no font for: %s", (quote, words) => {
  const book = ferryNotebook().passage("e8", "c1", "a2", quote, { originStanding: "unknown" });

  expect(lettersIn(book)).toMatchObject([
    { targetKind: "claim", targetId: "c1", section: "evidence-table", params: { words } },
  ]);
});

it.each([
  ["Ships: 4 ½ — “naïve” façade, Łódź, Việt Nam, Ωmega, 10 µm, №7, ª, 𝑥"],
  ["Паром стоит у причала, ґрунт"],
  ["港湾局は、ヶ所のフェリーを数えた。ー々〆㍿ 𠮟"],
  ["여객선이 부두에 있다."],
  ["قالت سلطة الميناء — רשות הנמל — การท่าเรือ — बंदरगाह"],
  ["🚢⚓️ 😀👍🏽"],
])("is silent on what the fonts of the brief hold: %s", (quote) => {
  const book = ferryNotebook().passage("e8", "c1", "a2", quote, { originStanding: "unknown" });

  expect(lettersIn(book)).toEqual([]);
});

it("looks at sentences, judgements, the head and what endnotes name", () => {
  const book = ferryNotebook()
    .put("briefs", { id: "b1", title: "বন্দর" })
    .put("judgements", { id: "j1", assumptions: "বন্দর" })
    .put("sources", { id: "s-gazette", name: "বন্দর" })
    .write("p8", "lens-meaning", ["The board calls it বন্দর.", "claim:c1"]);

  const kinds = lettersIn(book).map(({ targetKind }) => targetKind);
  expect(kinds).toEqual(["brief", "paragraph", "judgement", "source"]);
});
