import { foldedText } from "../domain/text/word-match.ts";
import { wordsOf } from "./article-facet.ts";
import { byId, KeptList } from "./kept-list.ts";
import type { ListRow, NameFilter } from "./list-request.ts";

/** What a register asks of a source or an origin before it shows it. */
export interface NameFacet {
  readonly id: string;
  readonly name: string;
  /** The name, folded. */
  readonly text: string;
}

export type NameList = KeptList<NameFacet, "name">;

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

export function nameList(): NameList {
  return new KeptList({ name: (a, b) => collator.compare(a.name, b.name) || byId(a, b) });
}

export function nameFacet({ id, name }: Pick<NameFacet, "id" | "name">): NameFacet {
  return { id, name, text: foldedText(name) };
}

export function nameRows(list: NameList, filter: NameFilter): readonly ListRow[] {
  const words = wordsOf(filter.words);
  return list
    .sorted("name")
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ id }) => ({ key: id, group: null }));
}
