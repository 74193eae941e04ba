import { expect, test } from "./railhead.ts";
import { Walk } from "./walk/walk.ts";
import { fewLooks, openSample, sayName } from "./walk/window.ts";

// `npm run test:axe` looks at everything in every theme at every size, and presses each button.

test("no view has a fault in any theme, at 200 % or in a small window", async ({ railhead }) => {
  test.slow();
  await sayName(railhead.page);
  await openSample(railhead);
  const walk = new Walk(railhead);
  await walk.seeViews(fewLooks);

  expect(walk.faults).toEqual([]);
  expect(walk.visited.size).toBeGreaterThanOrEqual(12);
});

test("nothing that a command opens has a fault, in any look", async ({ railhead }) => {
  test.slow();
  await sayName(railhead.page);
  await openSample(railhead);
  const walk = new Walk(railhead);
  await walk.seeCommands(fewLooks);

  expect(walk.faults).toEqual([]);
  expect(walk.visited.size).toBeGreaterThanOrEqual(20);
});
