import type { ClaimFacet } from "#shared/listing/claim-facet.ts";
import type { ProjectionDatabase } from "./projection-database.ts";

/** Below the size from which on a value would lie in a file of its own, unchecked. */
const partUnits = 20 * 1024;
/** Parts written or read before others get their turn. */
const partsAtOnce = 80;

/** What lists know of all claims, as it stood at one sequence of the ledger. */
export interface ClaimsAsKept {
  readonly sequence: number;
  readonly facets: readonly ClaimFacet[];
  /** Passages that no facet names, since their article is away, with their claims. */
  readonly hidden: readonly (readonly [evidenceId: string, claimId: string])[];
  /** Articles that passages are of and that were not there. */
  readonly missingArticles: readonly string[];
}

/** Its row is made again of its id. */
type KeptFacet = Omit<ClaimFacet, "row"> & { readonly row?: undefined };

type Item =
  | { readonly facet: KeptFacet }
  | { readonly hidden: ClaimsAsKept["hidden"][number] }
  | { readonly missing: string };

/**
 * Keeps what lists are made of beside the rows it was made from: assembling 100,000 claims from six
 * tables takes ten seconds, and reading this a fraction of one. It is only ever a copy. Whatever is
 * wrong with it, the tables have everything.
 */
export class KeptClaims {
  readonly #database: ProjectionDatabase;
  readonly #madeBy: string;
  /** Rises where what is being written must not be kept. */
  #forgotten = 0;

  /** @param madeBy differs between programs that may make other facets of the same claims */
  constructor(database: ProjectionDatabase, madeBy: string) {
    this.#database = database;
    this.#madeBy = madeBy;
  }

  /** Null when nothing is kept, or not whole, or by another program. */
  async read(): Promise<ClaimsAsKept | null> {
    const { keptClaims } = this.#database;
    const head = await keptClaims.get("head");
    if (head === undefined || !("batch" in head) || head.madeBy !== this.#madeBy) return null;
    const facetOf = facetMaker();
    const facets: ClaimFacet[] = [];
    const hidden: (readonly [string, string])[] = [];
    const missingArticles: string[] = [];
    for (let from = 0; from < head.parts; from += partsAtOnce) {
      const ids = Array.from({ length: Math.min(partsAtOnce, head.parts - from) }, (_, index) =>
        partId(head.batch, from + index),
      );
      for (const part of await keptClaims.bulkGet(ids)) {
        if (part === undefined || !("text" in part)) return null;
        // Written by this very program, below.
        for (const item of JSON.parse(part.text) as readonly Item[]) {
          if ("facet" in item) facets.push(facetOf(item.facet));
          else if ("hidden" in item) hidden.push(item.hidden);
          else missingArticles.push(item.missing);
        }
      }
    }
    if (facets.length !== head.claims) return null;
    return { sequence: head.sequence, facets, hidden, missingArticles };
  }

  /** Replaces what was kept, in small parts; the former stands until all of them are there. */
  async write(kept: ClaimsAsKept, pause: () => Promise<void>): Promise<void> {
    const { dexie, keptClaims } = this.#database;
    const forgotten = this.#forgotten;
    const batch = `${kept.sequence}.${Date.now()}`;
    let parts = 0;
    let together: { id: string; text: string }[] = [];
    const put = async () => {
      await keptClaims.bulkPut(together);
      together = [];
      await pause();
      return this.#forgotten === forgotten;
    };
    for (const text of textsOf(kept)) {
      together.push({ id: partId(batch, parts), text });
      parts += 1;
      if (together.length === partsAtOnce && !(await put())) break;
    }
    const isWanted = await put();
    await dexie.transaction("rw", keptClaims, async () => {
      if (!isWanted || this.#forgotten !== forgotten) {
        await keptClaims.clear();
        return;
      }
      const { sequence, facets } = kept;
      const madeBy = this.#madeBy;
      await keptClaims.put({ id: "head", madeBy, sequence, batch, parts, claims: facets.length });
      const all = await keptClaims.toCollection().primaryKeys();
      await keptClaims.bulkDelete(all.filter((id) => id !== "head" && !id.startsWith(`${batch}/`)));
    });
  }

  /** What is being written must not be kept: a record has been purged whose words may stand in it. */
  async forget(): Promise<void> {
    this.#forgotten += 1;
    await this.#database.keptClaims.clear();
  }
}

const partId = (batch: string, part: number) => `${batch}/${String(part).padStart(6, "0")}`;

/**
 * Makes facets of what JSON gives. A hundred thousand of them are gone through at every key, five
 * times as slowly where they are not alike in memory: so one literal makes all, and what many of
 * them name is one text.
 */
function facetMaker(): (kept: KeptFacet) => ClaimFacet {
  const known = new Map<string, string>();
  const one = <Text extends string>(text: Text): Text => {
    // What is known under a text is that text.
    const former = known.get(text) as Text | undefined;
    if (former === undefined) known.set(text, text);
    return former ?? text;
  };
  const oneOrNone = <Text extends string>(text: Text | null) => (text === null ? null : one(text));
  return (kept) => ({
    id: kept.id,
    kind: one(kept.kind),
    standing: one(kept.standing),
    credibility: kept.credibility,
    statement: kept.statement,
    text: kept.text,
    articleIds: kept.articleIds.map(one),
    annotationIds: kept.annotationIds,
    evidenceIds: kept.evidenceIds,
    decisions: kept.decisions.map(([lensId, decision]) => [one(lensId), one(decision)] as const),
    impacts: kept.impacts.map(({ lensId, direction, severity }) => ({
      lensId: one(lensId),
      direction: oneOrNone(direction),
      severity: oneOrNone(severity),
    })),
    originIds: kept.originIds.map(one),
    unansweredLensIds: kept.unansweredLensIds.map(one),
    isUnfinished: kept.isUnfinished,
    figures: kept.figures,
    days: kept.days,
    row: { key: kept.id, group: null },
  });
}

/** The items in JSON, as many together as a part holds. */
function* textsOf(kept: ClaimsAsKept): Generator<string> {
  let items: string[] = [];
  let units = 0;
  for (const item of itemsOf(kept)) {
    const text = JSON.stringify(item);
    if (units + text.length > partUnits && items.length > 0) {
      yield `[${items.join(",")}]`;
      items = [];
      units = 0;
    }
    items.push(text);
    units += text.length + 1;
  }
  if (items.length > 0) yield `[${items.join(",")}]`;
}

function* itemsOf({ facets, hidden, missingArticles }: ClaimsAsKept): Generator<Item> {
  for (const facet of facets) yield { facet: { ...facet, row: undefined } };
  for (const one of hidden) yield { hidden: one };
  for (const missing of missingArticles) yield { missing };
}
