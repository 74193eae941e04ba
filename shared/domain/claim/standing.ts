import type { Evidence } from "../evidence/evidence.ts";

export type Standing = "contested" | "supported" | "disputed" | "unsupported";

/**
 * How a claim stands on the evidence gathered so far.
 *
 * Passages are never counted against each other: one credible dispute is enough
 * to make a claim contested, however many passages repeat the original.
 */
export function standingOf(evidence: readonly Pick<Evidence, "bearing">[]): Standing {
  const isSupported = evidence.some((item) => item.bearing === "supports");
  const isDisputed = evidence.some((item) => item.bearing === "disputes");

  if (isSupported && isDisputed) return "contested";
  if (isSupported) return "supported";
  if (isDisputed) return "disputed";
  return "unsupported";
}
