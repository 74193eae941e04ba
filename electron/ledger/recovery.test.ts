import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { v7 } from "uuid";
import { afterEach, beforeEach, expect, it } from "vitest";
import { changeSetDraftSchema } from "#shared/ledger/change.ts";
import { Ledger } from "./ledger.ts";
import { TestDisk } from "./test-disk.ts";

let root: string;
let nowMs = Date.UTC(2026, 0, 1);

beforeEach(async () => {
  root = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-test-"));
});

afterEach(async () => {
  await fs.rm(root, { recursive: true });
});

function opened(folder: string): Promise<Ledger> {
  const disk = new TestDisk();
  disk.isHasty = true;
  return Ledger.open(folder, {
    disk,
    schemaVersion: 1,
    tool: "railhead test",
    now: () => {
      nowMs += 1000;
      return new Date(nowMs);
    },
    isWritable: true,
    beforeWrite: async () => {},
  });
}

const notesPerSession = 4;

/** Five starts of four notes each, with a snapshot after the second and the fourth. */
async function written(folder: string): Promise<void> {
  for (let session = 0; session < 5; session += 1) {
    const ledger = await opened(folder);
    for (let note = 0; note < notesPerSession; note += 1) {
      const id = `c${session * notesPerSession + note + 1}`;
      const changes = [{ table: "claims", id, set: { title: `Statement ${id}` } }];
      const draft = changeSetDraftSchema.parse({ id: v7(), action: "claim:create", changes });
      await ledger.append(draft, "ana");
    }
    if (session % 2 === 1) await ledger.snapshot();
    await ledger.rest();
  }
}

const damages = fc.record({
  file: fc.nat(),
  how: fc.constantFrom("cut", "flip", "zero", "delete", "grow" as const),
  at: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
  bit: fc.nat({ max: 7 }),
});
type Damage = typeof damages extends fc.Arbitrary<infer D> ? D : never;

async function damage(folder: string, { file, how, at, bit }: Damage): Promise<string> {
  const names = (await fs.readdir(folder)).sort();
  const name = names[file % names.length] ?? "";
  const whole = path.join(folder, name);
  const bytes = await fs.readFile(whole);
  const offset = Math.floor(at * bytes.length);
  if (how === "delete") await fs.rm(whole);
  if (how === "cut") await fs.truncate(whole, offset);
  if (how === "grow") await fs.appendFile(whole, bytes.subarray(0, offset));
  if (how === "zero")
    await fs.writeFile(whole, bytes.fill(0, offset, Math.min(bytes.length, offset + 64)));
  if (how === "flip") {
    bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << bit), offset);
    await fs.writeFile(whole, bytes);
  }
  return name;
}

it("loses no more than the damaged file held alone, and tells of every loss, once", async () => {
  const whole = path.join(root, "whole", "ledger");
  await written(whole);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(damages, async (what) => {
      run += 1;
      const folder = path.join(root, `run-${run}`, "ledger");
      await fs.cp(whole, folder, { recursive: true });
      const name = await damage(folder, what);
      const ledger = await opened(folder);
      const entries = await ledger.read(0, 1000);
      const records = [...((await ledger.state()).get("claims")?.keys() ?? [])];
      await ledger.settled();
      const lostRecords = 5 * notesPerSession - records.length;
      const lostEntries = ledger.repairs
        .flatMap(({ lost }) => lost)
        .reduce((sum, [first, last]) => sum + last - first + 1, 0);

      // Snapshots cover the first four segments: only the fifth is all there is of its entries.
      expect(lostRecords).toBeLessThanOrEqual(name === "00000005.segment" ? notesPerSession : 0);
      expect(lostEntries).toBeLessThanOrEqual(notesPerSession);
      expect(lostEntries).toBeGreaterThanOrEqual(lostRecords);
      const isHistoryOnly = ledger.repairs.every((repair) => repair.isHistoryOnly === true);
      expect(lostEntries === 0 || isHistoryOnly === (lostRecords === 0)).toBe(true);
      // What is not lost is there, or is there once more.
      expect(entries.length).toBeGreaterThanOrEqual(5 * notesPerSession - lostEntries);
      await ledger.rest();

      const again = await opened(folder);
      expect((await again.state()).get("claims")?.size ?? 0).toBe(records.length);
      await again.read(0, 1000);
      await again.settled();
      expect(again.repairs).toEqual([]);
      await again.rest();
      // The entries alone say the same, so whoever is drawn from them is whole too.
      for (const file of await fs.readdir(folder)) {
        if (file.endsWith(".snapshot")) await fs.rm(path.join(folder, file));
      }
      const plain = await opened(folder);
      expect((await plain.state()).get("claims")?.size ?? 0).toBe(records.length);
      await plain.rest();
      await fs.rm(path.dirname(folder), { recursive: true });
    }),
    { numRuns: 100 },
  );
}, 120_000);
