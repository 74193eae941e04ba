import { expect, it } from "vitest";
import { claimSchema } from "#shared/domain/claim/claim.ts";
import { type BoardView, boardRows, wholeBoard } from "./board-view.ts";
import type { NotebookClaim } from "./claims-queries.ts";

function claim(id: string, change: Partial<NotebookClaim["claim"]> = {}): NotebookClaim {
  const record = claimSchema.parse({
    id,
    statement: `Statement ${id}`,
    kind: "fact",
    hedge: "unhedged",
    credibility: null,
    credibilityReason: null,
    note: null,
    ...change,
  });
  return {
    // The board reads values only; `$` is what an edit needs.
    claim: record as NotebookClaim["claim"],
    evidence: [],
    impacts: [],
    standing: "unsupported",
    origins: {
      articles: 0,
      articleIds: [],
      known: [],
      unknown: 0,
      unset: 0,
      ownJudgement: 0,
      isCircular: false,
    },
    drifts: [],
    unfinished: [],
  };
}

const keys = (claims: readonly NotebookClaim[], change: Partial<BoardView>) =>
  boardRows(claims, { ...wholeBoard, ...change }).map((row) => row.key);

it("shows all claims in the order of making", () => {
  expect(keys([claim("c1"), claim("c2")], {})).toEqual(["c1", "c2"]);
  expect(keys([claim("c1"), claim("c2")], { sort: "newest" })).toEqual(["c2", "c1"]);
});

it("finds words in any order, whatever their case and apostrophes", () => {
  const japan = claim("c1", { statement: "Japan’s concern grows" });

  expect(keys([japan, claim("c2")], { search: "CONCERN japan's" })).toEqual(["c1"]);
});

it("keeps only unfinished claims when asked", () => {
  const open: NotebookClaim = { ...claim("c2"), unfinished: [{ kind: "unrated" }] };

  expect(keys([claim("c1"), open], { onlyUnfinished: true })).toEqual(["c2"]);
});

it("takes a claim that nobody decided for undecided", () => {
  expect(keys([claim("c1")], { decision: "undecided" })).toEqual(["c1"]);
  expect(keys([claim("c1")], { decision: "relevant" })).toEqual([]);
});

it("puts each group under a row of its own, with its size", () => {
  const claims = [claim("c1"), claim("c2", { kind: "figure" }), claim("c3")];
  const rows = boardRows(claims, { ...wholeBoard, group: "kind" });

  expect(rows.map((row) => row.key)).toEqual(["group fact", "c1", "c3", "group figure", "c2"]);
  expect(rows[0]).toMatchObject({ size: 2 });
});

it("sorts by credibility with unrated claims last", () => {
  const claims = [claim("c1"), claim("c2", { credibility: 3 }), claim("c3", { credibility: 2 })];

  expect(keys(claims, { sort: "credibility" })).toEqual(["c3", "c2", "c1"]);
});
