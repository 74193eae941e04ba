import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, type Railhead, takePictures, test } from "./railhead.ts";

const harbour =
  "The yard\n\nBy Mina Okafor\n\nWagons at the northern yard rose to about 1,000 on 3 May.";
const missile = "북한 소식\n\n북한이 5일 미사일을 발사했다. 정부는 즉각 규탄했다.";

/** A notebook with two articles and a claim, made over the window's own bridge: these tests are about finding. */
async function startNotebook(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("A. Analyst");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "New notebook" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Harbour");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  await page.evaluate(
    async (texts) => {
      const ask = async (channel: string, input: unknown) => {
        const reply = await window.railhead.request(channel as never, input as never);
        return (reply as { value: unknown }).value;
      };
      const [notebook] = (await ask("notebook:list", {})) as { id: string }[];
      const notebookId = notebook?.id;
      const sources = texts.map((text, index) => ({
        kind: "bytes",
        name: `article-${index}.txt`,
        bytes: new TextEncoder().encode(text),
      }));
      await ask("article:import", { notebookId, batchId: crypto.randomUUID(), sources });
      const set = {
        statement: "About 1,000 wagons stood in the yard",
        kind: "figure",
        hedge: "approximate",
        credibility: null,
        credibilityReason: null,
        note: null,
      };
      const changes = [{ table: "claims", id: crypto.randomUUID(), set }];
      const draft = { id: crypto.randomUUID(), action: "claim:create", changes };
      await ask("ledger:append", { notebookId, draft });
    },
    [harbour, missile],
  );
}

const field = (page: Page) => page.getByRole("combobox", { name: "Search everything" });
const hits = (page: Page) => page.getByRole("listbox", { name: "Results" }).getByRole("option");

test("words are found as they are typed, and the way there and back goes by keys", async ({
  railhead,
  page,
}) => {
  await startNotebook(page);
  await page.keyboard.press("Control+Shift+F");
  await expect(field(page)).toBeFocused();
  await expectAccessible(railhead);
  await page.keyboard.type("wagons 1000");
  await expect(hits(page)).toHaveCount(2);
  await expect(hits(page).first().locator("mark")).toHaveText(["Wagons", "1,000"]);
  await takePictures(railhead, "search");
  await expectAccessible(railhead);

  await page.keyboard.press("Enter");
  const text = page.getByRole("document", { name: /^Text of/ });
  await expect(text).toBeFocused();
  // The reader says which passage it stands on.
  await expect(page.getByRole("status").filter({ hasText: "Wagons" })).toBeAttached();

  await page.keyboard.press("Alt+ArrowLeft");
  await expect(field(page)).toBeFocused();
  await expect(hits(page)).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation").locator('[aria-current="page"]')).toHaveAccessibleName(
    "Claims",
  );

  await page.keyboard.press("Control+Shift+F");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("미사");
  await expect(hits(page)).toHaveCount(1);
  await expect(hits(page).locator("mark").first()).toHaveText("미사");

  await page.keyboard.press("Control+a");
  await page.keyboard.type("wagnos ");
  await page.getByRole("button", { name: "wagons", exact: true }).click();
  await expect(hits(page)).toHaveCount(2);
  expect(railhead.complaints).toEqual([]);
});

test("saved searches stay, and a damaged index makes itself anew", async ({ railhead, page }) => {
  await startNotebook(page);
  await page.keyboard.press("Control+Shift+F");
  await field(page).fill("kind:figure yard");
  await expect(hits(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Save search" }).click();
  await expect(page.getByRole("button", { name: "Saved", exact: true })).toBeDisabled();

  await railhead.quit();
  expect(damageIndexes(railhead)).toBeGreaterThan(0);
  await railhead.open();
  const again = railhead.page;
  await again.getByRole("button", { name: /^Harbour/ }).click();
  await expect(again.getByRole("navigation", { name: "Views" })).toBeVisible();
  await again.keyboard.press("Control+Shift+F");
  await again.getByRole("button", { name: "kind:figure yard", exact: true }).click();
  await expect(hits(again)).toHaveCount(1);
  await field(again).fill("wagons");
  await expect(hits(again)).toHaveCount(2);
});

/** Overwrites the middle of every file of the page's own file system; says how many there were. */
function damageIndexes({ profile }: Railhead): number {
  const folder = path.join(profile, "chromium", "File System");
  let damaged = 0;
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name);
    const stat = fs.statSync(file);
    // SQLite's file stands behind a head of 4 KiB that names it.
    if (!stat.isFile() || stat.size < 40_000) continue;
    const handle = fs.openSync(file, "r+");
    fs.writeSync(handle, Buffer.alloc(8192, 0xab), 0, 8192, 8192);
    fs.closeSync(handle);
    damaged += 1;
  }
  return damaged;
}
