import { expect, it } from "vitest";
import { changeSetSchema, type LedgerEntry } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { batchBefore, lastSession } from "./last-session.ts";

const idOf = (number: number) => `${String(number).padStart(8, "0")}-0000-4000-8000-000000000000`;
const importBatch = idOf(7);
const start = Date.parse("2026-01-05T08:00:00.000Z");

/** A ledger of so many entries of one person, of which those from one sequence to another are one batch. */
function ledgerOf(length: number, [from, to]: readonly [number, number], others: number[] = []) {
  const entries = Array.from({ length }, (_, index): LedgerEntry => {
    const sequence = index + 1;
    const isInBatch = sequence >= from && sequence <= to && !others.includes(sequence);
    const actorId = others.includes(sequence) ? "ben" : "ana";
    const ms = start + sequence;
    const changeSet = changeSetSchema.parse({
      id: idOf(sequence),
      action: isInBatch ? "article:import" : "claim:edit",
      actorId,
      at: new Date(ms).toISOString(),
      stamp: formatStamp({ ms, counter: 0, actorId }),
      tool: "0.1.0",
      changes: [{ table: "articles", id: `a${sequence}`, set: { title: "Words" } }],
      ...(isInBatch ? { batch: importBatch } : {}),
    });
    return { sequence, changeSet };
  });
  return {
    lastSequence: length,
    read: (after: number, limit: number) => Promise.resolve(entries.slice(after, after + limit)),
  };
}

const sequencesOf = (entries: readonly LedgerEntry[]) => entries.map(({ sequence }) => sequence);

it("names the batch that began before what an opening looks through, and finds the rest of it", async () => {
  const ledger = ledgerOf(2100, [101, 2050], [900, 901]);
  const { entries, cutBatch } = await lastSession(ledger, "ana");
  expect([entries[0]?.sequence, entries.at(-1)?.sequence]).toEqual([1601, 2100]);
  expect(cutBatch).toBe(importBatch);

  const rest = await batchBefore(ledger, importBatch, 1601);
  const wanted = Array.from({ length: 1500 }, (_, index) => 101 + index);
  expect(sequencesOf(rest)).toEqual(wanted.filter((one) => one !== 900 && one !== 901));
  expect(rest[0]?.changeSet.changes[0]?.set).toEqual({ title: null });
});

it("names none where the session began later, or the first entry is an act by itself", async () => {
  expect((await lastSession(ledgerOf(40, [1, 30]), "ana")).cutBatch).toBeNull();
  expect((await lastSession(ledgerOf(2100, [101, 1200]), "ana")).cutBatch).toBeNull();
});

it("reads a few entries where the last session was a short one, whatever stands before it", async () => {
  const ledger = ledgerOf(2100, [101, 2050]);
  let read = 0;
  const counted = {
    lastSequence: ledger.lastSequence,
    read: async (after: number, limit: number) => {
      const page = await ledger.read(after, limit);
      read += page.length;
      return page.map((entry) => (entry.sequence > 2097 ? onNextDay(entry) : entry));
    },
  };
  const { entries, cutBatch } = await lastSession(counted, "ana");
  expect(sequencesOf(entries)).toEqual([2098, 2099, 2100]);
  expect(cutBatch).toBeNull();
  expect(read).toBe(10);
});

function onNextDay({ sequence, changeSet }: LedgerEntry): LedgerEntry {
  const at = new Date(Date.parse(changeSet.at) + 86_400_000).toISOString();
  return { sequence, changeSet: { ...changeSet, at } };
}
