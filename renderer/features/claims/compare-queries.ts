import { useLiveQuery } from "dexie-react-hooks";
import { useMemo, useState } from "react";
import { candidateReader } from "#renderer/db/candidate-reading.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { useInTurns } from "#renderer/db/use-in-turns.ts";
import {
  type ReadArticles,
  type StandingText,
  useReadArticles,
} from "#renderer/db/use-read-articles.ts";
import type { Conflict } from "#shared/domain/conflict/conflict.ts";
import { conflictOpenedBy } from "#shared/domain/conflict/register.ts";
import { driftConflict } from "#shared/domain/evidence/drift.ts";
import { rootOrigin } from "#shared/domain/origin/independent-origins.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { relationBetween } from "#shared/domain/relation/relate.ts";
import type { Relation } from "#shared/domain/relation/relation.ts";
import { type SearchedPlace, searchedPlaces } from "#shared/suggesting/candidates.ts";
import { type DriftProposal, driftsInTurns } from "#shared/suggesting/drift-proposals.ts";
import type { InTurns } from "#shared/suggesting/in-turns.ts";
import {
  type OriginProposal,
  originsInTurns,
  type RestingPassage,
  voicesOf,
} from "#shared/suggesting/origin-proposals.ts";
import { stemsOf, type ToldPassage, toldPassages } from "#shared/suggesting/told-passages.ts";

/** Articles are read newest first, no further than this: what is passed on comes back soon. */
export const mostArticles = 500;

/** What an article tells, with the version its offsets are of. */
export interface ToldInVersion extends ToldPassage {
  readonly versionId: string;
}

/** A passage tied to a claim, with what is known of where it comes from. */
export interface TiedPassage {
  readonly evidence: RowOf<"evidence">;
  readonly annotation: RowOf<"annotations">;
  readonly speakers: readonly RowOf<"speakers">[];
}

export type Comparison =
  | {
      readonly kind: "drift";
      readonly id: string;
      readonly proposal: DriftProposal<ToldInVersion>;
      /** What stands on each side already; null for words that nobody has marked yet. */
      readonly careful: TiedPassage | null;
      readonly firm: TiedPassage | null;
    }
  | { readonly kind: "origin"; readonly id: string; readonly proposal: OriginProposal };

export interface Compared extends Pick<ReadArticles<never>, "read" | "of" | "left"> {
  readonly open: readonly Comparison[];
  readonly dismissed: readonly RowOf<"dismissals">[];
}

/** Passages of the notebook's articles held against each other, live; undefined before the first read. */
export function useCompared(): Compared | undefined {
  const { db } = useNotebook();
  const articles = useReadArticles(mostArticles, toldInArticle);
  const ground = useLiveQuery(() => comparisonGround(db), [db]);
  // While articles are still being read, what the first few tell is compared once.
  const isWhole = articles !== undefined && articles.read === articles.of;
  const [first, setFirst] = useState<readonly ToldInVersion[]>();
  if (first === undefined && articles !== undefined) setFirst(articles.found);
  const told = isWhole ? articles.found : first;
  const drifts = useInTurns(
    useMemo(() => (told === undefined ? null : () => driftsOnce(told)), [told]),
  );
  const origins = useInTurns(
    useMemo(
      () =>
        told === undefined || ground === undefined
          ? null
          : () => originsInTurns(restingPassages(told, ground), ground.aliases),
      [told, ground],
    ),
  );
  return useMemo(() => {
    if (articles === undefined || ground === undefined) return undefined;
    if (drifts === undefined || origins === undefined) return undefined;
    const { read, of, left } = articles;
    const open = comparisonsOf(drifts, origins, ground);
    return { read, of, left, open, dismissed: ground.dismissed };
  }, [articles, drifts, origins, ground]);
}

const readCandidates = candidateReader();

/** What articles told when they were last read, each with what it was read from; the one used last stands last. */
const keptTold = new Map<
  string,
  { readonly from: string; readonly told: readonly ToldInVersion[] }
>();

/** The rules take their time: an article whose text and decisions are the same is not read again. */
async function toldInArticle(standing: StandingText): Promise<readonly ToldInVersion[]> {
  const { article, version, blocks } = standing;
  const language = article.language ?? "und";
  const places = searchedPlaces(blocks);
  const from = JSON.stringify([version.id, version.textHash, language, places]);
  const kept = keptTold.get(article.id);
  const told = kept?.from === from ? kept.told : await readTold(standing, places, language);
  keptTold.delete(article.id);
  keptTold.set(article.id, { from, told });
  const [oldest] = keptTold.keys();
  if (keptTold.size > mostArticles && oldest !== undefined) keptTold.delete(oldest);
  return told;
}

