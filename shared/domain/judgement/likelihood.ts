import { z } from "zod";

/**
 * ICD 203 (2 January 2015, technical amendment 21 December 2022), expressions of
 * likelihood. The term is what is stored; the range is what is printed beside it; a
 * number is never turned back into a term, because neighbouring bands share an end.
 */
export const likelihoodTerms = [
  { id: "almost-no-chance", row: 1, term: "almost no chance", fromPercent: 1, toPercent: 5 },
  { id: "very-unlikely", row: 1, term: "very unlikely", fromPercent: 5, toPercent: 20 },
  { id: "unlikely", row: 1, term: "unlikely", fromPercent: 20, toPercent: 45 },
  {
    id: "roughly-even-chance",
    row: 1,
    term: "roughly even chance",
    fromPercent: 45,
    toPercent: 55,
  },
  { id: "likely", row: 1, term: "likely", fromPercent: 55, toPercent: 80 },
  { id: "very-likely", row: 1, term: "very likely", fromPercent: 80, toPercent: 95 },
  { id: "almost-certain", row: 1, term: "almost certain", fromPercent: 95, toPercent: 99 },
  { id: "remote", row: 2, term: "remote", fromPercent: 1, toPercent: 5 },
  { id: "highly-improbable", row: 2, term: "highly improbable", fromPercent: 5, toPercent: 20 },
  { id: "improbable", row: 2, term: "improbable", fromPercent: 20, toPercent: 45 },
  { id: "roughly-even-odds", row: 2, term: "roughly even odds", fromPercent: 45, toPercent: 55 },
  { id: "probable", row: 2, term: "probable", fromPercent: 55, toPercent: 80 },
  { id: "highly-probable", row: 2, term: "highly probable", fromPercent: 80, toPercent: 95 },
  { id: "nearly-certain", row: 2, term: "nearly certain", fromPercent: 95, toPercent: 99 },
] as const;

export type LikelihoodTerm = (typeof likelihoodTerms)[number]["id"];
export const likelihoodTermSchema = z.enum(
  likelihoodTerms.map((entry) => entry.id) as [LikelihoodTerm, ...LikelihoodTerm[]],
);

/** The table's entry for a term. */
export function likelihoodOf(id: LikelihoodTerm): (typeof likelihoodTerms)[number] {
  const entry = likelihoodTerms.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`No likelihood term ${id}`);
  return entry;
}

/** Confidence levels after JP 2-0; never in one sentence with a likelihood (ICD 203). */
export const confidences = ["low", "moderate", "high"] as const;
export const confidenceSchema = z.enum(confidences);
export type Confidence = z.infer<typeof confidenceSchema>;
