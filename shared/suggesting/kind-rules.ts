import type { ClaimKind } from "../domain/claim/claim.ts";
import { type KindRuleId, kindRuleIds } from "../domain/wording/rule-ids.ts";
import { wordingOf } from "../domain/wording/wordings.ts";
import { type ClauseReading, isMet } from "./cue.ts";

/** What a rule that fires takes the clause for. */
const kindOfRule: Readonly<Record<KindRuleId, ClaimKind>> = {
  "title-concludes": "opinion",
  "poll-of-feelings": "sentiment",
  "first-person-feeling": "sentiment",
  "feeling-of-people": "sentiment",
  "demand-or-advice": "prescription",
  "cause-of-what-happened": "opinion",
  "may-or-will-happen": "forecast",
  "number-reported": "figure",
  "concern-held-by-somebody": "attribution",
  "author-concludes": "opinion",
  "somebody-said": "attribution",
  "reported-as-fact": "fact",
};

/** Sentences that hold no claim in any language: questions, openings of lists, scraps. */
const formRules: readonly {
  readonly id: string;
  readonly fires: (reading: ClauseReading) => boolean;
}[] = [
  { id: "list-opening", fires: (r) => /[:：]$/u.test(r.sentence.trim()) },
  { id: "question", fires: (r) => /[?？]["”’)」]*$/u.test(r.sentence.trim()) },
  {
    id: "too-few-words",
    fires: ({ clause }) =>
      /^[\p{Script=Latin}\P{L}]+$/u.test(clause)
        ? clause.split(/\s+/u).length < 4
        : clause.replace(/\P{L}/gu, "").length < 8,
  },
];

/** Why a clause is passed over; null when it may hold a claim. */
export function whyNoClaim(reading: ClauseReading): string | null {
  const form = formRules.find((rule) => rule.fires(reading));
  if (form !== undefined) return form.id;
  const { noClaims } = wordingOf(reading.sentence);
  const named = Object.entries(noClaims).find(([, cues]) =>
    cues.some((cue) => isMet(cue, reading, null)),
  );
  return named?.[0] ?? null;
}

/** The kind a clause seems to be of, and the rule that says so: the first that fires. */
export function kindOf(reading: ClauseReading): {
  readonly kind: ClaimKind;
  readonly rule: KindRuleId;
} {
  const { kinds } = wordingOf(reading.clause);
  const rule =
    kindRuleIds.find((id) => kinds[id]?.some((cue) => isMet(cue, reading, null)) ?? false) ??
    "reported-as-fact";
  return { kind: kindOfRule[rule], rule };
}
