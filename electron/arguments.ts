import path from "node:path";

export type Arguments = {
  /** The data folder asked for, or null for the usual one. */
  readonly profile: string | null;
  /** The words of a command for the command line, or null to open the window. */
  readonly command: readonly string[] | null;
  /** True when a first start is to open the sample notebook, as `npm start` asks for. */
  readonly isSampleWanted: boolean;
  /** Files to open, as when one is dropped on the program's icon. */
  readonly files: readonly string[];
};

/** What stands round the words of the program's own. */
export interface ArgumentSurroundings {
  readonly commandNames?: readonly string[];
  /** Where a program that is not packed lies: Electron's own words come before it. */
  readonly programFolder?: string | null;
}

/**
 * What the program was started with. `--cli --` marks a command, and so does the name of one as the
 * first word: `railhead import ...` of a packed program, while one run from a checkout has its own
 * folder there. `--profile` may stand before or inside it and outranks `RAILHEAD_PROFILE`.
 */
export function parseArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { commandNames = [], programFolder = null }: ArgumentSurroundings = {},
): Arguments {
  const words = [...argv];
  const profile = takeOption(words, "--profile") ?? environment["RAILHEAD_PROFILE"];
  const command = commandIn(words, commandNames);
  const isSampleWanted = command === null && words.includes("--sample");
  const files = command === null ? filesAmong(words, programFolder) : [];

  return { profile: profile ? path.resolve(profile) : null, command, isSampleWanted, files };
}

function filesAmong(words: readonly string[], programFolder: string | null): readonly string[] {
  const start =
    programFolder === null ? 0 : words.findIndex((word) => path.resolve(word) === programFolder);
  // Without the folder nothing tells Electron's words from ours.
  if (start === -1) return [];
  return words
    .slice(programFolder === null ? 0 : start + 1)
    .filter((word) => word !== "" && !word.startsWith("-"))
    .map((word) => path.resolve(word));
}

function commandIn(
  words: readonly string[],
  commandNames: readonly string[],
): readonly string[] | null {
  const cli = words.indexOf("--cli");
  if (cli !== -1) return words.slice(cli + 1).filter((word) => word !== "--");
  // Chromium's own switches may stand before it, and so may `--json`.
  const first = words.findIndex((word) => !word.startsWith("-"));
  if (first === -1 || !commandNames.includes(words[first] ?? "")) return null;
  return words.filter((word, index) => index >= first || word === "--json");
}

/** Removes the option from the words and answers with its value. */
function takeOption(words: string[], name: string): string | undefined {
  const index = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  if (index === -1) return undefined;
  if (words[index] === name) return words.splice(index, 2)[1];
  return words.splice(index, 1)[0]?.slice(name.length + 1);
}
