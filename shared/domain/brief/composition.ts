import type { Translate } from "../../messages/catalogue.ts";
import { byPosition } from "../position.ts";
import { type Brief, type Citation, type Paragraph, sectionsOf } from "./brief.ts";
import { claimIdsCited } from "./citing.ts";
import type { NameReplacement } from "./export-names.ts";
import type { Ground } from "./ground.ts";
import { Numbering } from "./numbering.ts";

/** What the sections of one brief are composed with. */
export interface Composition {
  readonly brief: Brief;
  readonly ground: Ground;
  readonly numbering: Numbering;
  readonly t: Translate;
  /** Claims the brief leans on: cited, or under a printed judgement. In order of first use. */
  readonly claimIds: readonly string[];
  /** Judgements printed, in order. */
  readonly judgementIds: readonly string[];
  readonly lensIds: readonly string[];
  /** Names that this copy prints otherwise: known here, since a drawing breaks and cuts its words. */
  readonly replacements: readonly NameReplacement[];
}

export function compositionOf(
  ground: Ground,
  brief: Brief,
  t: Translate,
  replacements: readonly NameReplacement[] = [],
): Composition {
  const ofBrief = (row: { readonly briefId: string }) => row.briefId === brief.id;
  const judgementIds = ground.rows.briefJudgements
    .filter(ofBrief)
    .sort(byPosition)
    .map((link) => link.judgementId)
    .filter((id) => ground.judgements.has(id));
  const lensIds = ground.rows.briefLenses
    .filter(ofBrief)
    .sort(byPosition)
    .map((link) => link.lensId)
    .filter((id) => ground.lenses.has(id));
  const claimIds = claimsUsed(ground, brief.id, judgementIds);
  const numbering = new Numbering(ground);
  return { brief, ground, numbering, t, claimIds, judgementIds, lensIds, replacements };
}

/** The claims that paragraphs cite, one by one as they stand there. */
export function claimsCitedIn(ground: Ground, paragraphs: readonly Paragraph[]): readonly string[] {
  const citations = new Map<string, Citation>(ground.rows.citations.map((row) => [row.id, row]));
  return paragraphs
    .flatMap((row) => citationIdsOf(row))
    .flatMap((id) => {
      const citation = citations.get(id);
      return citation === undefined ? [] : claimIdsCited(citation, ground);
    });
}

/** The claims a brief leans on, in order of first use: cited in its paragraphs, then weighed under its judgements. */
export function claimsUsed(
  ground: Ground,
  briefId: string,
  judgementIds: readonly string[],
): readonly string[] {
  const cited = claimsCitedIn(ground, paragraphsInOrder(ground, briefId));
  const weighed = judgementIds.flatMap((id) =>
    ground.claimsOfJudgement(id).map((link) => link.claimId),
  );
  return [...new Set([...cited, ...weighed])].filter((id) => ground.claims.has(id));
}

/** Section by section as the brief prints them; what it has switched off comes last. */
function paragraphsInOrder(ground: Ground, briefId: string): readonly Paragraph[] {
  const brief = ground.rows.briefs.find(({ id }) => id === briefId);
  const places = new Map(
    (brief === undefined ? [] : sectionsOf(brief)).map((section, place) => [section, place]),
  );
  const placeOf = ({ section }: Paragraph) => places.get(section) ?? places.size;
  return ground.rows.paragraphs
    .filter((row) => row.briefId === briefId)
    .sort((a, b) => placeOf(a) - placeOf(b) || byPosition(a, b));
}

export function citationIdsOf(paragraph: Pick<Paragraph, "content">): readonly string[] {
  return paragraph.content.flatMap((inline) =>
    inline.kind === "citation" ? [inline.citationId] : [],
  );
}
