import { axeFindings, expect, test } from "./railhead.ts";
import { Walk } from "./walk/walk.ts";
import {
  fewLooks,
  lookLike,
  looks,
  openSample,
  sayName,
  settled,
  showView,
} from "./walk/window.ts";

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

test("what floats beside a button stays in sight when the window is zoomed under it", async ({
  railhead,
}) => {
  const { page } = railhead;
  const [plain, , , enlarged] = looks;
  if (plain === undefined || enlarged === undefined) throw new Error("There are fewer looks now.");
  await sayName(page);
  await openSample(railhead);
  await lookLike(railhead, plain);
  await showView(railhead, "synthesis");
  await page
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") })
    .first()
    .click();
  await page.getByRole("button", { name: "Earlier values: resolution" }).click();
  const values = page.getByRole("dialog", { name: "Earlier values: resolution" });
  await expect(values).toBeInViewport({ ratio: 1 });
  await lookLike(railhead, enlarged);
  await settled(page);

  await expect(values).toBeInViewport({ ratio: 1 });
  expect(await axeFindings(page)).toEqual([]);
});
