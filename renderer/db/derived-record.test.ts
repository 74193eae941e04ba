import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { type Conflict, conflictSchema } from "#shared/domain/conflict/conflict.ts";
import { remove, rivalsOf } from "#shared/domain/record.ts";
import { put } from "./derived-record.ts";
import { NotebookInMemory } from "./notebook-in-memory.ts";

const conflict = (resolution: Conflict["resolution"]) =>
  conflictSchema.parse({
    id: "drift~e1~e2",
    kind: "drift",
    endKind: "evidence",
    leftId: "e1",
    rightId: "e2",
    relationId: null,
    note: null,
    resolution,
    resolutionReason: null,
  });

async function stored(notebook: NotebookInMemory) {
  const row = await notebook.db.conflicts.get(conflict("open").id);
  if (row === undefined) throw new Error("There is no conflict");
  return row;
}

it("makes a record that was not there", async () => {
  const notebook = new NotebookInMemory();
  await notebook.commit("conflict:create", await put(notebook.db, "conflicts", conflict("open")));

  expect(await stored(notebook)).toMatchObject(conflict("open"));
});

it("leaves no rival beside a record that was put again, live or deleted", async () => {
  const notebook = new NotebookInMemory();
  const again = async (resolution: Conflict["resolution"]) =>
    notebook.commit("conflict:create", await put(notebook.db, "conflicts", conflict(resolution)));
  await again("open");
  await again("both-stand");
  expect(rivalsOf("conflicts", await stored(notebook), "resolution")).toEqual([]);

  await notebook.commit("conflict:delete", [remove("conflicts", await stored(notebook))]);
  await again("open");
  expect(await stored(notebook)).toMatchObject(conflict("open"));
  expect(rivalsOf("conflicts", await stored(notebook), "resolution")).toEqual([]);
});
