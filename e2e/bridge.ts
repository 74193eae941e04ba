import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";

declare global {
  interface Window {
    readonly railhead: {
      request(channel: string, input: unknown): Promise<unknown>;
      on(event: string, listen: (payload: never) => void): () => void;
    };
  }
}

/** Asks over the window's own bridge, as the program's pages do; a refusal fails the test. */
export async function ask<Value>(page: Page, channel: string, input: unknown): Promise<Value> {
  const reply = await page.evaluate(
    ([name, asked]) => window.railhead.request(String(name), asked),
    [channel, input] as const,
  );
  const { ok, value } = reply as { readonly ok: boolean; readonly value?: unknown };
  expect(ok, `${channel} answered ${JSON.stringify(reply)}`).toBe(true);
  // The contract says what each channel answers with; each caller names its own.
  return value as Value;
}

/** One article imported from a page, and a brief printed: everything that hidden windows do. */
export async function makeBrief(page: Page, title: string, html: string): Promise<void> {
  await ask(page, "person:name", { name: "Ana" });
  const { id: notebookId } = await ask<{ id: string }>(page, "notebook:create", { title });
  const results = await page.evaluate(
    ([id, text]) => {
      const bytes = new TextEncoder().encode(text);
      const sources = [{ kind: "bytes", name: "freight.html", bytes }];
      const input = { notebookId: id, batchId: crypto.randomUUID(), sources };
      return window.railhead.request("article:import", input);
    },
    [notebookId, html] as const,
  );
  expect(results).toMatchObject({ ok: true, value: [{ status: "imported" }] });

  const set = { title: "Brief", date: null, cutOff: null, marking: null, paper: "A4" };
  const rest = { language: "en", organisation: null, status: "draft" };
  const change = { table: "briefs", id: "b1", set: { ...set, ...rest } };
  const draft = { id: randomUUID(), action: "brief:create", changes: [change] };
  await ask(page, "ledger:append", { notebookId, draft });
  await ask(page, "brief:preview", {
    notebookId,
    briefId: "b1",
    paper: "A4",
    workId: randomUUID(),
  });
}
