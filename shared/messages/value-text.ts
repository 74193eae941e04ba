import { briefSchema } from "#shared/domain/brief/brief.ts";
import { credibilitySchema } from "#shared/domain/claim/claim.ts";
import { conflictSchema } from "#shared/domain/conflict/conflict.ts";
import { readingSchema } from "#shared/domain/hypothesis/hypothesis.ts";
import { directionSchema, impactSchema, severitySchema } from "#shared/domain/impact/impact.ts";
import {
  confidenceSchema,
  likelihoodOf,
  likelihoodTermSchema,
} from "#shared/domain/judgement/likelihood.ts";
import { reliabilitySchema } from "#shared/domain/source/source.ts";
import type { JsonValue } from "#shared/ledger/change.ts";
import type { Translate } from "./catalogue.ts";

/** How much of a long text is told. */
const longestText = 200;

/** The value of a field as a person reads it: a verdict by its word, a text by its beginning. */
export function valueText(field: string, value: JsonValue, t: Translate): string {
  if (value === null || value === "") return t("words.value.none");
  return verdictText(field, value, t) ?? plainText(value, t);
}

/** The word of the standard for a verdict; null for any other field, or a value of a later program. */
function verdictText(field: string, value: JsonValue, t: Translate): string | null {
  switch (field) {
    case "reliability": {
      const { data } = reliabilitySchema.safeParse(value);
      return data === undefined ? null : `${data} · ${t(`words.reliability.${data}.name`)}`;
    }
    case "credibility": {
      const { data } = credibilitySchema.safeParse(value);
      return data === undefined ? null : `${data} · ${t(`words.credibility.${data}.name`)}`;
    }
    case "direction": {
      const { data } = directionSchema.safeParse(value);
      return data === undefined ? null : t(`words.direction.${data}`);
    }
    case "severity": {
      const { data } = severitySchema.safeParse(value);
      return data === undefined ? null : t(`words.severity.${data}`);
    }
    case "likelihood": {
      const { data } = likelihoodTermSchema.safeParse(value);
      return data === undefined ? null : likelihoodOf(data).term;
    }
    case "confidence": {
      const { data } = confidenceSchema.safeParse(value);
      return data === undefined ? null : t(`words.confidence.${data}.name`);
    }
    case "reading": {
      const { data } = readingSchema.safeParse(value);
      return data === undefined ? null : t(`words.reading.${data}`);
    }
    case "resolution": {
      const { data } = conflictSchema.shape.resolution.safeParse(value);
      return data === undefined ? null : t(`words.resolution.${data}`);
    }
    case "decision": {
      const { data } = impactSchema.shape.decision.safeParse(value);
      return data === undefined ? null : t(`words.decision.${data}`);
    }
    case "status": {
      const { data } = briefSchema.shape.status.safeParse(value);
      return data === undefined ? null : t(`words.briefStatus.${data}`);
    }
    default:
      return null;
  }
}

function plainText(value: JsonValue, t: Translate): string {
  if (typeof value === "boolean") return t(value ? "words.value.yes" : "words.value.no");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
