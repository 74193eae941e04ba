import { createTranslate } from "#shared/messages/catalogue.ts";
import { type Command, exitCodes } from "../command.ts";
import { backupHandlers } from "./backup-handlers.ts";

const t = createTranslate("en");

/** `railhead backups`, `railhead backup` and `railhead restore-backup`. */
export const backupCommands: readonly Command[] = [
  {
    name: "backups",
    usage: t("command.backup.listUsage"),
    wordsNeeded: 1,
    isWriting: false,
    async run({ words }, output, notebooks) {
      const { id } = await notebooks.find(words.join(" "));
      for (const backup of await notebooks.backups.list(id)) {
        output.answer(
          backup,
          t("command.backup.line", {
            name: backup.name,
            reason: t(`store.backup.${backup.reason}`),
            changes: backup.lastSequence,
          }),
        );
      }
      return exitCodes.done;
    },
  },
  {
    name: "backup",
    usage: t("command.backup.makeUsage"),
    wordsNeeded: 1,
    isWriting: false,
    async run({ words }, output, notebooks) {
      const { id } = await notebooks.find(words.join(" "));
      const backup = await backupHandlers(notebooks)["backup:make"]({ notebookId: id });
      const { name, lastSequence } = backup;
      output.answer(backup, t("command.backup.made", { name, changes: lastSequence }));
      return exitCodes.done;
    },
  },
  {
    name: "restore-backup",
    usage: t("command.backup.restoreUsage"),
    wordsNeeded: 2,
    isWriting: true,
    async run({ words }, output, notebooks) {
      const name = words.at(-1) ?? "";
      const found = await notebooks.find(words.slice(0, -1).join(" "));
      const title = t("command.archive.copyTitle", { title: found.title });
      const restore = backupHandlers(notebooks)["backup:restore"];
      const { summary, damagedFiles } = await restore({ notebookId: found.id, name, title });
      const answer = { notebookId: summary.id, title: summary.title, damagedFiles };
      output.answer(answer, t("command.backup.restored", { id: summary.id, title: summary.title }));
      if (damagedFiles === 0) return exitCodes.done;
      output.tell(t("command.backup.damagedFiles", { count: damagedFiles }));
      return exitCodes.storeNeedsAttention;
    },
  },
];
