import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { KeptText } from "#shared/ipc/kept-work.ts";
import { NotebookTextKeeper } from "./text-keeper.ts";

let handed: (readonly KeptText[])[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  handed = [];
});

afterEach(() => {
  vi.useRealTimers();
});

function keeperWith(left: readonly KeptText[] = []): NotebookTextKeeper {
  const keeper = new NotebookTextKeeper({
    left,
    hand: async (texts) => handed.push(texts),
    now: () => new Date("2026-01-01T00:00:00Z"),
  });
  keeper.moveTo("claims claimId=c1", "Claims");
  return keeper;
}

const reason = { label: "Reason", where: "Rate the claim", keptAs: null };
const lastHanded = () => (handed.at(-1) ?? []).map(({ text }) => text);

it("hands over what is typed every moment, while typing goes on", async () => {
  const field = keeperWith().open(reason);
  for (const text of ["T", "Tw", "Two"]) {
    field.keep(text);
    await vi.advanceTimersByTimeAsync(200);
  }
  await vi.advanceTimersByTimeAsync(300);

  expect(handed.map((texts) => texts.map(({ text }) => text))).toEqual([["Tw"], ["Two"]]);
});

it("gives a text that was left behind to the same field in the same place, and to no other", async () => {
  const field = keeperWith().open(reason);
  field.keep("Two origins");
  await vi.advanceTimersByTimeAsync(300);
  const left = handed.at(-1) ?? [];

  const next = keeperWith(left);
  expect(next.unclaimed.get()).toEqual(left);
  expect(next.open({ ...reason, label: "Note" }).left).toBeNull();
  expect(next.open(reason).left).toBe("Two origins");
  expect(next.unclaimed.get()).toEqual([]);

  const elsewhere = keeperWith(left);
  elsewhere.moveTo("claims claimId=c2", "Claims");
  expect(elsewhere.open(reason).left).toBeNull();
});

it("tells two fields of one name apart", () => {
  const keeper = keeperWith();
  const [first, second] = [keeper.open(reason), keeper.open(reason)];
  first.keep("one");
  second.keep("two");
  const flushed = keeper.flush();

  return flushed.then(() => expect(lastHanded()).toEqual(["one", "two"]));
});

it("gives a text to whichever field of its record is there: the margin's note is the inspector's", async () => {
  const note = { label: "Note", where: "", keptAs: "note:m1" };
  const keeper = keeperWith();
  keeper.open(note);
  keeper.open(note).keep("Covers, not cargo");
  await vi.advanceTimersByTimeAsync(300);
  const left = handed.at(-1) ?? [];

  const next = keeperWith(left);
  expect(next.isLeft("note:m1")).toBe(true);
  expect(next.isLeft("note:m")).toBe(false);
  const field = next.open(note);
  expect(field.left).toBe("Covers, not cargo");
  expect(next.open(note).left).toBeNull();
  expect(next.unclaimed.get()).toEqual([]);
  field.release();
  await vi.advanceTimersByTimeAsync(300);
  expect(lastHanded()).toEqual([]);
});

it("forgets a text once it is saved, or its field has gone", async () => {
  const keeper = keeperWith();
  const saved = keeper.open(reason);
  saved.keep("saved");
  const gone = keeper.open({ ...reason, label: "Note" });
  gone.keep("gone");
  saved.release();
  gone.close();
  await vi.advanceTimersByTimeAsync(300);

  expect(lastHanded()).toEqual([]);
});

it("keeps the text of a field that is drawn anew in the same moment", async () => {
  const keeper = keeperWith();
  const field = keeper.open(reason);
  field.keep("still here");
  field.close();
  expect(keeper.open(reason).left).toBe("still here");
  await vi.advanceTimersByTimeAsync(300);

  expect(lastHanded()).toEqual(["still here"]);
});
