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
  readonly fires: (reading: ClauseReading, kind: ClaimKind) => boolean;
}[] = [
  { id: "list-opening", fires: (r) => /[:：]$/u.test(r.sentence.trim()) },
  { id: "question", fires: (r) => /[?？]["”’)」]*$/u.test(r.sentence.trim()) },
  {
    id: "too-few-words",
    // A feeling is told in two words of Korean; a fact needs who and what.
    fires: ({ clause }, kind) =>
      /^[\p{Script=Latin}\P{L}]+$/u.test(clause)
        ? isTooShort(clause.split(/\s+/u), kind)
        : clause.replace(/\P{L}/gu, "").length < (kind === "sentiment" ? 4 : 8),
  },
];

/** Four words that name nobody and count nothing lead up to what is claimed ("Analysts were less certain"). */
function isTooShort(words: readonly string[], kind: ClaimKind): boolean {
  if (words.length !== 4 || (kind !== "fact" && kind !== "opinion")) return words.length < 4;
  // That something did not happen is a fact in few words ("No shots were fired").
  if (/^(?:no|none|nobody)$/iu.test(words[0] ?? "")) return false;
  return !words.slice(1).some((word) => /[\p{Lu}\d]/u.test(word));
}

/** Why a clause that would be of this kind is passed over; null when it may hold a claim. */
export function whyNoClaim(reading: ClauseReading, kind: ClaimKind): string | null {
  const form = formRules.find((rule) => rule.fires(reading, kind));
  if (form !== undefined) return form.id;
  const { noClaims } = wordingOf(reading.sentence);
  const named = Object.entries(noClaims).find(([, cues]) =>
    cues.some((cue) => isMet(cue, reading, kind)),
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
