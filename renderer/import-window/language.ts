import { detect, supportedLanguages, toISO2 } from "tinyld";
import { languageOfScript, readsAsEnglish } from "#shared/domain/text/language.ts";
import type { Reading, ReadMetadata } from "#shared/domain/text/reading.ts";
import { cleanedText } from "#shared/domain/text/text-version.ts";

/** Enough to be sure of a language, little enough to cost nothing. */
const sampleLength = 4000;
/** Shorter texts than this are guesses. */
const leastLetters = 40;

/** Languages that nobody writes the news in, which short texts full of names are mistaken for. */
const unlikely = new Set(["eo", "vo", "tlh", "la", "rn", "yi", "tt", "tk"]);
const likely = supportedLanguages.map(toISO2).filter((language) => !unlikely.has(language));
/** Worked out with the first text that has to be guessed: asking for so many scripts takes a while. */
let likelyInLatin: readonly string[] | null = null;

/** The language of a text by its letters or its wording: always inferred, null when it can't be told. */
export function languageOf(reading: Reading): ReadMetadata["language"] {
  const sample = cleanedText(
    reading.text.slice(0, 100_000),
    reading.blocks.filter((block) => block.end <= 100_000),
  ).slice(0, sampleLength);
  const byScript = languageOfScript(sample);
  if (byScript !== null) return { value: byScript, basis: "inferred", evidence: "its letters" };

  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < leastLetters) return null;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  // A short text full of names is mistaken for languages that are not even written in its letters.
  const byWording = readsAsEnglish(sample) ? "en" : guessed(sample, latin > letters * 0.9);
  if (byWording === "") return null;
  return { value: byWording, basis: "inferred", evidence: "its wording" };
}

function guessed(sample: string, isInLatin: boolean): string {
  likelyInLatin ??= likely.filter((language) => scriptOf(language) === "Latn");
  return detect(sample, { only: [...(isInLatin ? likelyInLatin : likely)] });
}

/** True where a language is written in another script than the one that its text is read as. */
export function isContradicted(stated: string, read: string | null): boolean {
  if (read === null) return false;
  const [one, other] = [scriptOf(stated), scriptOf(read)];
  return one !== other && (one === "Latn" || other === "Latn") && !hasScript(stated);
}

/** Whether a tag names its script itself, as `ja-Latn`: who writes that means it. */
function hasScript(tag: string): boolean {
  return new Intl.Locale(tag).script !== undefined;
}

function scriptOf(tag: string): string {
  return new Intl.Locale(tag).maximize().script ?? "Latn";
}
