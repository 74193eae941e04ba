import { expect, test } from "../railhead.ts";
import { Walk } from "./walk.ts";
import { looks, openSample, sayName } from "./window.ts";

const parts = 2;

/** `RAILHEAD_LOOKS=0,4,8` takes only these of the looks. */
const chosen = process.env["RAILHEAD_LOOKS"]?.split(",").map(Number);
const wanted = chosen === undefined ? looks : looks.filter((_, index) => chosen.includes(index));

test("nothing is wrong before a notebook is open, in any look", async ({ railhead }) => {
  const walk = new Walk(railhead);
  for (const look of wanted) await walk.lookAtNow("first start", look);
  await sayName(railhead.page);
  for (const look of wanted) await walk.lookAtNow("notebooks", look);
  expect(walk.faults).toEqual([]);
});

for (let part = 0; part < parts; part += 1) {
  test(`nothing is wrong in any view, dialog or menu, in any look (${part + 1} of ${parts})`, async ({
    railhead,
  }) => {
    test.setTimeout(3_600_000);
    await sayName(railhead.page);
    await openSample(railhead);
    const walk = new Walk(railhead);
    await walk.seeAll(wanted, part, parts);

    expect(walk.faults).toEqual([]);
    expect(walk.visited.size).toBeGreaterThan(10);
  });
}
