import os from "node:os";
import { FailureError } from "#shared/failure.ts";
import { createTranslate, type Translate } from "#shared/messages/catalogue.ts";
import { failureText } from "#shared/messages/failure-text.ts";
import { archiveCommands } from "./archive/archive-commands.ts";
import { briefCommands } from "./briefs/brief-commands.ts";
import { carryOverCommands } from "./carry-over/carry-over-commands.ts";
import {
  type Command,
  type CommandOutput,
  type ExitCode,
  exitCodes,
  type Streams,
} from "./command.ts";
import { type Parsed, parseWords } from "./command-words.ts";
import { exitCodeOf } from "./exit-code.ts";
import { articleCommands } from "./importing/article-commands.ts";
import { logUnexpected } from "./log.ts";
import { backupCommands } from "./notebooks/backup-commands.ts";
import { claimCommands } from "./notebooks/claim-commands.ts";
import { notebookCommands } from "./notebooks/notebook-commands.ts";
import type { Notebooks } from "./notebooks/notebooks.ts";
import { sampleCommands } from "./sample/sample-commands.ts";
import { searchCommands } from "./searching/search-commands.ts";
import { suggestCommands } from "./suggesting/suggest-commands.ts";

/** Every command of the command line. A room adds its own by exporting them and being named here. */
const commands: readonly Command[] = [
  ...notebookCommands,
  ...archiveCommands,
  ...backupCommands,
  ...carryOverCommands,
  ...articleCommands,
  ...briefCommands,
  ...claimCommands,
  ...searchCommands,
  ...suggestCommands,
  ...sampleCommands,
];

/**
 * Runs one command and answers with its exit code.
 *
 * @param folder where the command was given: its paths are relative to it
 */
export async function runCommand(
  words: readonly string[],
  folder: string,
  notebooks: Notebooks,
  streams: Streams,
): Promise<ExitCode> {
  const t = createTranslate("en");
  const tell = (text: string) => streams.error(`${text}\n`);
  const parsed = parseWords(words, commands, folder);
  if ("wrong" in parsed) {
    tell(complaintOf(parsed, t));
    return exitCodes.wrongUsage;
  }
  const output: CommandOutput = {
    answer: (json, text) => streams.out(`${parsed.isJson ? JSON.stringify(json) : text}\n`),
    tell,
  };
  if (parsed.command.isWriting && notebooks.person.named === null) {
    const name = os.userInfo().username;
    notebooks.person.writeUntilNamedAs(name);
    tell(t("command.writingAs", { name }));
  }
  try {
    const exitCode = await parsed.command.run(parsed.input, output, notebooks);
    const isWhole = await tellRepairs(notebooks, tell, t);
    await tellRoom(notebooks, tell, t);
    return exitCode === exitCodes.done && !isWhole ? exitCodes.storeNeedsAttention : exitCode;
  } catch (error) {
    if (!(error instanceof FailureError)) {
      tell(t("command.unexpected", { reference: logUnexpected(error) }));
      return exitCodes.unexpected;
    }
    const { title, advice } = failureText(error.failure, t);
    tell(`${title}. ${advice}`);
    return exitCodeOf(error.failure);
  }
}

function complaintOf({ wrong, word }: Extract<Parsed, { wrong: string }>, t: Translate): string {
  const usage = t("command.usage", {
    commands: commands.map((command) => `  ${command.usage}`).join("\n"),
  });
  switch (wrong) {
    case "no-command":
      return `${t("command.noCommand")}\n${usage}`;
    case "unknown-command":
      return `${t("command.unknownCommand", { word })}\n${usage}`;
    case "unknown-option":
      return t("command.unknownOption", { word });
    case "missing-words":
      return t("command.missingWords", { word });
  }
}

/** Warns while there is still room for what is being done. */
async function tellRoom(
  notebooks: Notebooks,
  tell: (text: string) => void,
  t: Translate,
): Promise<void> {
  const { level, freeBytes } = await notebooks.space.room();
  if (level === "enough") return;
  tell(t("command.littleRoom", { free: Math.floor(freeBytes / 1_000_000) }));
}

/** Tells what had to be repaired in the notebooks this process opened; false when something was lost. */
async function tellRepairs(
  notebooks: Notebooks,
  tell: (text: string) => void,
  t: Translate,
): Promise<boolean> {
  let isWhole = true;
  for (const { id, ledger, repairs } of await notebooks.opened()) {
    await repairs.settled();
    if (ledger.repairs.some(({ lost }) => lost.length > 0)) isWhole = false;
    if (repairs.fresh.length === 0) continue;
    const { title } = await notebooks.summary(id);
    for (const { what, lost } of repairs.fresh) tell(t("command.repaired", { title, what, lost }));
  }
  return isWhole;
}
