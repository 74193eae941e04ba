import { createTranslate } from "#shared/messages/catalogue.ts";
import { type Command, exitCodes } from "../command.ts";

const t = createTranslate("en");

/** `railhead notebooks` and `railhead new <notebook>`. */
export const notebookCommands: readonly Command[] = [
  {
    name: "notebooks",
    usage: t("command.notebook.listUsage"),
    wordsNeeded: 0,
    isWriting: false,
    async run(_input, output, notebooks) {
      for (const {
        id,
        title,
        createdAt,
        openedAt,
        trashedAt,
        isSample,
      } of await notebooks.list()) {
        const json = { notebookId: id, title, createdAt, openedAt, trashedAt, isSample };
        output.answer(json, `${id}  ${title}`);
      }
      return exitCodes.done;
    },
  },
  {
    name: "new",
    usage: t("command.notebook.newUsage"),
    wordsNeeded: 1,
    isWriting: true,
    async run({ words }, output, notebooks) {
      const title = words.join(" ").trim();
      const { id } = await notebooks.create(title);
      output.answer({ notebookId: id, title }, `${id}  ${title}`);
      return exitCodes.done;
    },
  },
];
