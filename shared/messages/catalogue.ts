import i18next, { type i18n } from "i18next";
import app from "./en/app.json" with { type: "json" };
import archive from "./en/archive.json" with { type: "json" };
import brief from "./en/brief.json" with { type: "json" };
import carry from "./en/carry-over.json" with { type: "json" };
import claims from "./en/claims.json" with { type: "json" };
import command from "./en/command-line.json" with { type: "json" };
import failures from "./en/failures.json" with { type: "json" };
import fields from "./en/fields.json" with { type: "json" };
import figures from "./en/figures.json" with { type: "json" };
import guide from "./en/guide.json" with { type: "json" };
import history from "./en/history.json" with { type: "json" };
import lenses from "./en/lenses.json" with { type: "json" };
import library from "./en/library.json" with { type: "json" };
import reader from "./en/reader.json" with { type: "json" };
import search from "./en/search.json" with { type: "json" };
import sources from "./en/sources.json" with { type: "json" };
import store from "./en/store.json" with { type: "json" };
import suggestions from "./en/suggestions.json" with { type: "json" };
import synthesis from "./en/synthesis.json" with { type: "json" };
import ui from "./en/ui.json" with { type: "json" };
import windows from "./en/windows.json" with { type: "json" };
import words from "./en/words.json" with { type: "json" };
import japaneseBrief from "./ja/brief.json" with { type: "json" };
import japaneseFigures from "./ja/figures.json" with { type: "json" };
import japaneseWords from "./ja/words.json" with { type: "json" };
import koreanBrief from "./ko/brief.json" with { type: "json" };
import koreanFigures from "./ko/figures.json" with { type: "json" };
import koreanWords from "./ko/words.json" with { type: "json" };
import type { Language } from "./languages.ts";

/**
 * Everything a person reads, by room. `words` holds the names of enumerated values
 * (kinds, ratings, roles) with the standards' definitions; a room holds its own text.
 */
export const english = {
  app,
  archive,
  brief,
  carry,
  claims,
  command,
  failures,
  fields,
  guide,
  figures,
  history,
  lenses,
  library,
  reader,
  search,
  sources,
  store,
  suggestions,
  synthesis,
  ui,
  windows,
  words,
} as const;

type Leaves<Node, Path extends string> = Node extends string
  ? Path
  : { [Key in keyof Node & string]: Leaves<Node[Key], `${Path}.${Key}`> }[keyof Node & string];

type WithoutPlural<Key extends string> = Key extends
  | `${infer Stem}_zero`
  | `${infer Stem}_one`
  | `${infer Stem}_other`
  ? Stem
  : Key;

/** Every key of the catalogue, e.g. `reader.selection.highlight`; a plural is named without its suffix. */
export type MessageKey = {
  [Room in keyof typeof english & string]: WithoutPlural<Leaves<(typeof english)[Room], Room>>;
}[keyof typeof english & string];

export type Translate = (
  key: MessageKey,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** A long brief says the same publisher, date or origin of a thousand articles. */
const mostFilled = 2000;

/** A translator for one language. A key that is in no language does not compile. */
export function createTranslate(language: Language): Translate {
  const instance: i18n = i18next.createInstance({
    lng: language,
    fallbackLng: "en",
    resources: {
      en: { translation: english },
      ja: { translation: { brief: japaneseBrief, figures: japaneseFigures, words: japaneseWords } },
      ko: { translation: { brief: koreanBrief, figures: koreanFigures, words: koreanWords } },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
    // Command ids hold colons ("view:reader"), which i18next would read as a namespace.
    nsSeparator: false,
  });
  void instance.init();
  // Most texts have no blanks, and are asked for again each time something is drawn.
  const without = new Map<MessageKey, string>();
  const filled = new Map<string, string>();
  return (key, params) => {
    if (params !== undefined) {
      const asked = key + JSON.stringify(params);
      const made = filled.get(asked) ?? withOneStop(instance.t(key, { ...params }), params);
      if (filled.size >= mostFilled) filled.clear();
      filled.set(asked, made);
      return made;
    }
    const known = without.get(key) ?? instance.t(key);
    without.set(key, known);
    return known;
  };
}

/** A name that ends in a full stop ("Bermudez et al.") brings the sentence's own with it. */
function withOneStop(text: string, params: Readonly<Record<string, string | number>>): string {
  if (!text.includes("..")) return text;
  return Object.values(params).reduce<string>(
    (read, value) =>
      typeof value === "string" && /[^.]\.$/u.test(value)
        ? read.replaceAll(`${value}.`, value)
        : read,
    text,
  );
}

const printing = new Map<Language, Translate>();

/** The translator a brief of a language is printed with. */
export function translateFor(language: Language): Translate {
  const known = printing.get(language) ?? createTranslate(language);
  printing.set(language, known);
  return known;
}

/** The id read as a message key below `prefix`; for enumerated values whose names are all in the catalogue. */
export function keyUnder<Prefix extends string, Id extends string>(
  prefix: Prefix,
  id: Id,
): `${Prefix}.${Id}` {
  return `${prefix}.${id}`;
}
