import type { Command, CommandInput } from "./command.ts";

/** What the words after the program's name ask for; a string is what is wrong with them. */
export type Parsed =
  | { readonly command: Command; readonly input: CommandInput; readonly isJson: boolean }
  | {
      readonly wrong: "no-command" | "unknown-command" | "unknown-option" | "missing-words";
      readonly word: string;
    };

/** Reads the words of a command line. `--json` may stand anywhere. */
export function parseWords(
  words: readonly string[],
  commands: readonly Command[],
  folder: string,
): Parsed {
  const isJson = words.includes("--json");
  const [name, ...rest] = words.filter((word) => word !== "--json");
  if (name === undefined) return { wrong: "no-command", word: "" };
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) return { wrong: "unknown-command", word: name };

  const plain: string[] = [];
  const options: Record<string, string[]> = {};
  let taking: { readonly into: string[]; left: number } | null = null;
  for (const word of rest) {
    if (word.startsWith("--") && word.length > 2) {
      const option = word.slice(2);
      const kind = command.options?.[option];
      if (kind === undefined) return { wrong: "unknown-option", word };
      const into = options[option] ?? [];
      options[option] = into;
      taking = kind === "flag" ? null : { into, left: kind === "one" ? 1 : Infinity };
    } else if (taking !== null && taking.left > 0) {
      taking.into.push(word);
      taking.left -= 1;
    } else {
      plain.push(word);
    }
  }
  if (plain.length < command.wordsNeeded) return { wrong: "missing-words", word: command.usage };
  return { command, input: { words: plain, options, folder }, isJson };
}
