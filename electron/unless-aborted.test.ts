import { expect, it } from "vitest";
import { unlessAborted } from "./unless-aborted.ts";

const never = () => new Promise<string>(() => {});

it("hands on what the work comes to", async () => {
  const { signal } = new AbortController();

  await expect(unlessAborted(Promise.resolve("printed"), signal)).resolves.toBe("printed");
  await expect(unlessAborted(Promise.reject(new Error("No paper")), signal)).rejects.toThrow(
    "No paper",
  );
});

it("refuses with the signal's reason while work goes on that never answers", async () => {
  const controller = new AbortController();
  const waiting = unlessAborted(never(), controller.signal);
  controller.abort(new Error("No longer wanted"));

  await expect(waiting).rejects.toThrow("No longer wanted");
  await expect(unlessAborted(never(), controller.signal)).rejects.toThrow("No longer wanted");
});
