import { describe, expect, it } from "vitest";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import { ReadingText } from "./reading-text.ts";

const text = "One goes. Two stays.\nFOLDED AWAY\nThree runs. Four walks.";
const blocks = [
  { start: 0, end: 20 },
  { start: 33, end: text.length },
];
const reading = new ReadingText(text, blocks, "en");
const words = (range: TextRange | null) =>
  range === null ? null : text.slice(range.start, range.end);

describe("moving through an article", () => {
  it("goes from sentence to sentence, past what is folded away", () => {
    expect(words(reading.at("sentence", 3))).toBe("One goes.");
    expect(words(reading.after("sentence", 10))).toBe("Three runs.");
    expect(words(reading.before("sentence", 33))).toBe("Two stays.");
    expect(reading.after("sentence", 50)).toBeNull();
  });

  it("goes from word to word", () => {
    expect(words(reading.after("word", 0))).toBe("goes");
    expect(words(reading.before("word", 33))).toBe("stays");
  });

  it("widens a word to its sentence, and a sentence to its paragraph", () => {
    const word = reading.at("word", 4);
    const sentence = reading.widened(4, word);
    expect(words(sentence)).toBe("One goes.");
    expect(words(reading.widened(4, sentence))).toBe("One goes. Two stays.");
  });

  it("extends a passage by sentences and takes them off again", () => {
    const first = reading.at("sentence", 0) ?? { start: 0, end: 1 };
    const two = reading.extended("sentence", first);
    expect(words(two)).toBe("One goes. Two stays.");
    expect(words(reading.shortened("sentence", two))).toBe("One goes.");
    expect(words(reading.extended("sentence", two))).toBe(
      "One goes. Two stays.\nFOLDED AWAY\nThree runs.",
    );
  });

  it("extends a begun sentence to its end first", () => {
    expect(words(reading.extended("sentence", { start: 0, end: 3 }))).toBe("One goes.");
  });

  it("answers null where there are no words", () => {
    expect(new ReadingText("", [], null).at("sentence", 0)).toBeNull();
  });
});
