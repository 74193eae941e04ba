import { expect, it } from "vitest";
import { WaitingFiles } from "./waiting-files.ts";

it("keeps archives for restoring and everything else for importing, each given once", () => {
  const files = new WaitingFiles(["/a.txt", "/ports.railhead"], () => {});
  files.add(["/b.html", "/Old.RAILHEAD"]);

  expect(files.take("articles")).toEqual(["/a.txt", "/b.html"]);
  expect(files.take("articles")).toEqual([]);
  expect(files.take("archives")).toEqual(["/ports.railhead"]);
  expect(files.take("archives")).toEqual(["/Old.RAILHEAD"]);
  expect(files.take("archives")).toEqual([]);
});

it("says when more came, and not when nothing did", () => {
  let told = 0;
  const files = new WaitingFiles([], () => {
    told += 1;
  });
  files.add([]);
  files.add(["/ports.railhead"]);

  expect(told).toBe(1);
});
