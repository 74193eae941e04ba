import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HistoryFilter } from "#shared/domain/history/history-line.ts";
import { retentionOf } from "#shared/domain/history/retention.ts";
import { lensDimensionIdSchema, lensIdSchema } from "#shared/domain/ids.ts";
import { builtInLenses } from "#shared/domain/lens/built-in-lenses.ts";
import type { Lens, LensDimension } from "#shared/domain/lens/lens.ts";
import { create, remove, rowsOf, update } from "#shared/domain/record.ts";
import type { TableName } from "#shared/domain/tables.ts";
import { ChainCheck } from "#shared/ledger/chain.ts";
import { type Change, changeSetSchema, deletedField } from "#shared/ledger/change.ts";
import { edit } from "#shared/ledger/notebook-state.ts";
import { nodeDisk } from "../ledger/disk.ts";
import { sha256 } from "../ledger/sha256.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { writeCustodyLog } from "./custody-log.ts";
import { fieldHistory } from "./field-history.ts";
import { fillForTests, openedForTests, rowForTests } from "./filled-store-for-tests.ts";
import { historyChanges } from "./history-changes.ts";
import { historyPage } from "./history-lines.ts";
import { recordVersions } from "./record-versions.ts";
import { verifyOriginals } from "./verify-custody.ts";

const everything: HistoryFilter = { actorId: null, kind: null, record: null };
let folder: string;
let store: NotebookStore;
let seconds = 0;

function now(): Date {
  seconds += 1;
  return new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));
}

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-test-"));
  store = await openedForTests(folder, nodeDisk, now);
});

afterEach(async () => {
  await store.rest();
  await fs.rm(folder, { recursive: true });
});

const fill = () => fillForTests(store);
const row = <T extends TableName>(table: T, id: string) => rowForTests(store, table, id);

async function rate(id: string, credibility: 2 | 4, credibilityReason: string): Promise<void> {
  const changes = [update("claims", await row("claims", id), { credibility, credibilityReason })];
  await store.append({ action: "claim:rate", changes });
}

async function deleteArticle(id: string): Promise<void> {
  const changes = [remove("articles", await row("articles", id))];
  await store.append({ action: "article:delete", changes });
}

const actionsOf = async (filter: Partial<HistoryFilter>) =>
  (await historyPage(store, { ...everything, ...filter }, null, 100)).lines.map(
    ({ action }) => action,
  );

