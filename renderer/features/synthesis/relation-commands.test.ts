import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { claimIdSchema } from "#shared/domain/ids.ts";
import { create } from "#shared/domain/record.ts";
import { settleConflict } from "./conflict-commands.ts";
import { conflictsById, conflictsOfClaim } from "./conflict-queries.ts";
import { deleteRelation, relateClaims } from "./relation-commands.ts";
import { relationsOfClaim, withClaims } from "./relation-queries.ts";

let notebook = new NotebookInMemory();
const load = claimIdSchema.parse("load");
const boxes = claimIdSchema.parse("boxes");
const wagons = claimIdSchema.parse("wagons");

beforeEach(async () => {
  notebook = new NotebookInMemory();
  for (const id of [load, boxes, wagons]) {
    const unrated = { credibility: null, credibilityReason: null, note: null };
    const claim = { id, statement: id, kind: "fact", hedge: "unhedged", ...unrated } as const;
    await notebook.commit("claim:create", [create("claims", claim)]);
  }
});

async function registered() {
  return conflictsById(notebook.db, await notebook.db.conflicts.toCollection().primaryKeys());
}

async function related() {
  return withClaims(notebook.db, await notebook.db.relations.toArray());
}

async function onlyConflict() {
  const [found] = await registered();
  if (found === undefined) throw new Error("The register is empty");
  return found;
}

async function onlyRelation() {
  const [found] = await related();
  if (found === undefined) throw new Error("There is no relation");
  return found;
}

describe("relateClaims", () => {
  it("opens a conflict in the same step, seen from both claims", async () => {
    await relateClaims(notebook, "tension", load, boxes, "one image can not show it");

    expect(notebook.entries.at(-1)?.changeSet.changes.map(({ table }) => table)).toEqual([
      "relations",
      "conflicts",
    ]);
    for (const claimId of [load, boxes]) {
      expect(await conflictsOfClaim(notebook.db, claimId)).toMatchObject([
        { conflict: { kind: "tension", resolution: "open", note: "one image can not show it" } },
      ]);
    }
    expect(await conflictsOfClaim(notebook.db, wagons)).toEqual([]);
  });

  it("makes one relation of a symmetric kind said from both ends", async () => {
    await relateClaims(notebook, "repeats", load, boxes, null);
    await relateClaims(notebook, "repeats", boxes, load, null);

    expect(await related()).toHaveLength(1);
  });

  it("keeps cause and coincidence of the same claims apart", async () => {
    await relateClaims(notebook, "coincides-with", load, boxes, null);
    await relateClaims(notebook, "may-cause", load, boxes, null);

    const kinds = (await relationsOfClaim(notebook.db, load)).map(({ relation }) => relation.kind);
    expect(kinds.sort()).toEqual(["coincides-with", "may-cause"]);
  });
});

describe("deleteRelation", () => {
  it("hides the conflict, which comes back as it was decided", async () => {
    await relateClaims(notebook, "tension", load, boxes, null);
    const { conflict } = await onlyConflict();
    await settleConflict(notebook, conflict, "both-stand", "Another day.");
    await deleteRelation(notebook, (await onlyRelation()).relation);

    expect(await registered()).toEqual([]);
    await relateClaims(notebook, "tension", load, boxes, null);
    expect((await onlyConflict()).conflict).toMatchObject({
      resolution: "both-stand",
      resolutionReason: "Another day.",
    });
  });
});

describe("settleConflict", () => {
  it("writes nothing without a reason", async () => {
    await relateClaims(notebook, "contradicts", load, boxes, null);
    const { conflict } = await onlyConflict();
    const before = notebook.entries.length;

    expect(await settleConflict(notebook, conflict, "left-preferred", " ")).toBe(false);
    expect(notebook.entries).toHaveLength(before);
  });

  it("keeps a resolved conflict in the register", async () => {
    await relateClaims(notebook, "tension", load, boxes, null);
    const { conflict } = await onlyConflict();
    await settleConflict(notebook, conflict, "not-a-conflict", "Recorded by mistake.");
    await relateClaims(notebook, "drifts", wagons, load, null);

    const register = await registered();
    expect(register.map((found) => found.conflict.resolution).sort()).toEqual([
      "not-a-conflict",
      "open",
    ]);
  });

  it("replaces every verdict that stood beside each other", async () => {
    await relateClaims(notebook, "tension", load, boxes, null);
    const { conflict } = await onlyConflict();
    const seen = [conflict.$.made];
    for (const [actorId, resolution] of [
      ["ana", "left-preferred"],
      ["ben", "right-preferred"],
    ] as const) {
      const set = { resolution, resolutionReason: `${actorId} says so` };
      const replaces = { resolution: seen, resolutionReason: seen };
      const change = { table: "conflicts", id: conflict.id, set, replaces };
      await notebook.commitAs(actorId, "conflict:resolve", [change]);
    }
    const contested = (await onlyConflict()).conflict;
    expect(contested.$.fields?.["resolution"]?.rivals).toHaveLength(1);

    await settleConflict(notebook, contested, "both-stand", "We talked.");
    const settled = (await onlyConflict()).conflict;
    expect(settled.resolution).toBe("both-stand");
    expect(settled.$.fields?.["resolution"]?.rivals).toBeUndefined();
  });
});
