import path from "node:path";

export type Arguments = {
  /** The data folder asked for, or null for the usual one. */
  readonly profile: string | null;
  /** The words of a command for the command line, or null to open the window. */
  readonly command: readonly string[] | null;
  /** True when a first start is to open the sample notebook, as `npm start` asks for. */
  readonly isSampleWanted: boolean;
};

/**
 * What the program was started with. `--cli --` marks a command, and so does the name of one as the
 * first word: `railhead import ...` of a packed program, while one run from a checkout has its own
 * folder there. `--profile` may stand before or inside it and outranks `RAILHEAD_PROFILE`.
 */
export function parseArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  commandNames: readonly string[] = [],
): Arguments {
  const words = [...argv];
  const profile = takeOption(words, "--profile") ?? environment["RAILHEAD_PROFILE"];
  const command = commandIn(words, commandNames);
  const isSampleWanted = command === null && words.includes("--sample");

  return { profile: profile ? path.resolve(profile) : null, command, isSampleWanted };
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
