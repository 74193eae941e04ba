import { afterEach, describe, expect, it, vi } from "vitest";

class RecordedWorker {
  static readonly started: string[] = [];

  constructor(address: string) {
    RecordedWorker.started.push(address);
  }
}

afterEach(() => {
  RecordedWorker.started.length = 0;
  vi.unstubAllGlobals();
});

async function startWorkerAt(address: string): Promise<void> {
  vi.stubGlobal("location", new URL("app://railhead/"));
  vi.stubGlobal("Worker", RecordedWorker);
  const { startWorker } = await import("./trusted-types.ts");
  startWorker(address, "test");
}

describe("startWorker", () => {
  it("starts a worker that was built with the program", async () => {
    await startWorkerAt("/assets/notebook-worker-B1.js");

    expect(RecordedWorker.started).toEqual(["app://railhead/assets/notebook-worker-B1.js"]);
  });

  it.each([
    "https://example.org/assets/worker.js",
    "app://import/assets/worker.js",
    "data:text/javascript,1",
    "blob:app://railhead/5d2",
    "/elsewhere/worker.js",
    "/assets/../elsewhere.js",
  ])("refuses %s", async (address) => {
    await expect(startWorkerAt(address)).rejects.toThrow("Refused by Railhead's own policy");
    expect(RecordedWorker.started).toEqual([]);
  });
});
