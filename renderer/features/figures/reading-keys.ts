import type { Reading } from "#shared/domain/hypothesis/hypothesis.ts";

/** What a key on a cell reads the claim as: null takes a reading back, undefined is no such key. */
export function readingOfKey(key: string): Reading | null | undefined {
  switch (key) {
    case "+":
      return "consistent";
    case "-":
      return "inconsistent";
    case "0":
      return "neutral";
    case "Backspace":
      return null;
    default:
      return undefined;
  }
}
