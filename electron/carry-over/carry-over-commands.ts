import { carryables } from "#shared/domain/carry-over/carry-over.ts";
import { type CarryKind, carryKinds, isCarryKind } from "#shared/domain/carry-over/carry-rules.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { type Command, exitCodes } from "../command.ts";
import { copyChosen, side } from "./carry-over-handlers.ts";

const t = createTranslate("en");

/** `railhead carry-over <notebook> --from <notebook>`: what the notebook has already is passed over. */
export const carryOverCommands: readonly Command[] = [
  {
    name: "carry-over",
    usage: t("command.carryOver.usage", { kinds: carryKinds.join(" ") }),
    wordsNeeded: 1,
    isWriting: true,
    options: { from: "many", only: "many" },
    async run({ words, options }, output, notebooks) {
      const { from, only = [...carryKinds] } = options;
      const kinds = only.flatMap((word) => word.split(",")).filter((word) => word !== "");
      if (from === undefined || from.length === 0 || !kinds.every(isCarryKind)) {
        output.tell(t("command.carryOver.usage", { kinds: carryKinds.join(" ") }));
        return exitCodes.wrongUsage;
      }
      const to = await notebooks.find(words.join(" "));
      const other = await notebooks.find(from.join(" "));
      const there = await side(notebooks, other.id);
      const here = await side(notebooks, to.id);
      const wanted: readonly CarryKind[] = kinds;
      const chosen = carryables(there, here).filter(({ kind }) => wanted.includes(kind));
      const { count } = await copyChosen(notebooks, t, {
        fromId: other.id,
        toId: to.id,
        chosen: chosen.filter(({ standing }) => standing === "new"),
      });
      const left = chosen.filter(({ standing }) => standing !== "new");
      output.answer(
        {
          notebookId: to.id,
          fromNotebookId: other.id,
          carriedOver: count,
          leftOut: left.map(({ kind, id, name, standing }) => ({ kind, id, name, standing })),
        },
        t("command.carryOver.done", { count, title: other.title, here: left.length }),
      );
      for (const { name, standing } of left) {
        if (standing === "same-name") output.tell(t("command.carryOver.sameName", { name }));
      }
      return exitCodes.done;
    },
  },
];
