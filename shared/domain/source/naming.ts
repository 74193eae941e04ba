import type { Source } from "./source.ts";

/** Whether a name may be printed, or why it is kept out. `may-be-minor`: nobody has decided yet. */
export type Naming = "printed" | "private-person" | "minor" | "may-be-minor";

/**
 * Words by which people describe themselves as children or as pupils of a school. English,
 * Japanese and Korean; university students are adults and are left alone.
 */
const minorWords =
  /\b(?:[1-9]|1[0-2])(?:st|nd|rd|th)[- ]graders?\b|\bgrade (?:[1-9]|1[0-2])\b|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)[- ]graders?\b|\b(?:high|middle|elementary|primary|secondary)[- ]school(?:er|ers| student| students| pupil| pupils)\b|\bschool(?:boy|girl|child)\b|\b(?:[5-9]|1[0-7])[- ]years?[- ]old\b|\bminor\b|\bteenager\b|小学生|中学生|高校生|초등학생|중학생|고등학생/iu;

/** True when a person's descriptor reads like that of a minor ("I'm currently a 9th grader"). */
export function suggestsMinor(descriptor: string | null): boolean {
  return descriptor !== null && minorWords.test(descriptor.normalize("NFKC"));
}

/**
 * Whether a person may be named. A decision stands; without one, whoever seems to be a
 * minor is kept out.
 *
 * @param descriptors what files and analysts say of the person
 */
export function namingOf(
  source: Pick<Source, "withheld"> | null,
  descriptors: readonly (string | null)[],
): Naming {
  const decided = source?.withheld ?? null;
  if (decided === "may-be-named") return "printed";
  if (decided !== null) return decided;
  return descriptors.some(suggestsMinor) ? "may-be-minor" : "printed";
}
