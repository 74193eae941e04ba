import { describe, expect, it } from "vitest";
import { widthOf, wrapped } from "./text-measure.ts";

describe("wrapped", () => {
  it("breaks a word that is wider than the room with a hyphen", () => {
    const lines = wrapped("A shopkeeper", 60, 12, 3);
    expect(lines).toEqual(["A", "shopkee-", "per"]);
    for (const line of lines) expect(widthOf(line, 12)).toBeLessThanOrEqual(60);
  });

  it("breaks between East Asian letters without one", () => {
    expect(wrapped("青森県付近", 26, 12, 3)).toEqual(["青森", "県付", "近"]);
  });

  it("ends in an ellipsis where lines run out", () => {
    expect(wrapped("one two three four", 36, 12, 2)).toEqual(["one", "two…"]);
  });
});
