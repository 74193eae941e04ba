import { expect, it } from "vitest";
import { createTranslate } from "../../messages/catalogue.ts";
import type { Marking } from "../marking.ts";
import { composeBrief } from "./compose.ts";
import { groundOf } from "./ground.ts";
import { leftOutText } from "./left-out-text.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";
import { withinMarking } from "./within-marking.ts";

const t = createTranslate("en");

function released(book: NotebookForTests, maximum: Marking) {
  const { rows, brief, leftOut } = withinMarking(book.rows, book.brief(), maximum);
  const model = composeBrief(groundOf(rows), brief, t);
  return { brief, leftOut, model, printed: JSON.stringify(model) };
}

it("lets everything out that is marked no higher", () => {
  const book = ferryNotebook();
  const { leftOut, printed } = released(book, "TLP:AMBER");

  expect(Object.values(leftOut)).toEqual([0, 0, 0, 0, 0]);
  expect(printed).toBe(JSON.stringify(composeBrief(groundOf(book.rows), book.brief(), t)));
});

it("keeps back whatever leans on an article marked higher, and counts it", () => {
  const book = ferryNotebook()
    .put("articles", { id: "a3", marking: "TLP:RED" })
    .put("briefs", { id: "b1", marking: "TLP:GREEN" });
  const { leftOut, model, printed } = released(book, "TLP:GREEN");

  // The Japanese article, the ministry's claim, the judgement that weighs it, the conflict about it.
  expect(leftOut).toEqual({ articles: 1, claims: 1, judgements: 1, conflicts: 1, sentences: 1 });
  for (const secret of ["船に乗客", "ministry", "港湾新聞", "fedcba987654", "another month"]) {
    expect(printed).not.toContain(secret);
  }
  expect(model.bottomLine.map(({ inlines }) => inlines[0])).toEqual([
    { kind: "text", text: "About 40 ferries lay at the northern pier on 4 March 2024." },
  ]);
  expect(leftOutText(leftOut, "TLP:GREEN", t)).toBe(
    "Left out of this copy as marked above TLP:GREEN: 1 article, 1 claim, 1 judgement, 1 conflict, 1 sentence.",
  );
});

it("lowers the brief's own marking, and keeps back the sentences that bear it", () => {
  const { brief, model, leftOut } = released(ferryNotebook(), "TLP:CLEAR");

  expect(brief.marking).toBe("TLP:CLEAR");
  expect(model.gaps).toEqual([]);
  expect(model.sourceSummary).toEqual([]);
  expect(leftOut.sentences).toBe(5);
  // What cites articles without a marking of their own is theirs.
  expect(model.bottomLine).toHaveLength(1);
});

it("goes by the marking stated for a paragraph", () => {
  const book = ferryNotebook()
    .put("paragraphs", { id: "p3", marking: "TLP:CLEAR" })
    .put("paragraphs", { id: "p1", marking: "TLP:RED" });
  const { model } = released(book, "TLP:GREEN");

  expect(model.gaps).toHaveLength(1);
  expect(model.bottomLine).toEqual([]);
});

it("keeps back what rests on a passage of an article that is gone", () => {
  const book = ferryNotebook().put("briefs", { id: "b1", marking: "TLP:RED" });
  book.remove("evidence", "e3").remove("claims", "c2").remove("articles", "a3");
  expect(released(book, "TLP:AMBER").printed).not.toContain("船に乗客");
});

it("names no earlier brief that is marked higher, nor what it judged", () => {
  const book = ferryNotebook().put("briefs", {
    ...ferryNotebook().brief(),
    id: "b0",
    title: "Secret forerunner",
    marking: "TLP:RED",
    date: "2024-03-01",
    status: "issued",
    issuedJudgements: [
      { id: "j9", statement: "the secret judgement", likelihood: "likely", confidence: "low" },
    ],
  });
  book.put("briefLenses", {
    id: "b0~strait-safety",
    briefId: "b0",
    lensId: "strait-safety",
    position: "a0",
  });
  book.put("briefs", { id: "b1", formerId: "b0" });

  expect(JSON.stringify(composeBrief(groundOf(book.rows), book.brief(), t))).toContain("Secret");
  expect(released(book, "TLP:AMBER").printed).not.toMatch(/secret/iu);
});
