import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepLog, logUnexpected } from "./log.ts";

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-test-"));
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.off(event, logUnexpected);
  }
  fs.rmSync(folder, { recursive: true });
});

const sizeOf = (name: string) => fs.statSync(path.join(folder, name)).size;

it("stays short, however much goes wrong in one session", () => {
  keepLog(folder);
  const error = new Error("x".repeat(100_000));
  for (let index = 0; index < 50; index += 1) logUnexpected(error);

  expect(sizeOf("railhead.log")).toBeLessThan(1_300_000);
  expect(sizeOf("railhead.log.old")).toBeLessThan(1_300_000);
});

it("has the last problem in it, under the reference that was told", () => {
  keepLog(folder);
  const reference = logUnexpected(new Error("the tide was out"));

  const log = fs.readFileSync(path.join(folder, "railhead.log"), "utf8");
  expect(log).toContain(`${reference} Error: the tide was out`);
});

it("lets the program go on where it can not be written", () => {
  keepLog(folder);
  fs.mkdirSync(path.join(folder, "railhead.log"));

  expect(logUnexpected(new Error("no room"))).toMatch(/^[0-9a-f]{8}$/u);
});
