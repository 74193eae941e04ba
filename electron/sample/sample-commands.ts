import path from "node:path";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { exportBrief } from "../briefs/export-brief.ts";
import { Printer } from "../briefs/printer.ts";
import { readBriefForLenses } from "../briefs/read-brief.ts";
import { type Command, exitCodes } from "../command.ts";
import { logUnexpected } from "../log.ts";
import { sampleNotebook } from "./sample-notebook.ts";

const t = createTranslate("en");
const sampleLens = "japan-security";

/** `railhead sample [--out <pdf>]`: makes the sample notebook where there is none, and prints its brief. */
export const sampleCommands: readonly Command[] = [
  {
    name: "sample",
    usage: t("command.sample.usage"),
    wordsNeeded: 0,
    isWriting: true,
    options: { out: "one" },
    async run({ options, folder }, output, notebooks) {
      const { id, title } = await sampleNotebook(notebooks, logUnexpected);
      const [out] = options["out"] ?? [];
      if (out === undefined) {
        output.answer({ notebookId: id, title }, `${id}  ${title}`);
        return exitCodes.done;
      }
      const store = await notebooks.store(id);
      const now = new Date();
      const date = now.toISOString().slice(0, 10);
      const read = await readBriefForLenses(store, [sampleLens], { date, language: null, t });
      const printer = new Printer();
      try {
        const file = path.resolve(folder, out);
        const choice = { format: "pdf" as const, paper: read.brief.paper, file, now };
        const hash = await exportBrief(store, read, printer, choice);
        output.answer(
          { notebookId: id, title, path: file, hash, findings: await read.check() },
          t("brief.command.wrote", { path: file, hash }),
        );
        return exitCodes.done;
      } finally {
        await printer.close();
      }
    },
  },
];
