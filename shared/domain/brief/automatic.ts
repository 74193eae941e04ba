import { generateNKeysBetween } from "fractional-indexing";
import type { Translate } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/languages.ts";
import { isSomebody } from "../evidence/speakers-in-words.ts";
import { briefIdSchema, citationIdSchema, derivedId, linkIds, paragraphIdSchema } from "../ids.ts";
import { severities } from "../impact/impact.ts";
import { sentimentReachId } from "../lens/built-in-lenses.ts";
import { compareMarkings, type Marking } from "../marking.ts";
import { byPosition } from "../position.ts";
import type { Brief, BriefSection, Citation, Inline, Paragraph } from "./brief.ts";
import { frozenOf } from "./citing.ts";
import { type BriefRows, type Ground, groundOf } from "./ground.ts";
import { printedSpeakers, withheldNames } from "./names.ts";

/** Claims that open the bottom line of an automatic brief. */
const claimsInBottomLine = 3;

export interface AutomaticChoice {
  readonly lensIds: readonly string[];
  /** ISO day that the brief bears. */
  readonly date: string;
  readonly language: Language;
  /** Speaks that language. */
  readonly t: Translate;
}

export interface AutomaticBrief {
  readonly ground: Ground;
  readonly brief: Brief;
}

/**
 * A brief drafted from the claims found relevant through some lenses, for when nobody has
 * written one. It is not stored. Null when no claim is relevant.
 */
export function automaticBrief(rows: BriefRows, choice: AutomaticChoice): AutomaticBrief | null {
  const ground = groundOf(rows);
  const claimIds = relevantClaims(ground, choice.lensIds);
  if (claimIds.length === 0) return null;

  const brief = briefRow(ground, claimIds, choice);
  const draft = new Draft(brief, ground);
  writeBottomLine(draft, claimIds, choice);
  draft.write("lens-meaning", [
    choice.t("brief.automatic.allClaims"),
    ...claimIds.map((id) => ({ claim: id })),
  ]);
  for (const gap of gapsOf(ground, claimIds, choice.t)) draft.write("gaps", [gap]);
  return { brief, ground: groundOf(withDraft(rows, brief, draft, choice)) };
}

/** Claims relevant through any of the lenses, gravest first. */
export function relevantClaims(ground: Ground, lensIds: readonly string[]): readonly string[] {
  const gravest = new Map<string, number>();
  for (const impact of ground.rows.impacts) {
    if (impact.decision !== "relevant" || !lensIds.includes(impact.lensId)) continue;
    if (!ground.claims.has(impact.claimId)) continue;
    const gravity = impact.severity === null ? -1 : severities.indexOf(impact.severity);
    gravest.set(impact.claimId, Math.max(gravity, gravest.get(impact.claimId) ?? -1));
  }
  return [...gravest]
    .sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
    .map(([claimId]) => claimId);
}

function briefRow(ground: Ground, claimIds: readonly string[], choice: AutomaticChoice): Brief {
  const lenses = choice.lensIds.map((id) => ground.lenses.get(id)?.name ?? id).join(", ");
  return {
    id: briefIdSchema.parse(derivedId("automatic", ...choice.lensIds)),
    title: choice.t("brief.command.automaticTitle", { lenses }),
    date: choice.date,
    cutOff: choice.date,
    marking: markingOf(ground, claimIds),
    paper: "A4",
    language: choice.language,
    organisation: null,
    status: "draft",
  };
}

/** Words that nobody has reviewed stay in the organisation, or closer if an article asks for it. */
function markingOf(ground: Ground, claimIds: readonly string[]): Marking {
  const unreviewed: Marking = "TLP:AMBER+STRICT";
  return claimIds
    .flatMap((id) => ground.passagesOfClaim(id))
    .flatMap(({ article }) => article.marking ?? [])
    .reduce(
      (strictest, marking) => (compareMarkings(marking, strictest) > 0 ? marking : strictest),
      unreviewed,
    );
}

type Part = string | { readonly claim: string };

/** Collects the paragraphs and citations of a brief as they are written. */
class Draft {
  readonly paragraphs: Paragraph[] = [];
  readonly citations: Citation[] = [];
  readonly ground: Ground;
  readonly #brief: Brief;

  constructor(brief: Brief, ground: Ground) {
    this.#brief = brief;
    this.ground = ground;
  }

  write(section: BriefSection, parts: readonly Part[]): void {
    const number = this.paragraphs.length + 1;
    const paragraphId = paragraphIdSchema.parse(`${this.#brief.id}~${number}`);
    const content = parts.map((part, index): Inline => {
      if (typeof part === "string") return { kind: "text", text: part };
      const citationId = citationIdSchema.parse(`${paragraphId}~${index}`);
      const target = { targetKind: "claim", targetId: part.claim } as const;
      this.citations.push({
        id: citationId,
        briefId: this.#brief.id,
        paragraphId,
        ...target,
        frozen: frozenOf(target, this.ground) ?? {},
      });
      return { kind: "citation", citationId };
    });
    this.paragraphs.push({
      id: paragraphId,
      briefId: this.#brief.id,
      section,
      position: String(number).padStart(6, "0"),
      content,
      isOwnAssessment: false,
    });
  }
}

function writeBottomLine(
  draft: Draft,
  claimIds: readonly string[],
  { lensIds, t }: AutomaticChoice,
): void {
  const ground = draft.ground;
  const reach = reachOf(ground, lensIds);
  if (reach !== null) {
    const cited = reach.claimIds.map((claim) => ({ claim }));
    draft.write("bottom-line", [t("brief.automatic.reach", { count: reach.people }), ...cited]);
  }
  const parts = claimIds
    .slice(0, claimsInBottomLine)
    .flatMap((claim, index): Part[] => [
      `${index === 0 ? "" : " "}${attributedSentence(claim, ground, t)}`,
      { claim },
    ]);
  draft.write("bottom-line", parts);
}

