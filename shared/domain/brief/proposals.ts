import type { Translate } from "../../messages/catalogue.ts";
import type { Claim } from "../claim/claim.ts";
import { languageOfRegion } from "../lens/region-language.ts";
import type { Origin } from "../origin/origin.ts";
import { isFragment } from "../wording/fragment.ts";
import { attributedSentence, reachOf, relevantClaims } from "./automatic.ts";
import type { Brief, BriefSection } from "./brief.ts";
import { claimsCitedIn, claimsUsed } from "./composition.ts";
import { openConflictsTouching } from "./conflict-section.ts";
import type { Ground } from "./ground.ts";
import { fewestForAPublic } from "./public-voice.ts";
import { textOfParagraph } from "./sentences.ts";

/** A sentence that the notebook bears out, for the author to take, edit or leave. */
export interface Proposal {
  readonly sentence: string;
  /** What it cites, where it tells what somebody reports. */
  readonly claimIds: readonly string[];
  /** Marks it as the author's own assessment. */
  readonly isOwnAssessment: boolean;
}

/** Of a long notebook the gravest claims are looked at: what is offered must not cost seconds. */
const mostClaims = 300;

/**
 * Tells what could stand in a section of a brief and does not yet: relevant claims in the bottom line,
 * and elsewhere what the notebook shows to be unknown, unsettled or still to come. Nothing is stored.
 *
 * @param t speaks the language of the brief
 */
export function proposalsFor(
  brief: Brief,
  ground: Ground,
  t: Translate,
): (section: BriefSection) => readonly Proposal[] {
  const about = aboutOf(brief, ground, t);
  return (section) => {
    const written = new Set(
      ground.rows.paragraphs
        .filter((row) => row.briefId === brief.id && row.section === section)
        .map((row) => textOfParagraph(row.content).trim()),
    );
    const found = new Map(proposed(section, about).map((one) => [one.sentence, one]));
    return [...found.values()].filter(({ sentence }) => !written.has(sentence));
  };
}

interface About {
  readonly brief: Brief;
  readonly ground: Ground;
  readonly t: Translate;
  readonly lensIds: readonly string[];
  /** Relevant through the brief's lenses, gravest first. */
  readonly relevant: readonly string[];
  /** Those, and whatever else the brief leans on. */
  readonly claims: readonly Claim[];
}

function aboutOf(brief: Brief, ground: Ground, t: Translate): About {
  const ofBrief = (row: { readonly briefId: string }) => row.briefId === brief.id;
  const lensIds = ground.rows.briefLenses.filter(ofBrief).map(({ lensId }) => lensId);
  const judgementIds = ground.rows.briefJudgements.filter(ofBrief).map((row) => row.judgementId);
  const relevant = relevantClaims(ground, lensIds);
  const ids = new Set([...relevant, ...claimsUsed(ground, brief.id, judgementIds)]);
  const claims = [...ids].slice(0, mostClaims).flatMap((id) => ground.claims.get(id) ?? []);
  return { brief, ground, t, lensIds, relevant, claims };
}

function proposed(section: BriefSection, about: About): readonly Proposal[] {
  switch (section) {
    case "bottom-line":
      return bottomLine(about);
    case "key-judgements":
      return noJudgement(about);
    case "gaps":
      return gaps(about).map(plain);
    case "alternatives":
      return about.ground.rows.hypotheses.map(({ statement }) => plain(asSentence(statement)));
    case "indicators":
      return indicators(about).map(plain);
    default:
      return [];
  }
}

function plain(sentence: string): Proposal {
  return { sentence, claimIds: [], isOwnAssessment: false };
}

/** How many people it speaks for comes before anything that they feel (finding `reach-not-stated`). */
function bottomLine({ brief, ground, t, lensIds, relevant }: About): readonly Proposal[] {
  const reach = reachOf(ground, lensIds);
  const people = t("brief.automatic.reach", { count: reach?.people ?? 0 });
  // To count somebody is not to say what they say.
  const telling = ground.rows.paragraphs.filter(
    (row) => row.briefId === brief.id && textOfParagraph(row.content).trim() !== people,
  );
  const used = new Set(claimsCitedIn(ground, telling));
  const sentences = relevant
    .filter((id) => !used.has(id) && !isFragment(ground.claims.get(id)?.statement ?? ""))
    .map((id) => ({
      sentence: attributedSentence(id, ground, t),
      claimIds: [id],
      isOwnAssessment: false,
    }));
  if (reach === null || reach.people >= fewestForAPublic) return sentences;
  // A count of people is no claim of theirs: it can not keep a hedge that it would have to repeat.
  const claimIds = reach.claimIds.filter((id) => ground.claims.get(id)?.hedge === "unhedged");
  return [{ sentence: people, claimIds, isOwnAssessment: claimIds.length === 0 }, ...sentences];
}

