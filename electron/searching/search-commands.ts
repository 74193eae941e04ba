import { createTranslate } from "#shared/messages/catalogue.ts";
import { scanNotebook } from "#shared/searching/scan.ts";
import { type Command, exitCodes } from "../command.ts";
import { openStore } from "../notebooks/notebook-store.ts";

const t = createTranslate("en");

/** `railhead search <notebook> <query>`: what the window's search finds, newest first within each kind. */
export const searchCommands: readonly Command[] = [
  {
    name: "search",
    usage: "search <notebook> <query>",
    wordsNeeded: 2,
    isWriting: false,
    async run({ words: [notebook = "", ...query] }, output, notebooks) {
      const { id: notebookId } = await notebooks.find(notebook);
      const store = await openStore(notebookId);
      const hits = await scanNotebook(
        await store.state(),
        (hash) => store.readText(hash),
        query.join(" "),
      );
      for (const { kind, id, field, snippet } of hits) {
        output.answer(
          { kind, id, field, snippet: snippet.text },
          `${t(`search.kind.${kind}`)}  ${id}  ${snippet.text}`,
        );
      }
      if (hits.length === 0) output.tell(t("search.none"));
      return exitCodes.done;
    },
  },
];
