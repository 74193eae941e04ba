import { expect, it } from "vitest";
import { secondsLeft, type Work } from "./work-in-progress.ts";

const work = (done: number, total: number): Work => ({
  id: 1,
  title: "Importing",
  done,
  total,
  startedAtMs: 1000,
  cancel: null,
  pause: null,
  isPaused: false,
});

it("tells the time left by the pace so far", () => {
  expect(secondsLeft(work(10, 40), 11_000)).toBe(30);
});

it.each([
  ["nothing is done", work(0, 40), 60_000],
  ["it has only just begun", work(10, 40), 1500],
  ["the amount is unknown", work(10, 0), 60_000],
  ["it is paused", { ...work(10, 40), isPaused: true }, 60_000],
  ["all is done", work(40, 40), 60_000],
])("says nothing while %s", (_, running, nowMs) => {
  expect(secondsLeft(running, nowMs)).toBeNull();
});
