import { english, type MessageKey, type Translate } from "../../messages/catalogue.ts";
import { fieldText } from "../../messages/field-text.ts";
import type { Finding } from "./finding.ts";

type RuleId = keyof (typeof english)["brief"]["finding"];

/** A finding in plain words, with what to do about it. */
export function findingText(
  { ruleId, params }: Finding,
  t: Translate,
): { readonly says: string; readonly advice: string } {
  if (!hasWords(ruleId)) throw new Error(`No words for the rule ${ruleId}`);
  const key = `brief.finding.${ruleId}` as const;
  const says: MessageKey = `${key}.says`;
  const advice: MessageKey = `${key}.advice`;
  const { field } = params;
  const named = field === undefined ? params : { ...params, field: fieldText(field, t) };
  return { says: t(says, named), advice: t(advice, named) };
}

function hasWords(ruleId: string): ruleId is RuleId {
  return Object.hasOwn(english.brief.finding, ruleId);
}
