import type { IpcMain, IpcMainInvokeEvent } from "electron";
import { describe, expect, it } from "vitest";
import { FailureError } from "#shared/failure.ts";
import { type Gate, type Handler, register } from "./register.ts";

type Listener = Parameters<IpcMain["handle"]>[1];

// The handler under test reads nothing of the event but what the gate is given.
const event = { sender: null } as unknown as IpcMainInvokeEvent;

/** Registers `link:open` and answers with what a page would get for its request. */
async function replyTo(raw: unknown, handler: Handler<"link:open">, isTrusted = true) {
  const logged: unknown[] = [];
  const gate: Gate = {
    isTrusted: () => isTrusted,
    logUnexpected: (error) => `bug-${logged.push(error)}`,
  };
  let listener: Listener | undefined;
  register({ handle: (_channel, given) => (listener = given) }, gate, "link:open", handler);
  const reply: unknown = await listener?.(event, raw);
  return { reply, logged };
}

describe("register", () => {
  it("hands a valid request to its handler and its answer back", async () => {
    const asked: string[] = [];
    const { reply } = await replyTo({ url: "https://example.org/a" }, ({ url }) => {
      asked.push(url);
      return {};
    });

    expect(asked).toEqual(["https://example.org/a"]);
    expect(reply).toEqual({ ok: true, value: {} });
  });

  it.each([
    [{ url: "file:///etc/passwd" }],
    [{ url: "javascript:alert(1)" }],
    [{}],
    [null],
    ["https://example.org/"],
  ])("does not let the handler see %j", async (raw) => {
    let wasCalled = false;
    const { reply, logged } = await replyTo(raw, () => {
      wasCalled = true;
      return {};
    });

    expect(wasCalled).toBe(false);
    expect(reply).toEqual({ ok: false, failure: { kind: "unexpected", reference: "bug-1" } });
    expect(logged).toHaveLength(1);
  });

  it("does not answer a page that is not the main window", async () => {
    const { reply, logged } = await replyTo({ url: "https://example.org/" }, () => ({}), false);

    expect(reply).toEqual({ ok: false, failure: { kind: "unexpected", reference: "bug-1" } });
    expect(String(logged[0])).toContain("Untrusted sender");
  });

  it("passes a failure on in its own words and keeps a bug's to the log", async () => {
    const failing = await replyTo({ url: "https://example.org/" }, () => {
      throw new FailureError({ kind: "cancelled" });
    });
    const broken = await replyTo({ url: "https://example.org/" }, () => {
      throw new Error("secret path");
    });

    expect(failing.reply).toEqual({ ok: false, failure: { kind: "cancelled" } });
    expect(failing.logged).toEqual([]);
    expect(JSON.stringify(broken.reply)).not.toContain("secret path");
  });
});
