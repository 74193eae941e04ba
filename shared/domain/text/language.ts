/** What the letters alone say: a language for scripts that one language uses, else null. */
export function languageOfScript(text: string): string | null {
  const sample = text.slice(0, 20_000);
  const count = (script: RegExp) => sample.match(script)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  if (letters === 0) return null;

  const hangul = count(/\p{Script=Hangul}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(/\p{Script=Han}/gu);
  if (hangul / letters > 0.3) return "ko";
  // Japanese prose is at least a tenth kana; Chinese has none but in names.
  if ((kana + han) / letters > 0.3) return kana / (kana + han) > 0.1 ? "ja" : "zh";
  for (const [script, language] of oneLanguageScripts) {
    if (count(script) / letters > 0.5) return language;
  }
  return null;
}

const oneLanguageScripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Georgian}/gu, "ka"],
  [/\p{Script=Armenian}/gu, "hy"],
];

const englishWords = new Set(
  "the of and to in is was for on that with by at from as are were it has have had be been this not but which its an".split(
    " ",
  ),
);

/**
 * True where the small words that hold English together make up a good part of a text.
 * Statistics of letters go astray on short texts that are full of names; these words
 * do not.
 */
export function readsAsEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const small = words.filter((word) => englishWords.has(word));
  return new Set(small).size >= 3 && small.length >= words.length * 0.12;
}

/** A language tag as BCP 47, from what a page writes (`en_US`); null when it is none. */
export function languageTag(raw: string): string | null {
  try {
    return Intl.getCanonicalLocales(raw.trim().replaceAll("_", "-"))[0] ?? null;
  } catch (error) {
    // RangeError is how Intl says "no language tag"; anything else is a bug.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
