import { newId } from "#renderer/bridge.ts";
import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { standingText } from "#renderer/db/use-read-articles.ts";
import { newOrigin } from "#renderer/features/sources/index.ts";
import {
  type ClaimId,
  type EvidenceId,
  evidenceIdSchema,
  originIdSchema,
} from "#shared/domain/ids.ts";
import { update } from "#shared/domain/record.ts";
import type { Change } from "#shared/ledger/change.ts";
import { claimChanges, evidenceChanges } from "./claim-commands.ts";
import {
  type Comparison,
  driftRecords,
  isOfTwoStatements,
  type TiedPassage,
  type ToldInVersion,
} from "./compare-queries.ts";
import { markOf, takenWhole } from "./taken-suggestion.ts";

type Writes = Pick<Notebook, "db" | "commit">;
type OfKind<Kind extends Comparison["kind"]> = Extract<Comparison, { readonly kind: Kind }>;

/**
 * Enters a drift in the register. Words that no claim rests on yet become evidence in the
 * same change set: of one claim where both report the same thing, of a claim each where
 * they are two statements ("coincides with" and "is the result of" never become one).
 * False when an article's text has changed or gone meanwhile.
 */
export async function acceptDrift(
  notebook: Writes,
  { proposal, careful, firm }: OfKind<"drift">,
  note: string,
): Promise<boolean> {
  const changes: Change[] = [];
  const tie = async (told: ToldInVersion, tied: TiedPassage | null, claimId: ClaimId | null) => {
    if (tied !== null) return tied.evidence;
    const made = await tieChanges(notebook, told, claimId);
    if (made !== null) changes.push(...made.changes);
    return made;
  };
  const isApart = isOfTwoStatements(proposal);
  const ofOther = isApart ? null : (firm?.evidence.claimId ?? null);
  const first = await tie(proposal.careful, careful, ofOther);
  const second =
    first === null ? null : await tie(proposal.firm, firm, isApart ? null : first.claimId);
  if (first === null || second === null) return false;

  const { relation, conflict } = driftRecords(proposal, first, second, note);
  if (relation !== null) changes.push(...(await put(notebook.db, "relations", relation)));
  changes.push(...(await put(notebook.db, "conflicts", conflict)));
  await notebook.commit("drift:accept", changes);
  return true;
}

/** The changes that mark these words and tie them to the claim, or to a new one made of them. */
async function tieChanges(
  notebook: Writes,
  told: ToldInVersion,
  claimId: ClaimId | null,
): Promise<{
  readonly id: EvidenceId;
  readonly claimId: ClaimId;
  readonly changes: readonly Change[];
} | null> {
  const standing = await standingText(notebook.db, told.articleId);
  if (standing === null || standing.version.id !== told.versionId) return null;
  const { annotationId, marked } = await markOf(notebook, standing, told);
  const { claim, passage } = takenWhole(told);
  const taken = { ...passage, annotationId };
  if (claimId === null) {
    const made = claimChanges(claim, taken);
    return { id: made.evidenceId, claimId: made.claimId, changes: [...marked, ...made.changes] };
  }
  const id = evidenceIdSchema.parse(newId());
  return { id, claimId, changes: [...marked, ...evidenceChanges(claimId, id, taken)] };
}

/**
 * Lets both passages rest on one origin: the one that is known, or a new one of this name.
 * Of two known ones the later made is said to derive from the other, so that its passages
 * keep what the analyst wrote of them and count once.
 */
export async function acceptOrigin(
  notebook: Writes,
  { proposal: { left, right } }: OfKind<"origin">,
  name: string,
): Promise<void> {
  const { db } = notebook;
  if (left.root !== null && right.root !== null) {
    const [parent, child] = [left.root.id, right.root.id].sort();
    const row = child === undefined ? undefined : await db.origins.get(child);
    if (row === undefined || parent === undefined) return;
    const derivedFromId = originIdSchema.parse(parent);
    await notebook.commit("origin:accept", [update("origins", row, { derivedFromId })]);
    return;
  }
  const made = newOrigin(name.slice(0, 1000), "report");
  const originId = left.root?.id ?? made.id;
  const open = [left, right].filter(({ root }) => root === null);
  const rows = await db.evidence.bulkGet(open.map(({ evidence }) => evidence.id));
  await notebook.commit("origin:accept", [
    ...(left.root === null ? [made.change] : []),
    ...rows.flatMap((row) =>
      row === undefined ? [] : [update("evidence", row, { originStanding: "known", originId })],
    ),
  ]);
}

/** Remembers that the analyst has seen these two and wants them proposed no more. */
export async function dismissComparison(
  notebook: Writes,
  { kind, id }: Pick<Comparison, "kind" | "id">,
  words: string,
): Promise<void> {
  const dismissal = { id, kind, articleId: null, words: words.slice(0, 10_000), reason: null };
  await notebook.commit("suggestion:dismiss", await put(notebook.db, "dismissals", dismissal));
}
