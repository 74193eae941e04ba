import { assertNever } from "../assert-never.ts";
import type { SearchKind } from "./documents.ts";
import {
  type Days,
  daysOfFilter,
  foldedName,
  kindOfFilter,
  ratingOfFilter,
} from "./filter-values.ts";
import type { Filter } from "./query.ts";

/**
 * What filters ask about a document beside its words. Names are folded (`foldedName`). An
 * annotation has the source, date and language of its article; a claim those of the
 * articles its evidence stands in, and the dates its evidence reports; evidence those of its
 * own. A source and an origin have their names, and the source its rating.
 */
export type Facts = {
  readonly kind: SearchKind;
  readonly claimKind: string | null;
  readonly tags: readonly string[];
  /** Slugs and names of the lenses through which it, or a claim made from it, was found relevant. */
  readonly lenses: readonly string[];
  readonly sources: readonly string[];
  readonly reliabilities: readonly (string | null)[];
  readonly credibility: number | null;
  readonly days: readonly Days[];
  readonly languages: readonly string[];
  readonly origins: readonly string[];
};

/** True when the document passes; a value that means nothing is passed by none. */
export function passes(facts: Facts, { field, value }: Filter): boolean {
  const name = foldedName(value);
  switch (field) {
    case "kind": {
      const asked = kindOfFilter(value);
      if (asked === null || asked.kind !== facts.kind) return false;
      return asked.claimKind === null || asked.claimKind === facts.claimKind;
    }
    case "tag":
      return name.endsWith("*")
        ? facts.tags.some((tag) => tag.startsWith(name.slice(0, -1)))
        : facts.tags.includes(name);
    case "lens":
      return facts.lenses.some((lens) => lens.includes(name));
    case "source":
      return facts.sources.some((source) => source.includes(name));
    case "origin":
      return facts.origins.some((origin) => origin.includes(name));
    case "rating":
      return hasRating(facts, value);
    case "date": {
      const asked = daysOfFilter(value);
      return asked !== null && facts.days.some((days) => overlaps(days, asked));
    }
    case "lang":
      return facts.languages.some((language) => isLanguage(language, value));
    default:
      return assertNever(field);
  }
}

function hasRating(facts: Facts, value: string): boolean {
  const asked = ratingOfFilter(value);
  switch (asked?.kind) {
    case undefined:
      return false;
    case "reliability":
      return facts.reliabilities.includes(asked.letter);
    case "credibility":
      return facts.kind === "claim" && facts.credibility === asked.number;
    case "none":
      return facts.kind === "claim"
        ? facts.credibility === null
        : (facts.kind === "article" || facts.kind === "source") &&
            facts.reliabilities.every((letter) => letter === null);
  }
}

function overlaps(one: Days, other: Days): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** `ja` asks for `ja-JP` too. */
function isLanguage(language: string, asked: string): boolean {
  const [tag, wanted] = [language.toLowerCase(), asked.toLowerCase()];
  return tag === wanted || tag.startsWith(`${wanted}-`);
}
