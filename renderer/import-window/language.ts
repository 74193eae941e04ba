import { detect } from "tinyld";
import { languageOfScript } from "#shared/domain/text/language.ts";
import type { Reading, ReadMetadata } from "#shared/domain/text/reading.ts";
import { cleanedText } from "#shared/domain/text/text-version.ts";

/** Enough to be sure of a language, little enough to cost nothing. */
const sampleLength = 4000;
/** Shorter texts than this are guesses. */
const leastLetters = 40;

/** The language of a text by its letters or its wording: always inferred, null when it can't be told. */
export function languageOf(reading: Reading): ReadMetadata["language"] {
  const sample = cleanedText(
    reading.text.slice(0, 100_000),
    reading.blocks.filter((block) => block.end <= 100_000),
  ).slice(0, sampleLength);
  const byScript = languageOfScript(sample);
  if (byScript !== null) return { value: byScript, basis: "inferred", evidence: "its letters" };

  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const byWording = letters < leastLetters ? "" : detect(sample);
  if (byWording === "") return null;
  return { value: byWording, basis: "inferred", evidence: "its wording" };
}
