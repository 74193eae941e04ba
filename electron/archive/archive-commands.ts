import fs from "node:fs/promises";
import path from "node:path";
import { isArchiveName } from "#shared/domain/notebook/archive-name.ts";
import { isDamage } from "#shared/ledger/chain.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { type Command, type CommandOutput, type ExitCode, exitCodes } from "../command.ts";
import { noteArchive } from "../custody/verify-custody.ts";
import { nodeDisk } from "../ledger/disk.ts";
import { interchangeText } from "../notebooks/interchange.ts";
import type { Notebooks } from "../notebooks/notebooks.ts";
import { checkFits, readArchive } from "./read-archive.ts";
import { restoreArchive } from "./restore-archive.ts";
import { saveArchive } from "./save-archive.ts";
import { verifyNotebook } from "./verify-notebook.ts";

const t = createTranslate("en");

/** `railhead export`, `railhead verify` and `railhead restore`. */
export const archiveCommands: readonly Command[] = [
  {
    name: "export",
    usage: t("command.archive.exportUsage"),
    wordsNeeded: 1,
    // That it left goes into the custody log.
    isWriting: true,
    options: { out: "one" },
    async run({ words, options, folder }, output, notebooks) {
      const [out] = options["out"] ?? [];
      if (out !== undefined && isInterchangeName(out)) {
        const { id } = await notebooks.find(words.join(" "));
        const store = await notebooks.store(id);
        const file = path.resolve(folder, out);
        const written = interchangeText(await store.state(), out) ?? "";
        await fs.writeFile(file, written);
        output.answer({ path: file, notebookId: id }, file);
        return exitCodes.done;
      }
      if (out === undefined || !isArchiveName(out)) {
        output.tell(t("command.archive.exportUsage"));
        return exitCodes.wrongUsage;
      }
      const summary = await notebooks.find(words.join(" "));
      const store = await notebooks.store(summary.id);
      const file = path.resolve(folder, out);
      const now = new Date();
      const { counts, missingBlobs } = await noteArchive(store, path.basename(file), now, () =>
        saveArchive(store, summary, file, { disk: nodeDisk, tool: notebooks.tool, now }),
      );
      const json = { path: file, notebookId: summary.id, ...counts, missingBlobs };
      output.answer(json, t("command.archive.saved", { path: file, ...counts }));
      return tellMissing(missingBlobs.length, output);
    },
  },
  {
    name: "verify",
    usage: t("command.archive.verifyUsage"),
    wordsNeeded: 1,
    isWriting: false,
    async run({ words, folder }, output, notebooks) {
      const named = words.join(" ");
      const file = path.resolve(folder, named);
      if (isArchiveName(named) || (await isFile(file))) return verifyFile(file, output);
      return verifyNamed(named, output, notebooks);
    },
  },
  {
    name: "restore",
    usage: t("command.archive.restoreUsage"),
    wordsNeeded: 1,
    isWriting: true,
    options: { "as-copy": "flag" },
    async run({ words, options, folder }, output, notebooks) {
      const isCopy = options["as-copy"] !== undefined;
      const file = path.resolve(folder, words.join(" "));
      const { notebook, how, taken, known, missingBlobs } = await restoreArchive(notebooks, file, {
        disk: nodeDisk,
        copyTitle: isCopy ? copyTitle : null,
      });
      const { id, title } = notebook;
      const json = { notebookId: id, title, status: how, taken, known, missingBlobs };
      output.answer(json, t(`command.archive.${how}`, { id, title, taken, known }));
      return tellMissing(missingBlobs, output);
    },
  },
];

/** Claims as a table, or lenses as a REFI-QDA codebook. */
const isInterchangeName = (name: string) => /\.(?:csv|qdc)$/iu.test(name);

async function verifyFile(file: string, output: CommandOutput): Promise<ExitCode> {
  const archive = await readArchive(nodeDisk, file);
  await checkFits(archive, path.basename(file));
  const { manifest, digest } = archive;
  const { counts, missingBlobs, notebook } = manifest;
  const json = { path: file, notebookId: notebook.id, isSound: true, ...counts, digest };
  output.answer(json, t("command.archive.sound", { name: file, ...counts, digest }));
  return tellMissing(missingBlobs.length, output);
}

async function verifyNamed(
  named: string,
  output: CommandOutput,
  notebooks: Notebooks,
): Promise<ExitCode> {
  const { id, title: name } = await notebooks.find(named);
  const check = await verifyNotebook(nodeDisk, await notebooks.store(id));
  const { damagedSegments, damagedBlobs, changeSets, blobs, digest, chainBreaks } = check;
  const isSound = damagedSegments === 0 && damagedBlobs.length === 0 && !chainBreaks.some(isDamage);
  const json = { notebookId: id, isSound, ...check };
  if (isSound) {
    output.answer(json, t("command.archive.sound", { name, changeSets, blobs, digest }));
    return exitCodes.done;
  }
  output.answer(json, t("command.archive.notebookDamaged", { name }));
  if (damagedSegments > 0) {
    output.tell(t("command.archive.damagedSegments", { count: damagedSegments }));
  }
  for (const { kind, sequence } of chainBreaks) {
    output.tell(t(`command.archive.chainBreak.${kind}`, { sequence }));
  }
  for (const hash of damagedBlobs) output.tell(t("command.archive.damagedBlob", { hash }));
  return exitCodes.storeNeedsAttention;
}

function tellMissing(count: number, output: CommandOutput): ExitCode {
  if (count === 0) return exitCodes.done;
  output.tell(t("command.archive.missingBlobs", { count }));
  return exitCodes.storeNeedsAttention;
}

/** A title has at most 200 characters. */
function copyTitle(title: string): string {
  const room = 200 - t("command.archive.copyTitle", { title: "" }).length;
  return t("command.archive.copyTitle", { title: title.slice(0, room) });
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await fs.stat(file)).isFile();
  } catch {
    // Nothing of that name, so the words name a notebook.
    return false;
  }
}
