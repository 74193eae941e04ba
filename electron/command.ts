import type { CommandName } from "./command-names.ts";
import type { Notebooks } from "./notebooks/notebooks.ts";

/** Exit codes of the command line, as the README promises them to scripts. */
export const exitCodes = {
  done: 0,
  unexpected: 1,
  wrongUsage: 2,
  someRejected: 3,
  storeNeedsAttention: 4,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** How many words follow an option: none, one, or all up to the next option. */
export type OptionKind = "flag" | "one" | "many";

/** Where a command writes: the program's own streams, or those of whoever handed the command over. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** What a command was given: its words in order, and its options by name without the dashes. */
export interface CommandInput {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** Paths are relative to this folder, which need not be the program's own. */
  readonly folder: string;
}

/** Where a command's answer goes. */
export interface CommandOutput {
  /** One answer: a JSON line with `--json`, the words otherwise. */
  answer(json: object, words: string): void;
  /** How far it is, or a warning: always words, never among the answers. */
  tell(words: string): void;
}

/**
 * A command of the command line. Each room exports its own from `*-commands.ts`, and
 * `cli.ts` lists them; a problem to tell is thrown as a FailureError.
 */
export interface Command {
  readonly name: CommandName;
  /** Its words as the help shows them: `import <notebook> <path...>`. */
  readonly usage: string;
  /** Fewest words it needs. */
  readonly wordsNeeded: number;
  /** True when it changes a notebook: a profile whose person is not named yet is told under which name. */
  readonly isWriting: boolean;
  readonly options?: Readonly<Record<string, OptionKind>>;
  run(input: CommandInput, output: CommandOutput, notebooks: Notebooks): Promise<ExitCode>;
}
