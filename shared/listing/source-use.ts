import type { Speaker } from "../domain/evidence/evidence.ts";
import { suggestsMinor } from "../domain/source/naming.ts";
import { nameKey } from "../domain/text/site-name.ts";
import type { ArticleList } from "./article-facet.ts";
import { byId, KeptList } from "./kept-list.ts";
import type { ListRow } from "./list-request.ts";

/** How many articles a source published or wrote, and in how many it reads like a minor. */
interface Use {
  readonly articles: number;
  readonly asMinor: number;
}

/** Groups of `articles-by`. */
const articleGroups = ["as-minor", "others"] as const;

/** Roles that a name without a source stands in. */
export const unregisteredRoles = ["publisher", "author", "speaker"] as const;
export type UnregisteredRole = (typeof unregisteredRoles)[number];

/** A speaker with a name and no source. */
export interface SpeakerFacet {
  readonly id: string;
  readonly name: string;
}

export type SpeakerList = KeptList<SpeakerFacet, "made">;

export function speakerList(): SpeakerList {
  return new KeptList<SpeakerFacet, "made">({ made: byId });
}

/** Null for speakers without a name, and for those that a source is registered for. */
export function speakerFacet({
  id,
  name,
  isUnnamed,
  sourceId,
}: Pick<Speaker, "id" | "name" | "isUnnamed" | "sourceId">): SpeakerFacet | null {
  return name === null || isUnnamed || sourceId !== null ? null : { id, name };
}

/** What sources are used for, counted once for all of them. */
export function usesOfSources(list: ArticleList): ReadonlyMap<string, Use> {
  const uses = new Map<string, { articles: number; asMinor: number }>();
  const add = (sourceId: string | null, descriptor: string | null) => {
    if (sourceId === null) return;
    const use = uses.get(sourceId) ?? { articles: 0, asMinor: 0 };
    uses.set(sourceId, use);
    use.articles += 1;
    if (suggestsMinor(descriptor)) use.asMinor += 1;
  };
  for (const { publisher, author } of list.sorted("newest")) {
    add(publisher.sourceId, publisher.descriptor);
    // Who publishes what he wrote has one article, not two.
    if (author.sourceId !== publisher.sourceId) add(author.sourceId, author.descriptor);
    else if (suggestsMinor(author.descriptor) && !suggestsMinor(publisher.descriptor)) {
      const use = uses.get(author.sourceId ?? "");
      if (use !== undefined) use.asMinor += 1;
    }
  }
  return uses;
}

export function rowsOfUse(use: Use | undefined): readonly ListRow[] {
  const { articles, asMinor } = use ?? { articles: 0, asMinor: 0 };
  const sizes = { "as-minor": asMinor, others: articles - asMinor };
  return articleGroups.map((name) => ({ key: name, group: { name, size: sizes[name] } }));
}

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Keys are the role, a space and the name. */
export function unregisteredRows(articles: ArticleList, speakers: SpeakerList): readonly ListRow[] {
  const sizes = new Map<string, { name: string; size: number }>();
  const add = (role: UnregisteredRole, name: string | null) => {
    if (name === null) return;
    const key = `${role} ${name}`;
    const found = sizes.get(key);
    if (found === undefined) sizes.set(key, { name, size: 1 });
    else found.size += 1;
  };
  for (const { publisher, author } of articles.sorted("newest")) {
    if (publisher.sourceId === null) add("publisher", publisher.name);
    if (author.sourceId === null && !isSameName(author.name, publisher.name))
      add("author", author.name);
  }
  for (const { name } of speakers.sorted("made")) if (isProperName(name)) add("speaker", name);
  return [...sizes]
    .map(([key, group]) => ({ key, group }))
    .sort((a, b) => b.group.size - a.group.size || collator.compare(a.group.name, b.group.name));
}

/** A byline that is the publisher's name says that nobody is named. */
function isSameName(author: string | null, publisher: string | null): boolean {
  return author !== null && publisher !== null && nameKey(author) === nameKey(publisher);
}

/** "local news reports" describes speakers, and "Bermudez et al." a paper's authors: neither names one. */
function isProperName(name: string): boolean {
  const isDescription = /\p{Ll}/u.test(name) && !/[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(name);
  return !isDescription && !/\bet\s+al\b/iu.test(name);
}