function readTold(
  { article, version, text }: StandingText,
  places: readonly SearchedPlace[],
  language: string,
): Promise<readonly ToldInVersion[]> {
  return new Promise((resolve) => {
    readCandidates({ text, places, language }, (candidates) => {
      const told = toldPassages(article.id, text, candidates);
      resolve(told.map((one) => ({ ...one, versionId: version.id })));
    });
  });
}

type Drifts = readonly DriftProposal<ToldInVersion>[];

let keptDrifts: { readonly told: readonly ToldInVersion[]; readonly drifts: Drifts } = {
  told: [],
  drifts: [],
};

/** The drifts between these passages; those of the last comparison where it was of the same passages. */
function* driftsOnce(told: readonly ToldInVersion[]): InTurns<Drifts> {
  const { told: former } = keptDrifts;
  const isSame = former.length === told.length && told.every((one, at) => one === former[at]);
  if (isSame) return keptDrifts.drifts;
  const drifts = yield* driftsInTurns(told);
  keptDrifts = { told, drifts };
  return drifts;
}

/** What the analyst has done so far with passages: tied, traced, entered, dismissed. */
export interface ComparisonGround {
  readonly tied: readonly TiedPassage[];
  readonly origins: ReadonlyMap<string, RowOf<"origins">>;
  readonly aliases: readonly RowOf<"aliases">[];
  readonly conflictIds: ReadonlySet<string>;
  readonly dismissed: readonly RowOf<"dismissals">[];
}

/** As many passages as are looked at; the newest. */
const mostTied = 5000;

export async function comparisonGround(db: NotebookDatabase): Promise<ComparisonGround> {
  const evidence = await db.evidence.reverse().limit(mostTied).toArray();
  const [annotations, speakers, claims, origins, aliases, conflictIds, dismissals] =
    await Promise.all([
      db.annotations.bulkGet(evidence.map(({ annotationId }) => annotationId)),
      db.speakers
        .where("evidenceId")
        .anyOf(evidence.map(({ id }) => id))
        .toArray(),
      db.claims.bulkGet(evidence.map(({ claimId }) => claimId)),
      db.origins.toArray(),
      db.aliases.toArray(),
      db.conflicts.toCollection().primaryKeys(),
      db.dismissals.toArray(),
    ]);
  const chains = groupedBy(speakers, ({ evidenceId }) => evidenceId);
  return {
    tied: evidence.flatMap((row, index) => {
      const annotation = annotations[index];
      if (annotation === undefined || claims[index] === undefined) return [];
      return [{ evidence: row, annotation, speakers: chains.get(row.id) ?? [] }];
    }),
    origins: new Map(origins.map((origin) => [origin.id, origin])),
    aliases,
    conflictIds: new Set(conflictIds),
    dismissed: dismissals.filter(({ kind }) => kind !== "claim"),
  };
}

/** What stands further down is hardly alike; deciding what stands on top makes room for it. */
const mostShown = 300;

function rootOf(
  evidence: RowOf<"evidence"> | undefined,
  { origins }: ComparisonGround,
): RowOf<"origins"> | null {
  if (evidence === undefined || evidence.originStanding !== "known") return null;
  return evidence.originId === null ? null : rootOrigin(evidence.originId, origins);
}

/** What is still to be decided: drifts first, then origins, the surest of each on top. */
export function comparisonsOf(
  drifts: readonly DriftProposal<ToldInVersion>[],
  origins: readonly OriginProposal[],
  ground: ComparisonGround,
): readonly Comparison[] {
  const { tied, conflictIds } = ground;
  const dismissed = new Set(ground.dismissed.map(({ id }) => id));
  const tiedTo = tiedByArticle(tied);
  const open: Comparison[] = [];
  for (const proposal of drifts) {
    if (dismissed.has(proposal.id)) continue;
    const careful = standingOn(proposal.careful, tiedTo);
    const firm = standingOn(proposal.firm, tiedTo);
    if (!mayTellOneClaim(proposal, careful, firm)) continue;
    const isEntered =
      careful !== null &&
      firm !== null &&
      conflictIds.has(driftRecords(proposal, careful.evidence, firm.evidence, null).conflict.id);
    if (!isEntered) open.push({ kind: "drift", id: proposal.id, proposal, careful, firm });
  }
  // Proposals are made a moment after the passages have changed: what was decided since is left out.
  const evidence = new Map(tied.map((one) => [one.evidence.id as string, one.evidence]));
  const rootNow = ({ evidence: { id } }: RestingPassage) => rootOf(evidence.get(id), ground);
  for (const proposal of origins) {
    const [left, right] = [rootNow(proposal.left), rootNow(proposal.right)];
    const isAsProposed =
      left?.id === proposal.left.root?.id && right?.id === proposal.right.root?.id;
    if (isAsProposed && !dismissed.has(proposal.id)) {
      open.push({ kind: "origin", id: proposal.id, proposal });
    }
  }
  return open.slice(0, mostShown);
}

