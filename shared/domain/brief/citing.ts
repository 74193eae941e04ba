import type { JsonValue } from "../../ledger/change.ts";
import type { Citation } from "./brief.ts";
import type { Ground, Passage } from "./ground.ts";

export type CitationTarget = Pick<Citation, "targetKind" | "targetId">;

/** A passage as a citation kept it, so that it can still be named when it is gone. */
interface FrozenPassage {
  readonly articleId: string;
  readonly articleTitle: string | null;
  readonly annotationId: string;
  readonly exact: string;
  readonly sha256: string;
  /** The letter of its publisher then; undefined where the citation is older than that. */
  readonly reliability: string | null | undefined;
}

/** The claims a citation stands on, in order of id; empty when its target is gone. */
export function claimIdsCited(
  { targetKind, targetId }: CitationTarget,
  ground: Ground,
): readonly string[] {
  switch (targetKind) {
    case "claim":
      return ground.claims.has(targetId) ? [targetId] : [];
    case "evidence": {
      const passage = ground.passages.get(targetId);
      return passage === undefined ? [] : [passage.evidence.claimId];
    }
    default:
      return ground
        .claimsOfJudgement(targetId)
        .filter((link) => link.stance === "for")
        .map((link) => link.claimId);
  }
}

/** The passages a citation leads to: those of the claim, the one of the evidence, those of the judgement's claims. */
export function passagesCited(target: CitationTarget, ground: Ground): readonly Passage[] {
  if (target.targetKind === "evidence") {
    const passage = ground.passages.get(target.targetId);
    return passage === undefined ? [] : [passage];
  }
  return claimIdsCited(target, ground).flatMap((claimId) => ground.passagesOfClaim(claimId));
}

/**
 * What the target shows now, to be kept with the citation. Null when there is no such
 * target. The values are compared one by one later (`standingOfCitation`), so each is what a
 * reader of the brief would see changed.
 */
export function frozenOf(
  target: CitationTarget,
  ground: Ground,
): Readonly<Record<string, JsonValue>> | null {
  const shown = shownBy(target, ground);
  if (shown === null) return null;
  const passages = passagesCited(target, ground).map(
    (passage): Readonly<Record<string, JsonValue>> => ({
      articleId: passage.article.id,
      articleTitle: passage.article.title,
      annotationId: passage.annotation.id,
      exact: passage.annotation.exact,
      sha256: passage.article.originalHash,
      reliability: reliabilityOf(passage, ground),
    }),
  );
  return { ...shown, passages };
}

function shownBy(
  { targetKind, targetId }: CitationTarget,
  ground: Ground,
): Readonly<Record<string, JsonValue>> | null {
  switch (targetKind) {
    case "claim": {
      const claim = ground.claims.get(targetId);
      if (claim === undefined) return null;
      const { statement, kind, hedge, credibility } = claim;
      return { statement, kind, hedge, credibility };
    }
    case "evidence": {
      const passage = ground.passages.get(targetId);
      if (passage === undefined) return null;
      const { quantityValue, quantityUpTo, quantityUnit, quantityQualifiers, date, hedge } =
        passage.evidence;
      const statement = ground.claims.get(passage.evidence.claimId)?.statement ?? null;
      const quantity = { quantityValue, quantityUpTo, quantityUnit, quantityQualifiers };
      return { statement, quote: passage.annotation.exact, ...quantity, date, hedge };
    }
    default: {
      const judgement = ground.judgements.get(targetId);
      if (judgement === undefined) return null;
      const { statement, likelihood, confidence } = judgement;
      return { statement, likelihood, confidence };
    }
  }
}

/** The letter of the passage's publisher; null for one that nobody has rated. */
function reliabilityOf({ article }: Passage, ground: Ground): string | null {
  const { publisherSourceId } = article;
  const source = publisherSourceId === null ? undefined : ground.sources.get(publisherSourceId);
  return source?.reliability ?? null;
}

export type CitationStanding =
  | { readonly kind: "current" }
  | { readonly kind: "gone" }
  | {
      readonly kind: "changed";
      readonly field: string;
      readonly was: string;
      readonly now: string;
    };

/** How what a citation kept compares with what its target shows now. */
export function standingOfCitation(citation: Citation, ground: Ground): CitationStanding {
  const now = frozenOf(citation, ground);
  if (now === null) return { kind: "gone" };
  for (const [field, was] of Object.entries(citation.frozen)) {
    // More passages for the same claim strengthen it; only the loss of one is a change.
    if (field === "passages") {
      const left = new Set(frozenPassages({ frozen: now }).map((passage) => passage.annotationId));
      const lost = frozenPassages(citation).find((passage) => !left.has(passage.annotationId));
      if (lost !== undefined) return { kind: "changed", field, was: lost.exact, now: "" };
      const rerated = changedRating(frozenPassages(citation), frozenPassages({ frozen: now }));
      if (rerated !== null) return rerated;
      continue;
    }
    const value = now[field];
    if (value !== undefined && plain(value) !== plain(was)) {
      return { kind: "changed", field, was: plain(was), now: plain(value) };
    }
  }
  return { kind: "current" };
}

/** The first passage whose publisher is rated otherwise than when it was cited. */
function changedRating(
  kept: readonly FrozenPassage[],
  now: readonly FrozenPassage[],
): Extract<CitationStanding, { kind: "changed" }> | null {
  const letters = new Map(now.map((passage) => [passage.annotationId, passage.reliability]));
  for (const { annotationId, reliability: was } of kept) {
    const is = letters.get(annotationId);
    // A first rating completes what was cited; it changes nothing.
    if (was === undefined || was === null || is === undefined || was === is) continue;
    return { kind: "changed", field: "reliability", was, now: is ?? "–" };
  }
  return null;
}

/** The passages a citation kept; tolerant, because another program may have written them. */
export function frozenPassages(citation: {
  readonly frozen: Readonly<Record<string, JsonValue>>;
}): readonly FrozenPassage[] {
  const passages = citation.frozen["passages"];
  if (!Array.isArray(passages)) return [];
  return passages.flatMap((passage: JsonValue) => {
    if (passage === null || typeof passage !== "object" || Array.isArray(passage)) return [];
    const { articleId, articleTitle, annotationId, exact, sha256, reliability } =
      passage as Readonly<Record<string, JsonValue>>;
    if (
      typeof articleId !== "string" ||
      typeof annotationId !== "string" ||
      typeof exact !== "string" ||
      typeof sha256 !== "string"
    ) {
      return [];
    }
    const title = typeof articleTitle === "string" ? articleTitle : null;
    const letter =
      typeof reliability === "string" || reliability === null ? reliability : undefined;
    return [{ articleId, articleTitle: title, annotationId, exact, sha256, reliability: letter }];
  });
}

function plain(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
