import { expect, it } from "vitest";
import { createTranslate } from "../../messages/catalogue.ts";
import type { Marking } from "../marking.ts";
import { figureKinds } from "./brief.ts";
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

  expect(Object.values(leftOut)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(printed).toBe(JSON.stringify(composeBrief(groundOf(book.rows), book.brief(), t)));
});

it("keeps back whatever leans on an article marked higher, and counts it", () => {
  const book = ferryNotebook()
    .put("articles", { id: "a3", marking: "TLP:RED" })
    .put("briefs", { id: "b1", marking: "TLP:GREEN" });
  const { leftOut, model, printed } = released(book, "TLP:GREEN");

  // The Japanese article, the ministry's claim, the judgement that weighs it, the conflict about it.
  expect(leftOut).toEqual({
    articles: 1,
    claims: 1,
    judgements: 1,
    conflicts: 1,
    hypotheses: 0,
    sentences: 1,
  });
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

it("keeps back of every figure what leans on an article marked higher", () => {
  const book = ferryNotebook()
    .put("articles", { id: "a3", marking: "TLP:RED", title: "Hidden title" })
    .put("briefs", { id: "b1", marking: "TLP:AMBER" });
  for (const [index, kind] of figureKinds.entries()) {
    const id = `b1~${kind}`;
    const position = `a${index}`;
    book.put("briefFigures", { id, briefId: "b1", kind, caption: "Hidden caption", position });
  }
  for (const [id, statement] of [
    ["h1", "Hidden hypothesis"],
    ["h2", "Open hypothesis"],
  ] as const) {
    book.put("hypotheses", { id, statement, note: null, position: "a0" });
  }
  const reading = { reading: "consistent", reason: null } as const;
  book.put("hypothesisClaims", { id: "h1~c2", hypothesisId: "h1", claimId: "c2", ...reading });
  book.put("hypothesisClaims", { id: "h2~c1", hypothesisId: "h2", claimId: "c1", ...reading });

  const whole = JSON.stringify(composeBrief(groundOf(book.rows), book.brief(), t));
  for (const secret of ["Hidden title", "Hidden caption", "Hidden hypothesis", "passengers"]) {
    expect(whole).toContain(secret);
  }
  const { leftOut, model, printed } = released(book, "TLP:GREEN");
  expect(model.figures).toHaveLength(figureKinds.length);
  expect(leftOut.hypotheses).toBe(1);
  expect(printed).toContain("Open hypothesis");
  expect(printed).not.toMatch(/Hidden|passengers|港湾新聞|transport ministry/u);
});
