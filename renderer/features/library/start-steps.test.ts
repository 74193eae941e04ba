import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { claimIdSchema } from "#shared/domain/ids.ts";
import { create, update } from "#shared/domain/record.ts";
import { startPath } from "./start-steps.ts";

it("checks a step off by what the notebook holds", async () => {
  const notebook = new NotebookInMemory();
  expect([...(await startPath(notebook.db)).done]).toEqual([]);

  const claim = {
    id: claimIdSchema.parse("c1"),
    statement: "Freight fell",
    kind: "fact",
    hedge: "unhedged",
    credibility: null,
    credibilityReason: null,
    note: null,
  } as const;
  await notebook.commit("claim:create", [create("claims", claim)]);
  expect([...(await startPath(notebook.db)).done]).toEqual(["claim"]);

  const row = await notebook.db.claims.get("c1");
  if (row === undefined) throw new Error("There is no claim");
  await notebook.commit("claim:rate", [update("claims", row, { credibility: 2 })]);
  expect([...(await startPath(notebook.db)).done]).toEqual(["claim", "rate"]);
});
