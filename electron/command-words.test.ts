import { describe, expect, it } from "vitest";
import { type Command, exitCodes } from "./command.ts";
import { parseWords } from "./command-words.ts";

const brief: Command = {
  name: "brief",
  usage: "brief <notebook> --lens <lens...> --out <file> [--strict]",
  wordsNeeded: 1,
  isWriting: false,
  options: { lens: "many", out: "one", strict: "flag" },
  run: async () => exitCodes.done,
};

const parse = (line: string) => parseWords(line.split(" ").filter(Boolean), [brief], "/here");

describe("the words of a command", () => {
  it("are its own in order, with its options by name, and --json anywhere", () => {
    expect(parse("brief --strict Rail --lens a b --out x.pdf --json")).toEqual({
      command: brief,
      input: {
        words: ["Rail"],
        options: { strict: [], lens: ["a", "b"], out: ["x.pdf"] },
        folder: "/here",
      },
      isJson: true,
    });
  });

  it("go on behind an option that takes one", () => {
    expect(parse("brief --out x.pdf Rail")).toMatchObject({ input: { words: ["Rail"] } });
  });

  it.each([
    ["", { wrong: "no-command", word: "" }],
    ["--json", { wrong: "no-command", word: "" }],
    ["brieff Rail", { wrong: "unknown-command", word: "brieff" }],
    ["brief Rail --loud", { wrong: "unknown-option", word: "--loud" }],
    ["brief --lens a", { wrong: "missing-words", word: brief.usage }],
  ])("that are wrong are told: %j", (line, expected) => {
    expect(parse(line)).toEqual(expected);
  });
});
