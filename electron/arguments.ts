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
 * What the program was started with. `--cli --` marks a command; `--profile` may stand before or
 * inside it and outranks `RAILHEAD_PROFILE`.
 */
export function parseArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Arguments {
  const words = [...argv];
  const profile = takeOption(words, "--profile") ?? environment["RAILHEAD_PROFILE"];
  const cli = words.indexOf("--cli");
  const isSampleWanted = cli === -1 && words.includes("--sample");
  const command = cli === -1 ? null : words.slice(cli + 1).filter((word) => word !== "--");

  return { profile: profile ? path.resolve(profile) : null, command, isSampleWanted };
}

/** Removes the option from the words and answers with its value. */
function takeOption(words: string[], name: string): string | undefined {
  const index = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  if (index === -1) return undefined;
  if (words[index] === name) return words.splice(index, 2)[1];
  return words.splice(index, 1)[0]?.slice(name.length + 1);
}
