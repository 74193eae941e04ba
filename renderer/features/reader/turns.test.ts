import { expect, it } from "vitest";
import { inTurns } from "./turns.ts";

function* steps(count: number, stepMs: number): Generator<undefined, string> {
  for (let step = 0; step < count; step += 1) {
    const end = performance.now() + stepMs;
    while (performance.now() < end);
    yield undefined;
  }
  return "done";
}

it("does short work before it returns", () => {
  const told: string[] = [];
  inTurns(steps(3, 0), (outcome) => told.push(outcome));
  expect(told).toEqual(["done"]);
});

it("leaves long work after a turn, and ends it in later ones", async () => {
  const told: string[] = [];
  const outcome = new Promise((resolve) => {
    inTurns(steps(160, 0.5), (done) => {
      told.push(done);
      resolve(done);
    });
  });
  expect(told).toEqual([]);
  expect(await outcome).toBe("done");
  expect(told).toEqual(["done"]);
});

it("tells nothing of work that was given up", async () => {
  let isTold = false;
  const giveUp = inTurns(steps(64, 1), () => {
    isTold = true;
  });
  giveUp();
  await new Promise((resolve) => inTurns(steps(160, 0.5), resolve));
  expect(isTold).toBe(false);
});
