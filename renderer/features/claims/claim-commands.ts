import { generateNKeysBetween } from "fractional-indexing";
import { newId } from "#renderer/bridge.ts";
import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import {
  type Claim,
  type ClaimKind,
  type Credibility,
  type Hedge,
  takesCredibility,
} from "#shared/domain/claim/claim.ts";
import type { DateInWords } from "#shared/domain/evidence/date-in-words.ts";
import { type Drift, driftConflict } from "#shared/domain/evidence/drift.ts";
import type { Bearing } from "#shared/domain/evidence/evidence.ts";
import type { FigureInWords } from "#shared/domain/evidence/figure-in-words.ts";
import {
  type AnnotationId,
  type ClaimId,
  claimIdSchema,
  type EvidenceId,
  evidenceIdSchema,
  type SourceId,
} from "#shared/domain/ids.ts";
import type { PlaceInWords } from "#shared/domain/place/gazetteer.ts";
import { create, type RowOf, remove, update } from "#shared/domain/record.ts";
import type { Change } from "#shared/ledger/change.ts";
import { figureFields } from "./report-text.ts";

/** One link of a speaker chain as the analyst gives it. */
export interface GivenSpeaker {
  readonly name: string | null;
  readonly isUnnamed: boolean;
  /** The registered source behind the name; null when there is none. */
  readonly sourceId: SourceId | null;
}

/** A passage as the analyst ties it to a claim: the bearing, and what they took from its words. */
export interface TakenPassage {
  readonly annotationId: AnnotationId;
  readonly bearing: Bearing;
  readonly hedge: Hedge;
  readonly figure: FigureInWords | null;
  readonly date: DateInWords | null;
  readonly place?: PlaceInWords | null;
  /** Outermost first. */
  readonly speakers: readonly GivenSpeaker[];
}

/** Makes a claim with its first passage: claim, evidence and speakers in one change set. */
export async function makeClaim(
  notebook: Notebook,
  claim: Pick<Claim, "statement" | "kind" | "hedge">,
  passage: TakenPassage,
): Promise<{ readonly claimId: ClaimId; readonly evidenceId: EvidenceId }> {
  const { changes, ...made } = claimChanges(claim, passage);
  await notebook.commit("claim:create", changes);
  return made;
}

/** The changes that make a claim with its first passage: unrated, of no origin, through no lens. */
export function claimChanges(
  claim: Pick<Claim, "statement" | "kind" | "hedge">,
  passage: TakenPassage,
): {
  readonly claimId: ClaimId;
  readonly evidenceId: EvidenceId;
  readonly changes: readonly Change[];
} {
  const claimId = claimIdSchema.parse(newId());
  const evidenceId = evidenceIdSchema.parse(newId());
  const unrated = { credibility: null, credibilityReason: null, note: null };
  const changes = [
    create("claims", { ...claim, id: claimId, ...unrated }),
    ...evidenceChanges(claimId, evidenceId, passage),
  ];
  return { claimId, evidenceId, changes };
}

/** Ties one more passage to a claim. */
export async function attachEvidence(
  notebook: Notebook,
  claimId: ClaimId,
  passage: TakenPassage,
): Promise<EvidenceId> {
  const evidenceId = evidenceIdSchema.parse(newId());
  await notebook.commit("evidence:create", evidenceChanges(claimId, evidenceId, passage));
  return evidenceId;
}

/** The changes that tie a passage to a claim, with what was taken from its words. */
export function evidenceChanges(
  claimId: ClaimId,
  evidenceId: EvidenceId,
  { annotationId, bearing, hedge, figure, date, place = null, speakers }: TakenPassage,
): readonly Change[] {
  const nothing = {
    quantityValue: null,
    quantityUpTo: null,
    quantityUnit: null,
    quantityQualifiers: [],
  };
  return [
    create("evidence", {
      id: evidenceId,
      claimId,
      annotationId,
      bearing,
      originStanding: "unset",
      originId: null,
      ...(figure === null ? nothing : figureFields(figure)),
      date: date?.date ?? null,
      dateText: date?.text ?? null,
      dateBasis: date === null ? null : "stated",
      dateInferredFrom: null,
      placeText: place?.text ?? null,
      placeName: place?.place?.name ?? null,
      placeId: place?.place?.id ?? null,
      hedge,
      translation: null,
      note: null,
    }),
    ...speakerChanges(evidenceId, speakers),
  ];
}

/** The changes that make a whole chain anew, in the order given. */
export function speakerChanges(
  evidenceId: EvidenceId,
  speakers: readonly GivenSpeaker[],
): readonly Change[] {
  const positions = generateNKeysBetween(null, null, speakers.length);
  return speakers.map(({ name, isUnnamed, sourceId }, index) =>
    create("speakers", {
      id: newId(),
      evidenceId,
      position: positions[index] ?? "a0",
      name,
      isUnnamed,
      sourceId,
    }),
  );
}

export async function editClaim(
  notebook: Notebook,
  claim: RowOf<"claims">,
  set: Partial<Pick<Claim, "statement" | "kind" | "hedge" | "note">>,
): Promise<void> {
  const { kind = claim.kind } = set;
  await notebook.commit("claim:edit", [update("claims", claim, { ...set, ...asKind(kind) })]);
}

/** What comes with a kind: one that takes no credibility number takes the rating away. */
export function asKind(kind: ClaimKind): Partial<Claim> {
  return takesCredibility(kind) ? { kind } : { kind, credibility: null, credibilityReason: null };
}

/** The caller has asked the credibility gate. */
export async function rateClaim(
  notebook: Notebook,
  claim: RowOf<"claims">,
  credibility: Credibility | null,
  reason: string,
): Promise<void> {
  const credibilityReason = reason.trim() === "" ? null : reason.trim();
  await notebook.commit("claim:rate", [
    update("claims", claim, { credibility, credibilityReason }),
  ]);
}

export async function deleteClaim(notebook: Notebook, claim: RowOf<"claims">): Promise<void> {
  await notebook.commit("claim:delete", [remove("claims", claim)]);
}

export async function recordDrift(notebook: Notebook, drift: Drift, note: string): Promise<void> {
  const changes = await put(notebook.db, "conflicts", driftConflict(drift, note));
  await notebook.commit("conflict:create", changes);
}
