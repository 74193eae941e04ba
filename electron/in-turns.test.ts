import { expect, it } from "vitest";
import { inTurns } from "./in-turns.ts";

it("lets others have their turn while it works, and answers with the outcome", async () => {
  let others = 0;
  const other = setInterval(() => {
    others += 1;
  }, 1);
  const until = performance.now() + 10_000;
  function* working() {
    while (others < 5 && performance.now() < until) yield undefined;
    return "done";
  }

  expect(await inTurns(working())).toBe("done");
  clearInterval(other);
  expect(others).toBeGreaterThan(4);
});

it("hands on what goes wrong in the work", async () => {
  function* failing(): Generator<undefined, never> {
    yield undefined;
    throw new Error("spoilt");
  }

  await expect(inTurns(failing())).rejects.toThrow("spoilt");
});
