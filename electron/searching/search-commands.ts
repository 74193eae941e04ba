import { rowsOf } from "#shared/domain/record.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { withOtherNames } from "#shared/searching/other-names.ts";
import { parseQuery } from "#shared/searching/query.ts";
import { scanNotebook } from "#shared/searching/scan.ts";
import { type Command, exitCodes } from "../command.ts";
import { openStore } from "../notebooks/notebook-store.ts";

const t = createTranslate("en");

/** `railhead search <notebook> <query>`: what the window's search finds, newest first within each kind. */
export const searchCommands: readonly Command[] = [
  {
    name: "search",
    usage: t("command.search.usage"),
    wordsNeeded: 2,
    isWriting: false,
    async run({ words: [notebook = "", ...query] }, output, notebooks) {
      const { id: notebookId } = await notebooks.find(notebook);
      const store = await openStore(notebookId);
      const typed = query.join(" ");
      const state = await store.state();
      const { widened } = withOtherNames(parseQuery(typed), rowsOf(state, "aliases"));
      for (const { asked, also } of widened) {
        output.tell(t("search.widened", { asked, also: also.join(", ") }));
      }
      const hits = await scanNotebook(state, (hash) => store.readText(hash), typed);
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
