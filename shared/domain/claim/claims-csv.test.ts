import { expect, it } from "vitest";
import { claimsCsv } from "./claims-csv.ts";

it("writes its columns where there is no claim", () => {
  expect(claimsCsv([]).split("\r\n")).toEqual([expect.stringContaining("claim,kind,hedge"), ""]);
});