/**
 * "According to X: statement.", so that a claim never reads as a finding of the program's own. A
 * statement that names itself who says so stands alone.
 */
export function attributedSentence(claimId: string, ground: Ground, t: Translate): string {
  return withOneStop(sentenceWithSpeaker(claimId, ground, t));
}

/** A quotation that ends in its own stop needs no other: "(Bermudez et al.).”" */
function withOneStop(sentence: string): string {
  return sentence.replace(/([.。!?！？][”"’」』]+|[!?！？])[.。]$/u, "$1");
}

function sentenceWithSpeaker(claimId: string, ground: Ground, t: Translate): string {
  const names = withheldNames(ground);
  const statement = (ground.claims.get(claimId)?.statement ?? "").replace(/[.。]+$/u, "");
  const isNamed = ground
    .passagesOfClaim(claimId)
    .flatMap(({ evidence }) => ground.speakersOf(evidence.id))
    .some(({ name }) => name !== null && isSomebody(name) && statement.includes(name));
  if (isNamed) return t("brief.automatic.plain", { statement });
  const speaker = ground
    .passagesOfClaim(claimId)
    .map(({ evidence }) => ground.speakersOf(evidence.id))
    // "There have been suspicions" names nobody who could be answered for.
    .map((chain) => chain.filter(({ name }) => name === null || isSomebody(name)))
    .map((chain) => printedSpeakers(chain, names, ground, t))
    .find((chain) => chain !== "");
  return speaker === undefined
    ? sentenceOfOrigin(claimId, statement, ground, t)
    : t("brief.automatic.attributed", { speaker, statement });
}

/** Where no passage names who says so, the origin that was found for it does. */
function sentenceOfOrigin(
  claimId: string,
  statement: string,
  ground: Ground,
  t: Translate,
): string {
  const [origin] = ground
    .passagesOfClaim(claimId)
    .flatMap(({ evidence }) => ground.origins.get(evidence.originId ?? "") ?? []);
  if (origin === undefined) return t("brief.automatic.unattributed", { statement });
  return origin.kind === "own-judgement"
    ? t("brief.automatic.author", { statement })
    : t("brief.automatic.attributed", { speaker: origin.name, statement });
}

/** How many people the evidence on a sentiment speaks for; null where the lens does not ask. */
export function reachOf(
  ground: Ground,
  lensIds: readonly string[],
): { readonly people: number; readonly claimIds: readonly string[] } | null {
  const impacts = new Map(
    ground.rows.impacts
      .filter((impact) => impact.decision === "relevant" && lensIds.includes(impact.lensId))
      .map((impact) => [impact.id as string, impact.claimId as string]),
  );
  const answers = ground.rows.impactDimensions.filter(
    (row) => row.dimensionId === sentimentReachId && impacts.has(row.impactId),
  );
  const counts = answers.flatMap(({ value }) => (typeof value === "number" ? value : []));
  if (counts.length === 0) return null;
  // The same few people speak in several claims, so the largest group is what counts.
  const claimIds = answers.flatMap((row) => impacts.get(row.impactId) ?? []);
  return { people: Math.max(...counts), claimIds: [...new Set(claimIds)].sort() };
}

/** Gaps that the program can see by itself. */
function gapsOf(ground: Ground, claimIds: readonly string[], t: Translate): readonly string[] {
  const claims = claimIds.flatMap((id) => ground.claims.get(id) ?? []);
  const withoutOrigin = claims.filter(
    (claim) => ground.originsOfClaim(claim.id).known.length === 0,
  );
  const onOneOrigin = claims.filter((claim) => ground.originsOfClaim(claim.id).known.length === 1);
  const articles = new Map(
    claimIds.flatMap((id) =>
      ground.passagesOfClaim(id).map(({ article }) => [article.id, article]),
    ),
  );
  const undated = [...articles.values()].filter((article) => article.published === null);
  const gaps: readonly (readonly [string, number])[] = [
    [t("brief.automatic.withoutOrigin", { count: withoutOrigin.length }), withoutOrigin.length],
    [t("brief.automatic.onOneOrigin", { count: onOneOrigin.length }), onOneOrigin.length],
    [t("brief.automatic.undated", { count: undated.length }), undated.length],
  ];
  return gaps.flatMap(([text, count]) => (count === 0 ? [] : [text]));
}

function withDraft(
  rows: BriefRows,
  brief: Brief,
  draft: Draft,
  { lensIds }: AutomaticChoice,
): BriefRows {
  const judgements = rows.judgements
    .filter((judgement) => judgement.lensId !== null && lensIds.includes(judgement.lensId))
    .sort(byPosition);
  const lenses = rows.lenses.filter((lens) => lensIds.includes(lens.id)).sort(byPosition);
  const keys = generateNKeysBetween(null, null, Math.max(judgements.length, lenses.length));
  const at = (index: number) => keys[index] ?? "a0";
  return {
    ...rows,
    briefs: [...rows.briefs, brief],
    briefLenses: [
      ...rows.briefLenses,
      ...lenses.map((lens, index) => ({
        id: linkIds.briefLens(brief.id, lens.id),
        briefId: brief.id,
        lensId: lens.id,
        position: at(index),
      })),
    ],
    briefJudgements: [
      ...rows.briefJudgements,
      ...judgements.map((judgement, index) => ({
        id: linkIds.briefJudgement(brief.id, judgement.id),
        briefId: brief.id,
        judgementId: judgement.id,
        position: at(index),
      })),
    ],
    paragraphs: [...rows.paragraphs, ...draft.paragraphs],
    citations: [...rows.citations, ...draft.citations],
  };
}
