import { newId } from "#renderer/bridge.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import type { UnregisteredName } from "#renderer/db/use-listed-names.ts";
import { type SourceId, sourceIdSchema } from "#shared/domain/ids.ts";
import { create, remove, update } from "#shared/domain/record.ts";
import type { Reliability, Source, SourceKind } from "#shared/domain/source/source.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { SourceRow } from "./source-queries.ts";

type Writer = Pick<Notebook, "commit">;

/** A new source and the change that makes it, so that the caller can make it in its own commit. */
export function newSource(
  name: string,
  kind: SourceKind | null,
): { readonly id: SourceId; readonly change: Change } {
  const id = sourceIdSchema.parse(newId());
  const source: Source = {
    id,
    name: name.trim(),
    kind,
    reliability: null,
    reliabilityReason: null,
    descriptor: null,
    withheld: null,
    note: null,
  };
  return { id, change: create("sources", source) };
}

export async function createSource(
  notebook: Writer,
  name: string,
  kind: SourceKind | null,
): Promise<SourceId> {
  const { id, change } = newSource(name, kind);
  await notebook.commit("source:create", [change]);
  return id;
}

/**
 * Registers a name and ties everything that bears it to the new source, in one step: the
 * articles with this publisher or author, or the passages with this speaker.
 */
export async function registerName(
  notebook: Pick<Notebook, "commit" | "db">,
  { name, role }: Pick<UnregisteredName, "name" | "role">,
): Promise<SourceId> {
  const isPerson = role === "author" && !namesSeveral(name);
  const { id, change } = newSource(name, isPerson ? "person" : null);
  await notebook.commit("source:register", [
    change,
    ...(await tiesTo(notebook.db, id, name, role)),
  ]);
  return id;
}

/** "Alexandre Hervaud, Jérémy Piette" are two persons; "Ann Poe, Jr." is one. */
function namesSeveral(byline: string): boolean {
  const names = byline.split(/\s*[,;、，]\s*|\s+(?:and|et|und)\s+/u);
  return names.filter((name) => name !== "" && !/^(?:Jr|Sr|II|III|IV)\.?$/u.test(name)).length > 1;
}

async function tiesTo(
  db: Notebook["db"],
  sourceId: SourceId,
  name: string,
  role: UnregisteredName["role"],
): Promise<readonly Change[]> {
  switch (role) {
    case "publisher": {
      const articles = await db.articles
        .filter((article) => article.publisher === name && article.publisherSourceId === null)
        .toArray();
      return articles.map((article) =>
        update("articles", article, { publisherSourceId: sourceId }),
      );
    }
    case "author": {
      const articles = await db.articles
        .filter((article) => article.byline === name && article.authorSourceId === null)
        .toArray();
      return articles.map((article) => update("articles", article, { authorSourceId: sourceId }));
    }
    default: {
      const speakers = await db.speakers
        .filter((speaker) => speaker.name === name && speaker.sourceId === null)
        .toArray();
      return speakers.map((speaker) => update("speakers", speaker, { sourceId }));
    }
  }
}

export async function describeSource(
  notebook: Writer,
  source: SourceRow,
  set: Partial<Pick<Source, "name" | "kind" | "descriptor" | "withheld" | "note">>,
): Promise<void> {
  await notebook.commit("source:describe", [update("sources", source, set)]);
}

/** Rates a source. The reason belongs to the letter and is written with it. */
export async function rateSource(
  notebook: Writer,
  source: SourceRow,
  reliability: Reliability | null,
  reason: string | null,
): Promise<void> {
  await notebook.commit("source:rate", [
    update("sources", source, { reliability, reliabilityReason: reason }),
  ]);
}

export async function deleteSource(notebook: Writer, source: SourceRow): Promise<void> {
  await notebook.commit("source:delete", [remove("sources", source)]);
}
