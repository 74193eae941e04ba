import type { ClaimKind } from "../domain/claim/claim.ts";
import type { LensId } from "../domain/ids.ts";
import type { Direction } from "../domain/impact/impact.ts";
import { japanSecurityId, southKoreanSentimentId } from "../domain/lens/built-in-lenses.ts";
import { type LensRuleId, lensRuleIds } from "../domain/wording/rule-ids.ts";
import { wordingOf } from "../domain/wording/wordings.ts";
import { type ClauseReading, isMet } from "./cue.ts";

/** A proposal of a lens for a claim; never an impact until the analyst decides. */
export interface LensProposal {
  readonly lens: LensId;
  readonly direction: Direction;
  /** Which rule fired; its words are in the message catalogue under it. */
  readonly reason: LensRuleId;
}

const proposalOfRule: Readonly<Record<LensRuleId, readonly [LensId, Direction]>> = {
  "baseline-of-feeling": [southKoreanSentimentId, "neutral"],
  "fear-or-anger-felt": [southKoreanSentimentId, "worsens"],
  "reassurance-felt": [southKoreanSentimentId, "improves"],
  "demand-on-leaders": [southKoreanSentimentId, "worsens"],
  "feeling-without-direction": [southKoreanSentimentId, "unclear"],
  "capability-flows-to-north-korea": [japanSecurityId, "worsens"],
  "missile-or-craft-reaches-japan": [japanSecurityId, "worsens"],
  "japan-strengthens-itself": [japanSecurityId, "improves"],
  "danger-to-japan": [japanSecurityId, "worsens"],
  "japan-posture": [japanSecurityId, "unclear"],
};

/** The lenses a claim may concern, one proposal a lens: the first rule that fires, most exact first. */
export function lensesFor(reading: ClauseReading, kind: ClaimKind): readonly LensProposal[] {
  const { lenses } = wordingOf(reading.clause);
  const proposals: LensProposal[] = [];
  for (const id of lensRuleIds) {
    const [lens, direction] = proposalOfRule[id];
    if (proposals.some((proposal) => proposal.lens === lens)) continue;
    if (lenses[id]?.some((cue) => isMet(cue, reading, kind)) !== true) continue;
    proposals.push({ lens, direction, reason: id });
  }
  return proposals;
}
