import { expect, it } from "vitest";
import { articleIdSchema, claimIdSchema } from "#shared/domain/ids.ts";
import { historyAfter, historyAt, type Move, type ViewHistory } from "./view-history.ts";

const articleId = articleIdSchema.parse("a");
const claimId = claimIdSchema.parse("c");
const open = (view: "reader" | "claims"): Move => ({ kind: "go", view, change: {} });
const after = (...moves: readonly Move[]): ViewHistory =>
  moves.reduce(historyAfter, historyAt("library"));

it("returns to the former view with what was chosen there", () => {
  const history = after(
    { kind: "go", view: "reader", change: { articleId } },
    { kind: "go", view: "claims", change: { claimId } },
    { kind: "back" },
  );

  expect(history.present).toEqual({ view: "reader", selection: { articleId } });
});

it("goes forward again to where Back came from", () => {
  const history = after(open("reader"), open("claims"), { kind: "back" }, { kind: "forward" });

  expect(history.present.view).toBe("claims");
  expect(history.future).toEqual([]);
});

it("forgets what lay ahead once another way is taken", () => {
  const history = after(open("reader"), { kind: "back" }, open("claims"), { kind: "forward" });

  expect(history.present.view).toBe("claims");
});

it("takes no step when nothing changes", () => {
  const history = after(open("reader"));

  expect(historyAfter(history, open("reader"))).toBe(history);
});

it("takes no step for a selection that follows the focus", () => {
  const history = after(open("claims"), { kind: "follow", change: { claimId } }, { kind: "back" });

  expect(history.present).toEqual({ view: "library", selection: {} });
  expect(history.past).toEqual([]);
});

it("stays where it is at both ends", () => {
  const history = historyAt("library");

  expect(historyAfter(history, { kind: "back" })).toBe(history);
  expect(historyAfter(history, { kind: "forward" })).toBe(history);
});

it("keeps a bounded past", () => {
  const moves = Array.from({ length: 500 }, (_, step) =>
    open(step % 2 === 0 ? "reader" : "claims"),
  );

  expect(after(...moves).past).toHaveLength(200);
});
