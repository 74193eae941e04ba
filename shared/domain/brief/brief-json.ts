import type { BriefModel } from "./brief-model.ts";
import type { Finding } from "./finding.ts";

/** The brief as data: the model itself, whether it is a draft, and why. */
export function briefJson(model: BriefModel, findings: readonly Finding[]): string {
  const brief = {
    format: "railhead-brief",
    version: 1,
    isDraft: findings.length > 0,
    model,
    findings,
  };
  return `${JSON.stringify(brief, null, 2)}\n`;
}
