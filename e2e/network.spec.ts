import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeBrief } from "./bridge.ts";
import { outsideIn } from "./canary.ts";
import { startNotebook } from "./line-steps.ts";
import { expect, expectAccessible, test } from "./railhead.ts";

const logFile = path.join(os.tmpdir(), `railhead-net-${process.pid}.json`);

/** A page that asks for things from outside in every way that a reader might follow. */
const hostilePage = `<!doctype html><html lang="en"><head><title>Freight fell</title>
<link rel="stylesheet" href="https://canary.example/a.css">
<link rel="preconnect" href="https://canary.example"><link rel="dns-prefetch" href="//canary.example">
<script src="https://canary.example/a.js"></script></head><body>
<img src="https://canary.example/a.png"><iframe src="https://canary.example/"></iframe>
<article><h1>Freight fell</h1><p>Rail freight fell by a tenth, the ministry said on Monday, after
two lines were closed for repair and a third was given over to passengers for the season.</p></article>
</body></html>`;

test.use({ switches: [`--log-net-log=${logFile}`] });
test.afterEach(() => fs.rmSync(logFile, { force: true }));

test("nothing is looked up or connected to, from the first start to a printed brief", async ({
  railhead,
}) => {
  const { page } = railhead;
  await makeBrief(page, "Quiet", hostilePage);
  await railhead.quit();

  expect(outsideIn(logFile)).toEqual([]);
});

test("the log by which that is held tells of a request that got past the program's own refusal", async ({
  railhead,
}) => {
  await railhead.app.evaluate(({ session }) => {
    const careless = session.fromPartition("careless");
    careless.webRequest.onBeforeRequest(null);
    // No name is ever found; that it was asked for is what the log has to tell.
    return careless.fetch("https://canary.example/").catch(() => null);
  });
  await railhead.quit();

  expect(outsideIn(logFile).join("\n")).toContain("canary.example");
});

test("the words Network: none open what was kept from the network, as plain text", async ({
  railhead,
  app,
  page,
}) => {
  await startNotebook(page, "Quiet");
  await page.evaluate(() => window.open("https://canary.example/<b>"));
  // Stopped by the page's own policy, before the session ever sees it.
  await page.evaluate(() => fetch("https://canary.example/policy").catch(() => null));
  await app.evaluate(({ session }) =>
    session.defaultSession.fetch("https://canary.example/").catch(() => null),
  );
  await page.getByRole("button", { name: "Network: none" }).click();

  const dialog = page.getByRole("dialog", { name: "Network: none" });
  await expect(dialog.getByRole("list", { name: "What was refused" })).toHaveText(
    /1 attempt to open a window.*2 requests/u,
  );
  await expect(dialog.getByText("https://canary.example/%3Cb%3E")).toBeVisible();
  await expect(dialog.getByText("https://canary.example/policy")).toBeVisible();
  await expect(dialog.getByRole("link")).toHaveCount(0);
  await expectAccessible(railhead);
});
