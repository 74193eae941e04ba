import type { BriefSection } from "#shared/domain/brief/brief.ts";
import type { Finding } from "#shared/domain/brief/finding.ts";

export function keyOfFinding({ ruleId, targetId, excerpt, params }: Finding): string {
  return [ruleId, targetId, excerpt ?? "", ...Object.values(params)].join("~");
}

/** Sections that have a place of their own in the composer; the others are made by the program. */
export const writtenSections: ReadonlySet<BriefSection> = new Set<BriefSection>([
  "bottom-line",
  "key-judgements",
  "lens-meaning",
  "figures",
  "conflicts",
  "gaps",
  "alternatives",
  "indicators",
  "what-changed",
  "source-summary",
]);

/** As many findings as stand in one list; the others come as these are settled. */
export const mostFindings = 100;
