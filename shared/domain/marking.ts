import { z } from "zod";

/**
 * TLP 2.0 (FIRST, authoritative from August 2022), least restricted first.
 * Labels are in capitals, without spaces, and never translated.
 */
export const tlpLabels = [
  "TLP:CLEAR",
  "TLP:GREEN",
  "TLP:AMBER",
  "TLP:AMBER+STRICT",
  "TLP:RED",
] as const;
export const markingSchema = z.enum(tlpLabels);
export type Marking = z.infer<typeof markingSchema>;

/** Text colour of each label, on a black ground (TLP 2.0, "colour-coding"). */
export const tlpColours: Readonly<Record<Marking, string>> = {
  "TLP:CLEAR": "#FFFFFF",
  "TLP:GREEN": "#33FF00",
  "TLP:AMBER": "#FFC000",
  "TLP:AMBER+STRICT": "#FFC000",
  "TLP:RED": "#FF2B2B",
};

/** Negative when `a` may go further than `b`, 0 when they are equal. */
export function compareMarkings(a: Marking, b: Marking): number {
  return tlpLabels.indexOf(a) - tlpLabels.indexOf(b);
}
