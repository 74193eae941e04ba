import { articleName } from "../article/article-name.ts";
import { csvLine } from "../csv.ts";
import type { AssembledClaim } from "./assembled-claim.ts";

const columns = [
  "claim",
  "kind",
  "hedge",
  "credibility",
  "standing",
  "known origins",
  "lens",
  "decision",
  "direction",
  "severity",
  "reason",
  "quote",
  "article",
  "bearing",
  "date",
  "place",
  "said by",
  "figure",
  "up to",
  "unit",
  "qualifiers",
  "compared with",
] as const;

/**
 * The claims as a table: a line for each passage of a claim and each lens it was decided
 * through, with the claim's own columns repeated.
 */
export function claimsCsv(claims: readonly AssembledClaim[]): string {
  const lines = claims.flatMap(({ claim, standing, origins, evidence, impacts }) => {
    const own = [
      claim.statement,
      claim.kind,
      claim.hedge,
      claim.credibility === null ? "" : String(claim.credibility),
      standing,
      String(origins.known.length),
    ];
    const decided = impacts.map(({ impact, lens }) => [
      lens.name,
      impact.decision,
      impact.direction ?? "",
      impact.severity ?? "",
      impact.reason ?? "",
    ]);
    const passages = evidence.map(({ evidence: told, annotation, article, speakers }) => [
      annotation.exact,
      articleName(article),
      told.bearing,
      told.date ?? "",
      told.placeText ?? "",
      speakers.map(({ name }) => name ?? "unnamed").join(" quoting "),
      told.quantityValue === null ? "" : String(told.quantityValue),
      told.quantityUpTo === null ? "" : String(told.quantityUpTo),
      told.quantityUnit ?? "",
      told.quantityQualifiers.join("; "),
      told.quantityBaseline ?? "",
    ]);
    const noDecision = ["", "", "", "", ""];
    const noPassage = columns.slice(columns.indexOf("quote")).map(() => "");
    return (decided.length > 0 ? decided : [noDecision]).flatMap((decision) =>
      (passages.length > 0 ? passages : [noPassage]).map((passage) => [
        ...own,
        ...decision,
        ...passage,
      ]),
    );
  });
  return [columns, ...lines].map(csvLine).join("");
}