/**
 * Within one article a sentence that is sure of one thing beside one that doubts another is how
 * articles are written: only one figure told twice, or two passages of one claim, may drift there.
 */
function mayTellOneClaim(
  { kind, careful, firm }: DriftProposal<ToldInVersion>,
  carefulTie: TiedPassage | null,
  firmTie: TiedPassage | null,
): boolean {
  if (careful.articleId !== firm.articleId || kind === "hedge-dropped") return true;
  return carefulTie !== null && carefulTie.evidence.claimId === firmTie?.evidence.claimId;
}

/** True where the two passages are two statements, of which neither may be taken for the other. */
export const isOfTwoStatements = ({ kind }: Pick<DriftProposal, "kind">): boolean =>
  kind === "cause-for-coincidence" || kind === "certainty-raised";

type End = Pick<RowOf<"evidence">, "id" | "claimId">;

/**
 * The records that an accepted drift becomes: a conflict between two passages, or between
 * two claims with the relation that opens it.
 */
export function driftRecords(
  proposal: Pick<DriftProposal, "kind">,
  careful: End,
  firm: End,
  note: string | null,
): { readonly relation: Relation | null; readonly conflict: Conflict } {
  const relation =
    isOfTwoStatements(proposal) && careful.claimId !== firm.claimId
      ? relationBetween("drifts", careful.claimId, firm.claimId, note)
      : null;
  const opened = relation === null ? null : conflictOpenedBy(relation);
  if (opened !== null) return { relation, conflict: opened };
  const ends = { carefulId: careful.id, firmId: firm.id };
  return { relation: null, conflict: driftConflict({ kind: proposal.kind, ...ends }, note) };
}

const tiedByArticle = (tied: readonly TiedPassage[]) =>
  groupedBy(tied, ({ annotation }) => annotation.articleId);

function groupedBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

/** So much of the shorter of two stretches stands in the other that they are one passage. */
const samePassageShare = 0.6;

/** What was tied to a claim on these words. A mark of an older version says nothing of where it stands now. */
function standingOn(
  told: ToldInVersion,
  tied: ReadonlyMap<string, readonly TiedPassage[]>,
): TiedPassage | null {
  const found = (tied.get(told.articleId) ?? []).filter(({ annotation }) => {
    if (annotation.textVersionId !== told.versionId) return false;
    const shared = Math.min(told.end, annotation.end) - Math.max(told.start, annotation.start);
    const shorter = Math.min(told.end - told.start, annotation.end - annotation.start);
    return shared >= samePassageShare * shorter;
  });
  const value = told.quantity?.value ?? null;
  return found.find(({ evidence }) => evidence.quantityValue === value) ?? found[0] ?? null;
}

export function restingPassages(
  told: readonly ToldInVersion[],
  ground: ComparisonGround,
): readonly RestingPassage[] {
  const { tied } = ground;
  const toldBy = new Map<string, ToldInVersion>();
  const tiedTo = tiedByArticle(tied);
  for (const passage of told) {
    const standing = standingOn(passage, tiedTo);
    if (standing !== null) toldBy.set(standing.evidence.id, passage);
  }
  return tied.flatMap(({ evidence, annotation, speakers }) => {
    if (evidence.bearing === "disputes") return [];
    const passage = toldBy.get(evidence.id);
    const { quantityValue: value, quantityUpTo: upTo, quantityUnit: unit } = evidence;
    const place = passage?.place ?? null;
    return [
      {
        id: evidence.id,
        articleId: annotation.articleId,
        quote: annotation.exact,
        quantity: value === null ? null : { value, upTo, unit },
        date: evidence.date === null ? (passage?.date ?? null) : { date: evidence.date },
        place,
        stems: stemsOf({ quote: annotation.exact, place }),
        evidence,
        root: rootOf(evidence, ground),
        voices: voicesOf(passage?.speakers ?? [], speakers),
      },
    ];
  });
}
