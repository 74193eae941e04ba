import type { Notebook } from "#renderer/db/notebook.ts";
import { nounOf } from "#shared/domain/history/retention.ts";
import type { TrashedThing } from "#shared/domain/history/trash.ts";
import { type RowOf, revive } from "#shared/domain/record.ts";
import { english, keyUnder, type Translate } from "#shared/messages/catalogue.ts";

/** Brings a deleted record back, and with it all that was hidden while it was away. */
export async function restoreThing(
  notebook: Pick<Notebook, "commit" | "db">,
  { table, id }: Pick<TrashedThing, "table" | "id">,
): Promise<void> {
  const buried = await notebook.db.tombstones.get([table, id]);
  if (buried === undefined) return;
  // Tombstones keep the row as it was; `table` says of which table.
  const row = buried.row as unknown as RowOf<typeof table>;
  await notebook.commit(`${nounOf[table]}:restore`, [revive(table, row)]);
}

export function thingName(t: Translate, { name }: Pick<TrashedThing, "name">): string {
  return name ?? t("history.trash.unnamed");
}

type Stem<Key> = Key extends `${infer Name}_one` ? Name : never;

const hiddenTables = Object.keys(english.history.hidden)
  .filter((key) => key.endsWith("_one"))
  // Every key of the catalogue that ends so has its table's name before it.
  .map((key) => key.slice(0, -"_one".length) as Stem<keyof typeof english.history.hidden>);

/** What is hidden with it, counted: "3 marks, 2 pieces of evidence". */
export function hiddenText(t: Translate, { hidden }: Pick<TrashedThing, "hidden">): string {
  const counts = hiddenTables.flatMap((table) => {
    const count = hidden[table];
    return count === undefined ? [] : [t(keyUnder("history.hidden", table), { count })];
  });
  return counts.length === 0
    ? t("history.trash.nothingHidden")
    : counts.join(t("history.trash.and"));
}
