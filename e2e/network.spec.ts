import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { expect, test } from "./railhead.ts";

declare global {
  interface Window {
    readonly railhead: { request(channel: string, input: unknown): Promise<unknown> };
  }
}

const logFile = path.join(os.tmpdir(), `railhead-net-${process.pid}.json`);

const logSchema = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
  events: z.array(z.object({ type: z.number(), params: z.unknown().optional() })),
});

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
  await railhead.page.evaluate(async (html) => {
    const ask = async (channel: string, input: unknown) => {
      const reply = (await window.railhead.request(channel, input)) as {
        ok: boolean;
        value: { id: string };
      };
      if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply)}`);
      return reply.value;
    };
    await ask("person:name", { name: "Ana" });
    const { id: notebookId } = await ask("notebook:create", { title: "Quiet" });
    const bytes = new TextEncoder().encode(html);
    const sources = [{ kind: "bytes", name: "freight.html", bytes }];
    await ask("article:import", { notebookId, batchId: crypto.randomUUID(), sources });

    const set = { title: "Brief", date: null, cutOff: null, marking: null, paper: "A4" };
    const rest = { language: "en", organisation: null, status: "draft" };
    const change = { table: "briefs", id: "b1", set: { ...set, ...rest } };
    const draft = { id: crypto.randomUUID(), action: "brief:create", changes: [change] };
    await ask("ledger:append", { notebookId, draft });
    await ask("brief:preview", { notebookId, briefId: "b1", paper: "A4" });
  }, hostilePage);
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

/** What a log of Chromium's network tells of the world outside: look-ups, connections, addresses. */
function outsideIn(file: string): readonly string[] {
  const { constants, events } = logSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  const names = new Map(
    Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]),
  );
  return events
    .map(({ type, params }) => `${names.get(type) ?? type} ${JSON.stringify(params ?? null)}`)
    .filter(
      (told) =>
        /^(?:HOST_RESOLVER_MANAGER_(?:REQUEST|JOB)|(?:TCP|SSL|UDP)_CONNECT)/u.test(told) ||
        /"url":"(?:https?|wss?|ftp):/u.test(told),
    );
}
