import type { Translate } from "../../messages/catalogue.ts";
import type { Article } from "../article/article.ts";
import type { Speaker } from "../evidence/evidence.ts";
import { type Naming, namingOf } from "../source/naming.ts";
import type { Source } from "../source/source.ts";
import type { Ground } from "./ground.ts";

/** A person or source whose name a brief keeps out. */
export interface WithheldName {
  readonly name: string;
  readonly naming: Exclude<Naming, "printed">;
  /** The article whose author this is, or the source itself. */
  readonly targetKind: "article" | "source";
  readonly targetId: string;
}

/** Whether the author of an article may be named. */
export function namingOfAuthor(article: Article, ground: Ground): Naming {
  const source = sourceOf(article.authorSourceId, ground);
  return namingOf(source, [article.authorDescriptor, source?.descriptor ?? null]);
}

/** True when the author of every article by this source is kept out, whatever the article says. */
export function keepsAuthorsOut(source: Source): boolean {
  return namingOf(source, [source.descriptor]) !== "printed";
}

function namingOfSource(source: Source): Naming {
  return namingOf(source, source.kind === "person" ? [source.descriptor] : []);
}

export function sourceOf(id: string | null, ground: Ground): Source | null {
  return id === null ? null : (ground.sources.get(id) ?? null);
}

/** Every name of the notebook that briefs keep out. */
export function withheldNames(ground: Ground): readonly WithheldName[] {
  const names: WithheldName[] = [];
  for (const article of ground.rows.articles) {
    const naming = namingOfAuthor(article, ground);
    if (article.byline === null || naming === "printed") continue;
    const target = { targetKind: "article", targetId: article.id } as const;
    names.push({ name: article.byline, naming, ...target });
  }
  for (const source of ground.rows.sources) {
    const naming = namingOfSource(source);
    if (naming === "printed") continue;
    names.push({ name: source.name, naming, targetKind: "source", targetId: source.id });
  }
  return names;
}

/**
 * The first withheld name in a text, or null. The whole name counts, and so does any part
 * of a personal name of five letters or more: a rare given name identifies a person by itself.
 */
export function withheldNameIn(
  text: string,
  names: readonly WithheldName[],
): (WithheldName & { readonly found: string }) | null {
  for (const withheld of names) {
    for (const pattern of patternsOf(withheld.name)) {
      pattern.lastIndex = 0;
      const found = pattern.exec(text)?.[0];
      if (found !== undefined) return { ...withheld, found };
    }
  }
  return null;
}

/** The text with every withheld name replaced, for what the program itself writes. */
export function hideNames(text: string, names: readonly WithheldName[], t: Translate): string {
  return names.reduce(
    (shown, { name }) => withName(shown, name, t("brief.print.nameHidden")),
    text,
  );
}

/** The text with other words in place of a name, in any of the forms it is known by. */
export function withName(text: string, name: string, by: string): string {
  return patternsOf(name).reduce((shown, pattern) => shown.replace(pattern, () => by), text);
}

/** Who says so: the chain of speakers, outermost first, names kept out where they must be. */
export function printedSpeakers(
  speakers: readonly Speaker[],
  names: readonly WithheldName[],
  ground: Ground,
  t: Translate,
): string {
  const links = speakers.map((speaker) => {
    const source = sourceOf(speaker.sourceId, ground);
    const naming = source === null ? "printed" : namingOfSource(source);
    if (naming !== "printed") return t("brief.print.nameWithheld", { reason: reasonOf(naming, t) });
    const name = speaker.name ?? source?.name ?? null;
    if (name === null) return t("brief.print.unnamed");
    const shown = hideNames(name, names, t);
    return speaker.isUnnamed ? t("brief.print.unnamedAs", { name: shown }) : shown;
  });
  return links.join(t("brief.print.quoting"));
}

export function reasonOf(naming: Exclude<Naming, "printed">, t: Translate): string {
  return t(`brief.withheld.${naming}`);
}

function formsOf(name: string): readonly string[] {
  const parts = name.split(/[\s,]+/u).filter((part) => part !== "");
  // "A shopkeeper in Gangneung" describes somebody: its words by themselves name nobody.
  const isPersonalName = parts.every((part) => !/^\p{Ll}/u.test(part));
  const telling = isPersonalName ? parts.filter((part) => part.length >= 5) : [];
  const [first = "", last = ""] = parts;
  // "Lee Yoonjin" and "Y. Lee" are Yoonjin Lee too.
  const turned =
    isPersonalName && parts.length === 2 && first.length > 1
      ? [`${last} ${first}`, `${last}, ${first}`, `${first.charAt(0)}. ${last}`]
      : [];
  return [...new Set([name.trim(), ...turned, ...telling])].filter((form) => form !== "");
}

/** Han, kana and Hangul put particles right behind a name, so no space marks its end. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const madePatterns = new Map<string, readonly RegExp[]>();

/** Every form of a name, to be looked for. Kept, since each text of a brief is held against each name. */
function patternsOf(name: string): readonly RegExp[] {
  const made = madePatterns.get(name) ?? formsOf(name).map((form) => wordPattern(form));
  madePatterns.set(name, made);
  return made;
}

function wordPattern(form: string): RegExp {
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&").replace(/\s+/gu, "\\s+");
  if (unspaced.test(form)) return new RegExp(escaped, "gu");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "gu");
}
