import type { ClaimKind } from "../domain/claim/claim.ts";
import type { LensId } from "../domain/ids.ts";
import type { Direction } from "../domain/impact/impact.ts";
import { japanSecurityId, southKoreanSentimentId } from "../domain/lens/built-in-lenses.ts";
import type { LensRuleId } from "./rule-ids.ts";

/** A proposal of a lens for a claim; never an impact until the analyst decides. */
export interface LensProposal {
  readonly lens: LensId;
  readonly direction: Direction;
  /** Which rule fired; its words are in the message catalogue under it. */
  readonly reason: LensRuleId;
}

interface LensReading {
  readonly clause: string;
  readonly sentence: string;
  readonly kind: ClaimKind;
  /** The article's words, lower case not forced: where a writer says who they are. */
  readonly article: string;
}

interface LensRule {
  readonly id: LensRuleId;
  readonly lens: LensId;
  readonly direction: Direction;
  readonly fires: (reading: LensReading) => boolean;
}

const japan = /\bJapan(?:['’]s|ese)?\b|日本|일본/u;
const danger =
  /\b(?:threat(?:s|en(?:s|ed|ing)?)?|missiles?|nuclear|warheads?|weapon(?:s|ry)?|attack(?:s|ed)?|invasion|incursions?|intru(?:de[sd]?|sions?)|coerci(?:on|ve)|blockade|concern(?:s|ed)? about|reach(?:es)? (?:Guam|Japan))\b|脅威|ミサイル|核|攻撃|侵入|위협|미사일|핵|공격|침범/iu;
const strengthening =
  /\b(?:bolster(?:s|ing|ed)?|strengthen(?:s|ing|ed)?|deploy(?:s|ed|ing)? (?:new )?(?:interceptors?|defen[cs]es?)|intercept(?:s|ed)|deter(?:s|red|rence)|safeguard(?:s|ing)?|joint (?:exercise|drill)s?|alliance)\b|強化|抑止|迎撃|강화|억지|요격/iu;
const posture =
  /\b(?:security posture|self-defen[cs]e force|missile defen[cs]e|preparedness|defen[cs]e capabilit(?:y|ies)|national security)\b|防衛|自衛隊|안보|방위/iu;
const transferToNorthKorea =
  /\b(?:Russia|Moscow|China|Beijing|Iran)\b[^.]{0,120}\b(?:repay|suppl(?:y|ies|ied)|provid(?:e|es|ed|ing)|transfer(?:s|red)?|give[ns]?|sell(?:s)?|share[sd]?)\b[^.]{0,60}\bNorth Korea\b[^.]{0,120}\b(?:weapon|technolog|missile|fighter|satellite|submarine|nuclear|aircraft)|\bNorth Korea['’]s access to (?:advanced |modern )?(?:weapon|technolog)/iu;
const overflight =
  /(?:flew|flown|passed|crossed|fired|launched|fly(?:ing)?) (?:over|across|toward|towards)[^.]{0,30}\bJapan|\bJapan['’]s (?:exclusive economic zone|airspace|air space|territorial (?:waters|sea))|日本(?:上空|の排他的経済水域|領空|領海)/iu;

const southKorea =
  /\b(?:South Korean?s?|Seoul|Busan|this country)\b|韓国|한국|대한민국|서울|국민|시민/u;
const southKoreanWriter =
  /\b(?:born (?:and raised )?in South Korea|live in (?:South Korea|Seoul|Busan)|as an? South Korean)\b|(?:나는|저는)\s?\S{0,10}(?:에서|에)\s/iu;
const fearOf =
  /\b(?:fear|afraid|scared|frighten|worr(?:y|ied)|anxi|anger|angry|distrust|threats?)|怖|不安|怒り|무서|두려|불안|걱정|분노|잠을 설/iu;
const calmOf = /\b(?:relie|hope|reassur|confiden|safer)|安心|希望|안심|희망/iu;
const before =
  /\b(?:has always been|had always|used to|distant concept|unreal|felt like|until now|as a child)\b|これまで|以前|그동안|예전|남의 일/iu;

const isFelt = ({ kind }: LensReading) => kind === "sentiment";
const isSouthKorean = ({ sentence, article }: LensReading) =>
  southKorea.test(sentence) || southKoreanWriter.test(article);

/** Rules of the built-in lenses, most exact first; the first that fires for a lens proposes it. */
export const lensRules: readonly LensRule[] = [
  {
    id: "baseline-of-feeling",
    lens: southKoreanSentimentId,
    direction: "neutral",
    fires: (r) => isFelt(r) && isSouthKorean(r) && before.test(r.sentence),
  },
  {
    id: "fear-or-anger-felt",
    lens: southKoreanSentimentId,
    direction: "worsens",
    fires: (r) => isFelt(r) && isSouthKorean(r) && fearOf.test(r.clause),
  },
  {
    id: "reassurance-felt",
    lens: southKoreanSentimentId,
    direction: "improves",
    fires: (r) => isFelt(r) && isSouthKorean(r) && calmOf.test(r.clause),
  },
  {
    id: "demand-on-leaders",
    lens: southKoreanSentimentId,
    direction: "worsens",
    fires: (r) =>
      r.kind === "prescription" && southKorea.test(r.sentence) && fearOf.test(r.sentence),
  },
  {
    id: "feeling-without-direction",
    lens: southKoreanSentimentId,
    direction: "unclear",
    fires: (r) => isFelt(r) && isSouthKorean(r),
  },
  {
    id: "capability-flows-to-north-korea",
    lens: japanSecurityId,
    direction: "worsens",
    fires: (r) => transferToNorthKorea.test(r.sentence) && !isFelt(r) && danger.test(r.clause),
  },
  {
    id: "missile-or-craft-reaches-japan",
    lens: japanSecurityId,
    direction: "worsens",
    fires: (r) => overflight.test(r.sentence) && !isFelt(r),
  },
  {
    id: "japan-strengthens-itself",
    lens: japanSecurityId,
    direction: "improves",
    fires: (r) =>
      japan.test(r.sentence) && strengthening.test(r.clause) && posture.test(r.sentence),
  },
  {
    id: "danger-to-japan",
    lens: japanSecurityId,
    direction: "worsens",
    fires: (r) => japan.test(r.clause) && danger.test(r.clause) && !isFelt(r),
  },
  {
    id: "japan-posture",
    lens: japanSecurityId,
    direction: "unclear",
    fires: (r) => japan.test(r.clause) && posture.test(r.clause) && !isFelt(r),
  },
];

/** The lenses a claim may concern, one proposal a lens. */
export function lensesFor(reading: LensReading): readonly LensProposal[] {
  const proposals: LensProposal[] = [];
  for (const { id, lens, direction, fires } of lensRules) {
    if (proposals.some((proposal) => proposal.lens === lens) || !fires(reading)) continue;
    proposals.push({ lens, direction, reason: id });
  }
  return proposals;
}
