import { describe, expect, it, vi } from "vitest";
import { CommandRegistry } from "./command-registry.tsx";
import { canRun } from "./runnable-menu.ts";

/** Registers a pane for a command that was chosen before, and lets what it has to run come round. */
async function comesUp(registry: CommandRegistry): Promise<boolean> {
  const handler = vi.fn<() => void>();
  registry.register("claim:edit", handler);
  await Promise.resolve();
  return handler.mock.calls.length > 0;
}

describe("a command whose view is still to come up", () => {
  it("runs once its pane is there, also for who types ahead", async () => {
    const registry = new CommandRegistry();
    registry.runWhenRegistered("claim:edit");
    registry.forgetUntaken(performance.now() + 300);
    expect(await comesUp(registry)).toBe(true);
    expect(await comesUp(registry)).toBe(false);
  });

  it("does not run at a later act, when its pane comes up for another reason", async () => {
    const registry = new CommandRegistry();
    registry.runWhenRegistered("claim:edit");
    registry.forgetUntaken(performance.now() + 5000);
    expect(await comesUp(registry)).toBe(false);
  });
});

it("is offered where it leads to its view, or where its view takes it up", () => {
  const registry = new CommandRegistry();
  expect(canRun(registry, "library", "claim:edit")).toBe(true);
  expect(canRun(registry, "claims", "claim:edit")).toBe(false);
  registry.register("claim:edit", () => {});
  expect(canRun(registry, "claims", "claim:edit")).toBe(true);
});

it("is not led to from elsewhere where it decides something at once", () => {
  const registry = new CommandRegistry();
  const deciding = ["article:confirm", "suggestion:accept", "suggestion:dismiss"] as const;
  for (const id of deciding) expect(canRun(registry, "figures", id)).toBe(false);
});