/** Saying that the evidence does not carry a judgement is enough, and more honest than making one. */
function noJudgement({ brief, ground, t, lensIds }: About): readonly Proposal[] {
  if (ground.rows.briefJudgements.some(({ briefId }) => briefId === brief.id)) return [];
  return lensIds.flatMap((id) => {
    const lens = ground.lenses.get(id);
    if (lens === undefined) return [];
    const sentence = t("brief.proposal.noJudgement", { lens: lens.name });
    return [{ sentence, claimIds: [], isOwnAssessment: true }];
  });
}

function gaps(about: About): readonly string[] {
  const { ground, t, claims, lensIds } = about;
  const reach = reachOf(ground, lensIds);
  const without = claims.filter(({ id }) => ground.originsOfClaim(id).unknown > 0).length;
  const undated = articlesOf(about).filter(({ published }) => published === null).length;
  return [
    ...unsettled(about),
    ...(reach === null || reach.people >= fewestForAPublic
      ? []
      : [t("brief.proposal.noPoll", { count: reach.people })]),
    ...unreadLanguages(about).map((language) => t("brief.proposal.noLanguage", { language })),
    ...loneOrigins(about).map((origin) => t("brief.proposal.secondOrigin", { origin })),
    ...(without === 0 ? [] : [t("brief.automatic.withoutOrigin", { count: without })]),
    ...(undated === 0 ? [] : [t("brief.automatic.undated", { count: undated })]),
  ];
}

function indicators(about: About): readonly string[] {
  const { ground, t, claims, lensIds } = about;
  const coming = claims.filter(({ kind }) => kind === "forecast");
  const isOfFeelings = reachOf(ground, lensIds) !== null;
  return [
    ...coming.map(({ statement }) =>
      t("brief.proposal.comesAbout", { statement: withoutStop(statement) }),
    ),
    ...loneOrigins(about).map((origin) => t("brief.proposal.secondOriginWatch", { origin })),
    ...(isOfFeelings
      ? unreadLanguages(about).map((language) => t("brief.proposal.collect", { language }))
      : []),
  ];
}

/** Two claims that can not both hold, and nobody has said which does. */
function unsettled({ ground, t, claims }: About): readonly string[] {
  const ids = claims.map(({ id }) => id);
  return openConflictsTouching(ids, ground).flatMap(({ leftId, rightId, kind }) => {
    const left = ground.claims.get(leftId);
    const right = ground.claims.get(rightId);
    // A drift is between passages, and told among the conflicts.
    if (kind === "drift" || left === undefined || right === undefined) return [];
    return [
      t("brief.proposal.unsettled", {
        left: withoutStop(left.statement),
        right: withoutStop(right.statement),
      }),
    ];
  });
}

/** Names of the origins that are all a claim of the brief has. */
function loneOrigins({ ground, claims }: About): readonly string[] {
  const lone = claims.flatMap(({ id }): readonly Origin[] => {
    const { known } = ground.originsOfClaim(id);
    return known.length === 1 ? known : [];
  });
  return [...new Set(lone.map(({ name }) => name))];
}

/** Languages of the regions asked about in which nothing was read, as the brief's language calls them. */
function unreadLanguages(about: About): readonly string[] {
  const { ground, brief, lensIds } = about;
  const read = new Set(articlesOf(about).map(({ language }) => language?.split("-")[0]));
  const names = new Intl.DisplayNames([brief.language], { type: "language" });
  return lensIds.flatMap((id) => {
    const language = languageOfRegion(ground.lenses.get(id)?.region ?? "");
    return language === null || read.has(language) ? [] : [names.of(language) ?? language];
  });
}

function articlesOf({ ground, claims }: About) {
  const passages = claims.flatMap(({ id }) => ground.passagesOfClaim(id));
  return [...new Map(passages.map(({ article }) => [article.id, article])).values()];
}

function asSentence(statement: string): string {
  return /[.。?!]$/u.test(statement.trim()) ? statement.trim() : `${statement.trim()}.`;
}

function withoutStop(text: string): string {
  return text.trim().replace(/[.。]+$/u, "");
}
