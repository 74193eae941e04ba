import { liveQuery, type Subscription } from "dexie";
import { useSyncExternalStore } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { sentencesOf } from "#shared/anchoring/segments.ts";
import {
  type AssembledClaim,
  type AssembledEvidence,
  type AssembledImpact,
  assembleClaims,
  type ClaimRecords,
} from "#shared/domain/claim/assembled-claim.ts";
import type { AnnotationId } from "#shared/domain/ids.ts";
import type { RowOf } from "#shared/domain/record.ts";

export type ClaimRows = { readonly [T in keyof ClaimRecords]: readonly RowOf<T>[] };
export type NotebookClaim = AssembledClaim<ClaimRows>;
export type ClaimEvidence = AssembledEvidence<ClaimRows>;
export type ClaimImpact = AssembledImpact<ClaimRows>;

/** All that the claims view shows of a notebook. */
export interface NotebookClaims {
  readonly claims: readonly NotebookClaim[];
  readonly rows: ClaimRows;
  /** In the notebook's order, which the keys l 1 to l 9 follow. */
  readonly lenses: readonly RowOf<"lenses">[];
}

export async function loadClaims(db: NotebookDatabase): Promise<NotebookClaims> {
  const [claims, evidence, speakers, annotations, articles, origins, sources] = await Promise.all([
    db.claims.toArray(),
    db.evidence.toArray(),
    db.speakers.toArray(),
    db.annotations.toArray(),
    db.articles.toArray(),
    db.origins.toArray(),
    db.sources.toArray(),
  ]);
  const [relations, conflicts, lenses, lensDimensions, impacts, impactDimensions] =
    await Promise.all([
      db.relations.toArray(),
      db.conflicts.toArray(),
      db.lenses.toArray(),
      db.lensDimensions.toArray(),
      db.impacts.toArray(),
      db.impactDimensions.toArray(),
    ]);
  const claimIds = new Set<string>(claims.map((claim) => claim.id));
  const rows: ClaimRows = {
    claims,
    evidence,
    speakers,
    annotations,
    articles,
    origins,
    sources,
    // A relation to a deleted claim is hidden with it.
    relations: relations.filter(
      ({ fromClaimId, toClaimId }) => claimIds.has(fromClaimId) && claimIds.has(toClaimId),
    ),
    conflicts,
    lenses,
    lensDimensions,
    impacts,
    impactDimensions,
  };
  return { claims: assembleClaims(rows), rows, lenses: inOrder(lenses) };
}

export function inOrder<Row extends { readonly position: string; readonly id: string }>(
  rows: readonly Row[],
): readonly Row[] {
  return [...rows].sort((a, b) =>
    a.position === b.position ? (a.id < b.id ? -1 : 1) : a.position < b.position ? -1 : 1,
  );
}

/** One live query, however many panes watch it: board, inbox and panel show the same claims. */
class SharedClaims {
  readonly #db: NotebookDatabase;
  readonly #listeners = new Set<() => void>();
  #latest: NotebookClaims | undefined;
  #error: { readonly cause: unknown } | null = null;
  #subscription: Subscription | null = null;

  constructor(db: NotebookDatabase) {
    this.#db = db;
  }

  /** undefined until the first read is done; throws what reading threw, for the pane's error boundary. */
  readonly get = (): NotebookClaims | undefined => {
    if (this.#error !== null) throw this.#error.cause;
    return this.#latest;
  };

  readonly subscribe = (listen: () => void): (() => void) => {
    this.#listeners.add(listen);
    this.#subscription ??= liveQuery(() => loadClaims(this.#db)).subscribe({
      next: (claims) => {
        this.#latest = claims;
        this.#announce();
      },
      error: (cause: unknown) => {
        this.#error = { cause };
        this.#announce();
      },
    });
    return () => {
      this.#listeners.delete(listen);
      if (this.#listeners.size > 0) return;
      this.#subscription?.unsubscribe();
      this.#subscription = null;
    };
  };

  #announce(): void {
    for (const listen of this.#listeners) listen();
  }
}

const shared = new WeakMap<NotebookDatabase, SharedClaims>();

/** The claims of the open notebook, live; undefined until they have been read once. */
export function useClaims(): NotebookClaims | undefined {
  const { db } = useNotebook();
  let claims = shared.get(db);
  if (claims === undefined) {
    claims = new SharedClaims(db);
    shared.set(db, claims);
  }
  return useSyncExternalStore(claims.subscribe, claims.get);
}

/** A marked passage with the sentences around it, where reporters put dates and speakers. */
export interface PassageInContext {
  readonly annotation: RowOf<"annotations">;
  readonly article: RowOf<"articles">;
  readonly sentence: string;
}

/** null when the passage or its article is away. */
export async function passageInContext(
  db: NotebookDatabase,
  annotationId: AnnotationId,
): Promise<PassageInContext | null> {
  const annotation = await db.annotations.get(annotationId);
  if (annotation === undefined) return null;
  const [article, version] = await Promise.all([
    db.articles.get(annotation.articleId),
    db.textVersions.get(annotation.textVersionId),
  ]);
  if (article === undefined) return null;

  const text = version === undefined ? undefined : await db.texts.get(version.textHash);
  const block = version?.blocks.find(
    ({ start, end }) => start <= annotation.start && annotation.start < end,
  );
  // Without the text the marked words are all there is to read.
  if (text === undefined || block === undefined) {
    return { annotation, article, sentence: annotation.exact };
  }
  const words = text.text.slice(block.start, block.end);
  const touched = sentencesOf(words, article.language ?? "und").filter(
    (range) =>
      block.start + range.start < annotation.end && block.start + range.end > annotation.start,
  );
  const first = touched[0];
  const last = touched.at(-1);
  const sentence =
    first === undefined || last === undefined
      ? annotation.exact
      : words.slice(first.start, last.end);
  return { annotation, article, sentence };
}
