import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { outFolder } from "../scripts/cache.mjs";
import { answerDialogs } from "./line-steps.ts";
import { ask, expect, test } from "./railhead.ts";

test("a notebook's file handed over by a second start is asked about, not imported", async ({
  railhead,
  app,
  page,
}) => {
  await page.getByRole("textbox", { name: "Your name" }).fill("A. Analyst");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const { id } = await ask<{ id: string }>(page, "notebook:create", { title: "Ports" });
  const file = path.join(railhead.profile, "ports.railhead");
  await answerDialogs(app, [file], file);
  await ask(page, "archive:save", { notebookId: id, workId: crypto.randomUUID() });

  const executable = await app.evaluate(() => process.execPath);
  const switches = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [...switches, outFolder(), "--profile", railhead.profile, file];
  await once(spawn(executable, args), "exit");
  const restoring = page.getByRole("dialog", { name: "Restore an archive" });
  await expect(restoring).toContainText("ports.railhead");
  await restoring.getByRole("button", { name: "Cancel" }).click();

  // Chosen among files to import, with a notebook open, it is asked about as well.
  await page.reload();
  await page.getByRole("button", { name: /^Ports/ }).click();
  await page.getByRole("button", { name: "Import files" }).first().click();
  await expect(restoring).toContainText("ports.railhead");
  expect(railhead.complaints).toEqual([]);
});
