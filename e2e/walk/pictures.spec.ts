import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { asSmallPng } from "../../scripts/small-png.mjs";
import { expect, test } from "../railhead.ts";
import { lookLike, openSample, sayName, settled, showView } from "./window.ts";

const folder = path.resolve(import.meta.dirname, "../../docs/pictures");

/** What the README and the guide may carry in all: they are read over slow lines, too. */
const mostBytes = 600_000;

async function keep(page: Page, name: string): Promise<void> {
  await settled(page);
  await expect(page.getByRole("tooltip")).toHaveCount(0);
  const picture = asSmallPng(await page.screenshot({ animations: "disabled", caret: "hide" }));
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${name}.png`), picture);
}

test("pictures of the sample notebook", async ({ railhead }) => {
  test.setTimeout(300_000);
  const { page } = railhead;
  await sayName(page);
  await openSample(railhead);
  const look = { theme: "light", width: 1280, height: 800, zoom: 1 } as const;
  await lookLike(railhead, look);
  const list = page.getByRole("complementary", { name: "List" });
  const work = page.getByRole("main");

  await showView(railhead, "library");
  await list.getByRole("row", { name: /北朝鮮/ }).click();
  await keep(page, "library");

  await showView(railhead, "reader");
  await list.getByRole("row", { name: /Ministry gives/ }).click();
  await settled(page);
  await work.locator("[data-keys='passage']").getByText("northern Japan").first().click();
  await page.keyboard.press("s");
  await keep(page, "reader");

  await showView(railhead, "claims");
  await work.getByRole("row", { name: /A North Korean ballistic missile/ }).click();
  await keep(page, "claims");
  await page.keyboard.press("l");
  await page.keyboard.press("1");
  await expect(page.getByRole("dialog")).toBeVisible();
  await keep(page, "decide");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await showView(railhead, "sources");
  await work.getByRole("row", { name: /Japan Ministry of Defense/ }).click();
  await keep(page, "sources");

  await showView(railhead, "synthesis");
  await list
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") })
    .first()
    .click();
  await keep(page, "synthesis");

  await showView(railhead, "figures");
  await list.getByRole("row", { name: "Sources and origins" }).click();
  await keep(page, "figures");

  await showView(railhead, "brief");
  await work.getByRole("radio", { name: "Pages" }).click();
  await expect(work.getByRole("status").filter({ hasText: /pages/ })).not.toHaveText(/Drawing/);
  await keep(page, "brief");

  await showView(railhead, "search");
  await page.getByPlaceholder(/kind:claim/).fill("missile");
  await expect(page.getByRole("option").first()).toBeVisible();
  await keep(page, "search");

  await showView(railhead, "sources");
  await lookLike(railhead, { ...look, theme: "dark" });
  await showView(railhead, "claims");
  await keep(page, "claims-dark");

  const sizes = fs.readdirSync(folder).map((name) => fs.statSync(path.join(folder, name)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(mostBytes);
});
