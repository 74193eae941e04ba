import { expect, it, vi } from "vitest";
import { overAt, printsOver } from "./prints-under-way.ts";

it("lets the program end at once where nothing is printed", async () => {
  await expect(printsOver()).resolves.toBeUndefined();
});

it("holds the program until every dialog has closed and its pages are handed on", async () => {
  vi.useFakeTimers();
  const isOver = vi.fn<() => void>();
  let lose: (reason: Error) => void = () => {};
  let print: (isPrinted: boolean) => void = () => {};
  void overAt(
    new Promise((_resolve, reject) => {
      lose = reject;
    }),
  );
  void overAt(
    new Promise((resolve) => {
      print = resolve;
    }),
  );
  void printsOver().then(isOver);

  lose(new Error("The page is gone"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isOver).not.toHaveBeenCalled();
  print(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(isOver).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(isOver).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
