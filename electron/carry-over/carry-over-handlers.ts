import { type CarrySide, carryables, carryOver } from "#shared/domain/carry-over/carry-over.ts";
import { type CarryChoice, carriedTables } from "#shared/domain/carry-over/carry-rules.ts";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { Input, Output } from "#shared/ipc/contract.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import type { Notebooks } from "../notebooks/notebooks.ts";

type CarryChannel = `carry-over:${"look" | "copy"}`;

type Handlers = {
  readonly [C in CarryChannel]: (input: Input<C>) => Promise<Output<C>>;
};

/** Answers to what the window asks about copying from another notebook. */
export function carryOverHandlers(notebooks: Notebooks, t: Translate): Handlers {
  return {
    "carry-over:look": async ({ notebookId, fromId }) => [
      ...carryables(await side(notebooks, fromId), await side(notebooks, notebookId)),
    ],
    "carry-over:copy": async ({ notebookId, fromId, chosen }) =>
      copyChosen(notebooks, t, { fromId, toId: notebookId, chosen }),
  };
}

interface Copying {
  readonly fromId: NotebookId;
  readonly toId: NotebookId;
  readonly chosen: readonly CarryChoice[];
}

/** Copies what was chosen, and what that names, in one act of this notebook; writes nothing where all is here already. */
export async function copyChosen(
  notebooks: Notebooks,
  t: Translate,
  { fromId, toId, chosen }: Copying,
): Promise<{ readonly count: number; readonly sequence: number | null }> {
  const { title } = await notebooks.summary(fromId);
  const from = await side(notebooks, fromId);
  const { changes, things, blobs } = carryOver(from, await side(notebooks, toId), chosen);
  if (changes.length === 0) return { count: 0, sequence: null };
  const [source, target] = [await notebooks.store(fromId), await notebooks.store(toId)];
  for (const hash of new Set(blobs)) {
    // A logo that was lost there is missing here as well, and is said to be.
    const bytes = await source.readSoundBlob(hash);
    if (bytes !== null) await target.putBlob(bytes);
  }
  const { sequence } = await target.append({
    action: "carry-over:copy",
    reason: t("carry.reason", { title }),
    changes: [...changes],
  });
  return { count: things.length, sequence };
}

/** A notebook as carrying over sees it: without its articles and claims. */
export async function side(notebooks: Notebooks, id: NotebookId): Promise<CarrySide> {
  return { id, state: await (await notebooks.store(id)).tables(carriedTables) };
}