describe("the custody log", () => {
  it("is told without all of the notebook being read, and a snapshot names what it did before", async () => {
    await fill();
    await rate("c1", 2, "Confirmed by the ministry.");
    const whole = () => Promise.reject(new Error("All of the notebook was read"));
    const told = () => historyPage({ ledger: store.ledger, state: whole }, everything, null, 50);
    const before = await told();
    expect(before.lines.at(0)?.subjects.at(0)?.name).toMatch(/^About 40 ferries/);
    expect(before.lines.every(({ who }) => who === "A. Analyst")).toBe(true);

    await store.ledger.snapshot();
    expect(await told()).toEqual(before);
    await store.state();
    expect(await told()).toEqual(before);
  });

  it("tells who did what to what, the latest first, with the reason given", async () => {
    await fill();
    await rate("c1", 2, "Confirmed by the ministry.");
    const { lines } = await historyPage(store, everything, null, 10);

    expect(lines[0]).toMatchObject({
      who: "A. Analyst",
      kind: "rating",
      action: "claim:rate",
      tool: "railhead test",
      subjects: [{ name: "About 40 ferries lay at the northern pier on 4 March 2024" }],
    });
    expect(lines[0]?.facts).toContainEqual({ table: "claims", field: "credibility", value: "2" });
    expect(lines[1]).toMatchObject({ kind: "import", action: "article:import" });
  });

  it("is read in portions that join without gap or repetition", async () => {
    await fill();
    for (let round = 0; round < 30; round += 1) await rate("c1", round % 2 === 0 ? 2 : 4, "");
    const seen: number[] = [];
    let before: number | null = null;
    do {
      const page = await historyPage(store, everything, before, 7);
      seen.push(...page.lines.map(({ sequence }) => sequence));
      before = page.next;
    } while (before !== null);

    expect(seen).toEqual(Array.from({ length: 31 }, (_, index) => 31 - index));
  });

  it("is narrowed to a kind, a person, or a record with all that hangs on it", async () => {
    await fill();
    await rate("c1", 2, "Once more.");
    await deleteArticle("a3");

    expect(await actionsOf({ kind: "rating" })).toEqual(["claim:rate"]);
    expect(await actionsOf({ kind: "deletion" })).toEqual(["article:delete"]);
    expect(await actionsOf({ actorId: "nobody" })).toEqual([]);
    const record = { table: "articles", id: "a3", name: "" };
    expect(await actionsOf({ record })).toEqual(["article:delete", "article:import"]);
  });

  it("shows each field before and after, and every value a verdict has had", async () => {
    await fill();
    await rate("c1", 2, "Confirmed by the ministry.");
    await rate("c1", 4, "The ministry took it back.");
    const changes = await historyChanges(store, store.lastSequence);

    expect(changes).toContainEqual(
      expect.objectContaining({ field: "credibility", before: "2", after: "4" }),
    );
    const values = await fieldHistory(store, "claims", "c1", "credibility");
    expect(values.map(({ value, reason }) => [value, reason])).toEqual([
      [4, "The ministry took it back."],
      [2, "Confirmed by the ministry."],
      [3, "Reported once."],
    ]);
  });

  it("tells every version of a record with its parts, and of no other", async () => {
    const append = (action: string, changes: readonly Change[]) =>
      store.append({ action, changes: [...changes] });
    const lens = { ...builtInLenses[0], id: lensIdSchema.parse("own") } as Lens;
    const dimension = (id: string, lensId: Lens["id"], label: string): LensDimension => ({
      id: lensDimensionIdSchema.parse(id),
      lensId,
      label,
      kind: "text",
      options: [],
      isRequired: false,
      position: "a0",
    });
    await append("lens:create", [create("lenses", lens)]);
    await append("lens:edit", [update("lenses", await row("lenses", "own"), { region: "Kyushu" })]);
    await append("lens:add", [create("lensDimensions", dimension("d1", lens.id, "Who"))]);
    await append("lens:add", [
      create("lensDimensions", dimension("d2", lensIdSchema.parse("japan-security"), "Other")),
    ]);
    await append("lens:edit", [
      update("lensDimensions", await row("lensDimensions", "d1"), { label: "Whom" }),
    ]);
    await append("lens:remove", [remove("lensDimensions", await row("lensDimensions", "d1"))]);

    const parts = { table: "lensDimensions", field: "lensId" };
    const versions = await recordVersions(store, { table: "lenses", id: "own", parts });
    const told = versions.map(({ number, changes }) => [
      number,
      changes.map(({ field, before, after }) => [field, before, after]),
    ]);
    expect(told.slice(0, 2)).toEqual([
      [5, [[deletedField, null, "true"]]],
      [4, [["label", "Who", "Whom"]]],
    ]);
    expect(told.at(-2)).toEqual([2, [["region", "Japan", "Kyushu"]]]);
    expect(versions.at(-1)?.number).toBe(1);

    // A question that was another lens's before, and is again, is followed from when it came here.
    for (const lensId of [lens.id, lensIdSchema.parse("japan-security")]) {
      const moved = await store.ledger.record("lensDimensions", "d2");
      if (moved !== undefined)
        await append("lens:edit", [edit("lensDimensions", moved, { lensId })]);
    }
    const after = await recordVersions(store, { table: "lenses", id: "own", parts });
    expect(after.map(({ number }) => number)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(after[0]?.changes).toMatchObject([{ id: "d2", field: "lensId", isPart: true }]);
  });

  it("tells the values of a field and the versions of a record without reading the notebook", async () => {
    await fill();
    for (let round = 0; round < 3; round += 1) await rate("c1", round === 1 ? 2 : 4, "");
    const { ledger } = store;
    const apart = {
      lastSequence: ledger.lastSequence,
      read: (after: number, limit: number) => {
        expect(limit).toBe(1);
        return ledger.read(after, limit);
      },
      record: (table: string, id: string) => ledger.record(table, id),
      each: (table: string, see: Parameters<typeof ledger.each>[1]) => ledger.each(table, see),
    };
    const parts = { table: "evidence", field: "claimId" };
    const told = async (from: Parameters<typeof recordVersions>[0]["ledger"]) => [
      await fieldHistory({ ledger: from }, "claims", "c1", "credibility"),
      await recordVersions({ ledger: from }, { table: "claims", id: "c1", parts }),
    ];
    const [values, versions] = await told(apart);
    expect(values).toHaveLength(4);
    expect(versions).toHaveLength(4);

    await ledger.snapshot();
    expect(await told(apart)).toEqual([values, versions]);
    await store.state();
    expect(await told(apart)).toEqual([values, versions]);
  });

  it("leaves as JSON lines whose chain anyone can verify, and as a table with one row a record", async () => {
    await fill();
    await rate("c1", 2, '=HYPERLINK("x"), "quoted"\nand broken');
    const lines = path.join(folder, "log.jsonl");
    const table = path.join(folder, "log.csv");
    const { hash, entries } = await writeCustodyLog(store, everything, "jsonl", lines, nodeDisk);
    await writeCustodyLog(store, everything, "csv", table, nodeDisk);

    const bytes = await fs.readFile(lines);
    expect(hash).toBe(`sha256:${createHash("sha256").update(bytes).digest("hex")}`);
    const written = bytes.toString().trim().split("\n");
    expect(written).toHaveLength(entries);
    const check = new ChainCheck(sha256);
    for (const line of written) {
      const { sequence, changeSet } = JSON.parse(line) as { sequence: number; changeSet: unknown };
      check.take(sequence, changeSetSchema.parse(changeSet));
    }
    expect(check.breaks()).toEqual([]);

    const csv = await fs.readFile(table, "utf8");
    expect(csv).toContain("claims,c1,");
    expect(csv).toContain("credibility: 3 → 2");
    expect(csv).not.toMatch(/(^|,)=/m);
  });
});

describe("checking originals again", () => {
  const check = () => verifyOriginals(store, now, new AbortController().signal, () => {});

  it("finds every original as it was, and writes the outcome into the log", async () => {
    await fill();
    const act = await check();

    expect(act).toMatchObject({ count: 3, damaged: [], chainBreaks: 0 });
    expect(rowsOf(await store.state(), "custodyActs")).toEqual([
      expect.objectContaining({ id: act.id, kind: "originals-verified" }),
    ]);
  });

  it("names the article of which one byte was flipped on the disk", async () => {
    await fill();
    await store.rest();
    const pack = path.join(folder, "blobs", "00000001.pack");
    const bytes = await fs.readFile(pack);
    const at = bytes.indexOf("original of a2");
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await fs.writeFile(pack, bytes);

    const { damaged } = await check();
    expect(damaged).toEqual([expect.objectContaining({ articleId: "a2", what: "original" })]);
  });
});

describe("keeping what an issued brief rests on", () => {
  const issuedAt = "2026-03-01T00:00:00.000Z";

  async function issue(): Promise<void> {
    const exported = create("exports", {
      id: "x1",
      briefId: (await row("briefs", "b1")).id,
      format: "pdf",
      paper: "A4",
      fileHash: (await row("articles", "a1")).originalHash,
      fileName: "brief.pdf",
      exportedAt: issuedAt,
      openFindings: 0,
      isDraft: false,
    });
    await store.append({ action: "brief:export", changes: [exported] });
  }

  const retention = async (table: TableName, id: string, at: string) =>
    retentionOf(await store.state(), table, id, new Date(at));

  it("leaves free what no issued brief rests on", async () => {
    await fill();
    expect(await retention("articles", "a1", "2026-03-02")).toEqual({
      briefs: [],
      refusal: null,
      until: null,
    });
  });

  it.each([
    ["articles", "a1"],
    ["claims", "c1"],
    ["sources", "s-gazette"],
    ["briefs", "b1"],
  ] as const)("refuses to purge %s %s while the brief is not in the trash", async (table, id) => {
    await fill();
    await issue();
    expect(await retention(table, id, "2030-01-01")).toMatchObject({
      refusal: "cited",
      until: "2027-03-01T00:00:00.000Z",
      briefs: [{ id: "b1", issuedAt, isDeleted: false }],
    });
  });

  it("keeps it for a year from the last issue although the brief was deleted since", async () => {
    await fill();
    await issue();
    const changes = [remove("briefs", await row("briefs", "b1"))];
    await store.append({ action: "brief:delete", changes });

    expect((await retention("articles", "a1", "2027-02-28")).refusal).toBe("retained");
    expect((await retention("articles", "a1", "2027-03-02")).refusal).toBeNull();
  });
});
