import type { ClaimKind } from "../domain/claim/claim.ts";
import type { KindRuleId } from "./rule-ids.ts";

/** What a rule can look at: the clause, the sentence around it, and what was read in them. */
export interface ClauseReading {
  readonly clause: string;
  readonly sentence: string;
  readonly hasFigure: boolean;
  readonly hasSpeaker: boolean;
  readonly isTitle: boolean;
}

interface KindRule {
  /** Shown to the analyst as the reason of a suggestion, and stable. */
  readonly id: KindRuleId;
  readonly kind: ClaimKind;
  readonly fires: (reading: ClauseReading) => boolean;
}

const inClause =
  (pattern: RegExp) =>
  ({ clause }: ClauseReading): boolean =>
    pattern.test(clause);
const inSentence =
  (pattern: RegExp) =>
  ({ sentence }: ClauseReading): boolean =>
    pattern.test(sentence);

const feeling =
  /\b(?:fear(?:s|ed|ful)?|afraid|scared|frighten(?:s|ed|ing)?|worr(?:y|ies|ied)|anxi(?:ous|ety)|ang(?:er|ry)|hope(?:s|d|ful)?|felt|feel(?:s|ing)?|distant concept|relie(?:f|ved)|trust(?:s|ed)?|distrust)\b|怖|恐ろし|不安|心配|怒り|安心|感じ|무서|두려|불안|걱정|분노|안심|느껴|느꼈/iu;
const somebodysOwn =
  /\b(?:I|me|my|we|us|our|As an? (?:student|child|mother|father|parent|resident|citizen|young|former|veteran))\b|(?:私|わたし|僕|我々)|(?:나는|내가|저는|우리)/u;
const polled =
  /\b(?:poll|survey|respondents|per ?cent of (?:South )?Koreans|of (?:those|people) (?:asked|polled|surveyed))\b|世論調査|여론조사|응답자/iu;
const officials = /\b(?:officials?|government|ministry|president|White House|military|company)\b/iu;

/** The first rule that fires names the kind. Order: what is felt, what should be, what may come, what is counted, what is concluded, what is said, what is. */
export const kindRules: readonly KindRule[] = [
  { id: "title-concludes", kind: "opinion", fires: (r) => r.isTitle && concludes.test(r.clause) },
  {
    id: "poll-of-feelings",
    kind: "sentiment",
    fires: (r) => polled.test(r.sentence) && feeling.test(r.sentence),
  },
  {
    id: "first-person-feeling",
    kind: "sentiment",
    fires: (r) => feeling.test(r.clause) && somebodysOwn.test(r.sentence) && !demand.test(r.clause),
  },
  { id: "demand-or-advice", kind: "prescription", fires: (r) => demand.test(r.clause) },
  { id: "cause-of-what-happened", kind: "opinion", fires: inClause(pastCause()) },
  { id: "may-or-will-happen", kind: "forecast", fires: inClause(future()) },
  { id: "number-reported", kind: "figure", fires: (r) => r.hasFigure },
  { id: "concern-held-by-somebody", kind: "attribution", fires: inClause(heldConcern()) },
  { id: "author-concludes", kind: "opinion", fires: (r) => concludes.test(r.clause) },
  {
    id: "somebody-said",
    kind: "attribution",
    fires: (r) => r.hasSpeaker && /[“"「『]/u.test(r.clause) && officials.test(r.sentence),
  },
  { id: "reported-as-fact", kind: "fact", fires: () => true },
];

const demand =
  /\b(?:should|must|ought to|needs? to be|calls? for|urge[sd]?|demand(?:s|ed)?|have to (?:ensure|act|be)|underscores? the need|let us)\b|べき|必要がある|求められ|してほしい|야 (?:한다|할|합니다)|필요가 있|했으면 (?:한다|좋겠)|바란다/iu;
const concludes =
  /\b(?:hints?|suggests?|reveals? (?:a|that)|underscores?|highlights?|raises? (?:concerns?|questions?|fears?)|raising (?:concerns?|questions?)|marking|significant(?:ly)?|blatant(?:ly)?|clear(?:ly)? (?:shows?|signals?)|proof that|adds? complexity|demonstrates?|proves?|signals?|reasons? to|several significant|key player|uncertain|I (?:think|believe)|in my view|essential|crucial|obvious(?:ly)?)\b|と考えられ|と言える|を示している|を物語|浮き彫り|것으로 보인다|보여준다|라고 생각/iu;

function pastCause(): RegExp {
  return /\b(?:may|might|could) (?:be|have been) (?:a |an |the )?(?:product|result|consequence|cause|reason|response|because|linked|behind|related|due)\b|\bthanks to\b/iu;
}

function future(): RegExp {
  return /\b(?:will|would|could|might|may(?= \p{Ll})|is (?:likely|expected|set|poised) to|are (?:likely|expected|set|poised) to|is going to)\b|だろう|見通し|見込み|可能性がある|おそれがある|恐れがある|할 수 있|될 수 있|수도 있|전망|것이다|가능성이 있/u;
}

function heldConcern(): RegExp {
  return /\b(?:there (?:have been|were|are|is) (?:\p{L}+ )?(?:suspicions?|concerns?|rumou?rs?|speculation|reports?)|revealed concerns|voiced|expressed (?:concerns?|doubts?|fears?|regret|hope))\b|懸念を(?:示|表明)|우려를 (?:나타|표명|제기)/iu;
}

/** Sentences that hold no claim: signposts, greetings, questions, calls to the reader. */
const noClaims: readonly { readonly id: string; readonly fires: (r: ClauseReading) => boolean }[] =
  [
    {
      id: "signpost",
      fires: inSentence(
        /^(?:This|The (?:present|following)) (?:article|essay|report|piece|section|post|study|newsletter|summary) (?:delves|explores|examines|looks|discusses|describes|explains|covers|summari[sz]es|was|will)\b|^(?:In this (?:article|piece|section|report)|Below (?:is|are|we)|Here (?:is|are) (?:what|how|why|the))\b|^(?:本稿|本記事|この記事)では|^이 (?:글|기사)(?:은|는|에서는)/iu,
      ),
    },
    { id: "list-opening", fires: (r) => /:$|：$/u.test(r.sentence.trim()) },
    { id: "question", fires: (r) => /[?？]["”’)」]*$/u.test(r.sentence.trim()) },
    {
      id: "greeting-or-call",
      fires: inSentence(
        /^(?:Hi|Hello|Dear|Thanks?|Thank you|Welcome|Please|Click|Read|Subscribe|Follow|Sign up|Share|Share this|Photo|Image|Source)\b/u,
      ),
    },
    {
      id: "self-description",
      fires: inSentence(/^(?:(?:I[’']m|I am) (?:an?|currently|from)|My name is)\b/u),
    },
    {
      id: "too-few-words",
      fires: ({ clause }) =>
        /^[\p{Script=Latin}\P{L}]+$/u.test(clause)
          ? clause.split(/\s+/u).length < 5
          : clause.replace(/\P{L}/gu, "").length < 8,
    },
  ];

/** Why a clause is passed over; null when it may hold a claim. */
export function whyNoClaim(reading: ClauseReading): string | null {
  return noClaims.find((rule) => rule.fires(reading))?.id ?? null;
}

/** The kind a clause seems to be of, and the rule that says so. */
export function kindOf(reading: ClauseReading): {
  readonly kind: ClaimKind;
  readonly rule: KindRuleId;
} {
  const rule = kindRules.find((candidate) => candidate.fires(reading));
  if (rule === undefined) throw new Error("The last rule fires always");
  return { kind: rule.kind, rule: rule.id };
}
