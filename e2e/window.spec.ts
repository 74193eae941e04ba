import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { outFolder } from "../scripts/cache.mjs";
import { axeFindings, expect, showTheme, takePictures, test } from "./railhead.ts";

test("the first thing shown is right by axe, in both themes", async ({ railhead }) => {
  await expect(railhead.page.locator("#root")).not.toBeEmpty();
  for (const theme of ["light", "dark"] as const) {
    await showTheme(railhead.app, theme);
    await expect(railhead.page.locator("html")).toHaveAttribute("data-theme", theme);
    expect(await axeFindings(railhead.page)).toEqual([]);
  }
  await takePictures(railhead, "first-start");
});

test("a second start on the same data folder leaves at once", async ({ railhead, app }) => {
  await expect(railhead.page).toHaveTitle(/Railhead/);
  const executable = await app.evaluate(() => process.execPath);
  const switches = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const second = spawn(executable, [...switches, outFolder(), "--profile", railhead.profile]);
  const [exitCode] = await once(second, "exit");

  expect(exitCode).toBe(0);
  await expect(railhead.page).toHaveTitle(/Railhead/);
});

test("the program opens again after it was killed", async ({ railhead }) => {
  await railhead.kill();
  await railhead.open();

  await expect(railhead.page).toHaveTitle(/Railhead/);
  await railhead.restart();
  await expect(railhead.page).toHaveTitle(/Railhead/);
  expect(railhead.complaints).toEqual([]);
});

test("the window comes back where it was closed", async ({ railhead }) => {
  const bounds = { x: 60, y: 40, width: 1000, height: 700 };
  const shownAt = () =>
    railhead.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.isVisible());
      return window?.isVisible() ? window.getBounds() : null;
    });
  // A person can move it only once it is there.
  await expect.poll(shownAt).not.toBeNull();
  await railhead.app.evaluate(({ BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.setBounds(place);
  }, bounds);
  await expect.poll(shownAt).toEqual(bounds);
  await railhead.restart();

  await expect.poll(shownAt).toEqual(bounds);
});

test("a page whose process died is shown again", async ({ app, page }) => {
  await expect(page).toHaveTitle(/Railhead/);
  const isShownAgain = await app.evaluate(
    ({ webContents }) =>
      new Promise<boolean>((resolve) => {
        const [contents] = webContents.getAllWebContents();
        contents?.once("did-finish-load", () => resolve(!contents.isCrashed()));
        contents?.forcefullyCrashRenderer();
      }),
  );

  expect(isShownAgain).toBe(true);
});

test("a start that is not a command is told why nothing opens, too", async ({ railhead, app }) => {
  const executable = await app.evaluate(() => process.execPath);
  const notAFolder = path.join(railhead.profile, "a-file");
  fs.writeFileSync(notAFolder, "");
  const switches = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const refused = spawn(executable, [...switches, outFolder(), "--profile", notAFolder]);
  // The engine may have something of its own to say first.
  let words = "";
  refused.stderr.on("data", (chunk) => {
    words += String(chunk);
  });
  await expect.poll(() => words).toContain("its data folder can not be used");
  refused.kill();
});

test("a data folder that can't be used is named, and nothing opens", async ({ railhead, app }) => {
  const executable = await app.evaluate(() => process.execPath);
  const notAFolder = path.join(railhead.profile, "a-file");
  fs.writeFileSync(notAFolder, "");
  const switches = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [...switches, outFolder(), "--profile", path.join(notAFolder, "data"), "--cli"];
  const refused = spawn(executable, [...args, "--", "notebooks"]);
  let words = "";
  refused.stderr.on("data", (chunk) => {
    words += String(chunk);
  });
  const [exitCode] = await once(refused, "close");

  expect(exitCode).toBe(4);
  expect(words).toContain("its data folder can not be used");
  expect(words).toContain(notAFolder);
});
