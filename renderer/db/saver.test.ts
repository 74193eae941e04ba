import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Failure, FailureError } from "#shared/failure.ts";
import {
  type ChangeSetDraft,
  changeSetDraftSchema,
  type LedgerEntry,
  writtenEntrySchema,
} from "#shared/ledger/change.ts";
import { Saver } from "./saver.ts";

const full: Failure = { kind: "disk-full", path: "/data" };
let sent: ChangeSetDraft[] = [];
let failures: Error[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  failures = [];
});

afterEach(() => {
  vi.useRealTimers();
});

/** A ledger that refuses as often as there are failures, then takes what comes. */
async function append(draft: ChangeSetDraft): Promise<LedgerEntry> {
  sent.push(draft);
  const failure = failures.shift();
  if (failure !== undefined) throw failure;
  return writtenEntrySchema.parse({
    sequence: sent.length,
    changeSet: {
      ...draft,
      stamp: "000000000001-0000-ana",
      actorId: "ana",
      at: "2026-01-01T09:30:00.000Z",
      tool: "railhead test",
    },
  });
}

function draft(number: number): ChangeSetDraft {
  return changeSetDraftSchema.parse({
    id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    action: "claim:edit",
    changes: [{ table: "claims", id: "c1", set: { statement: `${number}` } }],
  });
}

describe("saving", () => {
  it("is saved only when the ledger has answered", async () => {
    const saver = new Saver(append);
    expect(saver.state.get()).toEqual({ kind: "saved", at: null });

    const saving = saver.save(draft(1));
    await vi.advanceTimersByTimeAsync(0);
    await saving;
    expect(saver.state.get()).toEqual({ kind: "saved", at: "2026-01-01T09:30:00.000Z" });
    expect(saver.unsaved).toEqual([]);
  });

  it("sends one after the other, in the order given", async () => {
    const saver = new Saver(append);
    await Promise.all([saver.save(draft(1)), saver.save(draft(2)), saver.save(draft(3))]);

    expect(sent).toEqual([draft(1), draft(2), draft(3)]);
  });

  it("keeps what the disk refuses and sends it again under the same id, before what came after it", async () => {
    failures = [new FailureError(full), new FailureError(full)];
    const saver = new Saver(append);
    const first = saver.save(draft(1));
    const second = saver.save(draft(2));
    await vi.advanceTimersByTimeAsync(0);

    expect(saver.state.get()).toEqual({ kind: "not-saved", failure: full, count: 2 });
    expect(saver.unsaved).toEqual([draft(1), draft(2)]);

    await vi.advanceTimersByTimeAsync(60_000);
    await Promise.all([first, second]);
    expect(sent.map(({ id }) => id)).toEqual(
      [draft(1), draft(1), draft(1), draft(2)].map(({ id }) => id),
    );
    expect(saver.state.get().kind).toBe("saved");
  });

  it("counts what waits for its turn as unsaved, and one given up as gone", async () => {
    failures = [new FailureError(full)];
    const saver = new Saver(append);
    const saving = saver.save(draft(1));
    await vi.advanceTimersByTimeAsync(0);
    saver.hold(draft(2));
    const third = draft(3);
    saver.hold(third);
    saver.release(third);

    expect(saver.unsaved).toEqual([draft(1), draft(2)]);
    expect(saver.state.get()).toMatchObject({ kind: "not-saved", count: 2 });
    saver.retryNow();
    await saving;
    expect(saver.unsaved).toEqual([draft(2)]);
  });

  it("is settled once all is on disk, and as soon as the disk refuses", async () => {
    const saver = new Saver(append);
    await saver.settled();
    const saving = saver.save(draft(1));
    let isSettled = false;
    const settling = saver.settled().then(() => {
      isSettled = true;
    });
    expect(isSettled).toBe(false);
    await vi.advanceTimersByTimeAsync(0);
    await Promise.all([saving, settling]);

    failures = [new FailureError(full)];
    const refused = saver.save(draft(2));
    await saver.settled();
    expect(saver.state.get().kind).toBe("not-saved");
    await vi.advanceTimersByTimeAsync(60_000);
    await refused;
  });

  it("tries again at once when asked to", async () => {
    failures = [new FailureError(full)];
    const saver = new Saver(append);
    const saving = saver.save(draft(1));
    await vi.advanceTimersByTimeAsync(0);
    saver.retryNow();

    expect((await saving).sequence).toBe(2);
  });

  it("lets go of what is refused for itself, and saves the rest", async () => {
    failures = [new FailureError({ kind: "notebook-read-only" })];
    const saver = new Saver(append);
    const first = saver.save(draft(1));
    const second = saver.save(draft(2));

    await expect(first).rejects.toMatchObject({ failure: { kind: "notebook-read-only" } });
    expect((await second).changeSet.id).toBe(draft(2).id);
    expect(saver.unsaved).toEqual([]);
  });
});
