/** The rules that name the kind of a candidate claim. Stable: scripts read them from `railhead suggest`. */
export const kindRuleIds = [
  "title-concludes",
  "poll-of-feelings",
  "first-person-feeling",
  "feeling-of-people",
  "demand-or-advice",
  "cause-of-what-happened",
  "may-or-will-happen",
  "number-reported",
  "concern-held-by-somebody",
  "author-concludes",
  "somebody-said",
  "reported-as-fact",
] as const;
export type KindRuleId = (typeof kindRuleIds)[number];

/** The rules that propose a lens and a direction. */
export const lensRuleIds = [
  "baseline-of-feeling",
  "fear-or-anger-felt",
  "reassurance-felt",
  "demand-on-leaders",
  "feeling-without-direction",
  "capability-flows-to-north-korea",
  "missile-or-craft-reaches-japan",
  "japan-strengthens-itself",
  "danger-to-japan",
  "japan-posture",
] as const;
export type LensRuleId = (typeof lensRuleIds)[number];
