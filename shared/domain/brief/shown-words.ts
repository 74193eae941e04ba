import type { JsonValue } from "../../ledger/change.ts";
import { keyUnder, type Translate } from "../../messages/catalogue.ts";
import { takesCredibility } from "../claim/claim.ts";
import type { Brief, Citation, Inline, Paragraph, Shown } from "./brief.ts";
import { type CitationTarget, frozenOf } from "./citing.ts";
import type { Ground } from "./ground.ts";
import { likelihoodSentence } from "./judgement-section.ts";
import { sourceOf } from "./names.ts";

/** The paragraphs of a brief in which each citation that shows words is followed by nothing but them. */
export function spelledParagraphs(
  ground: Ground,
  { id }: Pick<Brief, "id">,
  t: Translate,
): readonly Paragraph[] {
  const own = ground.rows.paragraphs.filter(({ briefId }) => briefId === id);
  if (!own.some(({ content }) => content.some(isShowing))) return own;
  const citations = new Map(ground.rows.citations.map((row) => [row.id as string, row]));
  return own.map((row) => ({ ...row, content: spelledOut(row.content, citations, ground, t) }));
}

function isShowing(inline: Inline): boolean {
  return inline.kind === "citation" && inline.shows !== undefined;
}

function spelledOut(
  content: readonly Inline[],
  citations: ReadonlyMap<string, Citation>,
  ground: Ground,
  t: Translate,
): Inline[] {
  return content.flatMap((inline): Inline[] => {
    if (inline.kind === "text" || inline.shows === undefined) return [inline];
    const { citationId, shows } = inline;
    const citation = citations.get(citationId);
    const text = citation === undefined ? "" : shownWords(citation, shows, ground, t);
    return [
      { kind: "text", text },
      { kind: "citation", citationId },
    ];
  });
}

/** The words a citation shows: its target's as they are now, or as it kept them when that is gone. */
export function shownWords(
  citation: Pick<Citation, "targetKind" | "targetId" | "frozen">,
  shows: Shown,
  ground: Ground,
  t: Translate,
): string {
  const now = shownOf(citation, shows, ground, t);
  if (now !== null) return now;
  const kept = citation.frozen[shows === "quote" ? "quote" : "statement"];
  const text = typeof kept === "string" ? kept : "";
  return shows === "quote" ? t("brief.print.quoted", { quote: text }) : text;
}

/** What a target would show; null when it is gone, or has nothing of the kind. */
export function shownOf(
  target: CitationTarget,
  shows: Shown,
  ground: Ground,
  t: Translate,
): string | null {
  switch (target.targetKind) {
    case "claim": {
      const claim = ground.claims.get(target.targetId);
      if (claim === undefined) return null;
      return shows === "rating" ? ratingWords(claim.id, ground, t) : claim.statement;
    }
    case "evidence": {
      const passage = ground.passages.get(target.targetId);
      if (passage === undefined) return null;
      if (shows === "figure") return figureWords(frozenOf(target, ground) ?? {}, t);
      return t("brief.print.quoted", { quote: passage.annotation.exact });
    }
    default: {
      const judgement = ground.judgements.get(target.targetId);
      return judgement === undefined ? null : likelihoodSentence(judgement, t);
    }
  }
}

/** "approximately 73 railcars": the figure with the words it was reported with; null without a figure. */
function figureWords(frozen: Readonly<Record<string, JsonValue>>, t: Translate): string | null {
  const { quantityValue, quantityUpTo, quantityUnit, quantityQualifiers } = frozen;
  if (typeof quantityValue !== "number") return null;
  const qualifiers = (Array.isArray(quantityQualifiers) ? quantityQualifiers : [])
    .filter((word) => word !== "exact")
    .map((word) => t(keyUnder("words.qualifier", word as "approximately")));
  const number = new Intl.NumberFormat("en").format(quantityValue);
  const upTo =
    typeof quantityUpTo === "number" ? `-${new Intl.NumberFormat("en").format(quantityUpTo)}` : "";
  const unit = typeof quantityUnit === "string" ? quantityUnit : "";
  return [...qualifiers, `${number}${upTo}`, unit].filter((word) => word !== "").join(" ");
}

/** Letters of the publishers and the claim's own number, apart: "C/E 3". */
function ratingWords(claimId: string, ground: Ground, t: Translate): string {
  const letters = ground
    .passagesOfClaim(claimId)
    .map(({ article }) => sourceOf(article.publisherSourceId, ground)?.reliability ?? null)
    .map((letter) => letter ?? t("brief.table.unrated"));
  const shown = [...new Set(letters)].join("/");
  const claim = ground.claims.get(claimId);
  if (claim === undefined || !takesCredibility(claim.kind) || claim.credibility === null) {
    return shown;
  }
  return shown.length === 1 ? `${shown}${claim.credibility}` : `${shown} ${claim.credibility}`;
}
