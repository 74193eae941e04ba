import type { Translate } from "../../messages/catalogue.ts";
import type { BriefModel } from "./brief-model.ts";
import type { ExportSettings } from "./export-settings.ts";
import type { BriefRows } from "./ground.ts";
import { withName } from "./names.ts";

/** A person whose name may stand in a brief, and whether the notebook says that it may. */
export interface NamedPerson {
  readonly name: string;
  readonly mayBeNamed: boolean;
}

/** The people of a notebook: authors, people quoted or rated as sources, and the analysts. */
export function peopleOf(
  rows: Pick<BriefRows, "articles" | "sources" | "actors">,
): readonly NamedPerson[] {
  const people = new Map<string, NamedPerson>();
  const add = (name: string | null, mayBeNamed: boolean) => {
    const trimmed = name?.trim() ?? "";
    if (trimmed !== "" && !people.has(trimmed)) people.set(trimmed, { name: trimmed, mayBeNamed });
  };
  for (const { name, kind, withheld } of rows.sources) {
    if (kind === "person") add(name, withheld === "may-be-named");
  }
  for (const { byline } of rows.articles) add(byline, false);
  for (const { personName } of rows.actors) add(personName, false);
  return [...people.values()];
}

/** What stands in place of a name. */
export interface NameReplacement {
  readonly name: string;
  readonly by: string;
}

/** What stands in place of each name. Longer names first, so that no part of one is replaced alone. */
export function replacementsFor(
  people: readonly NamedPerson[],
  { names, replacements }: Pick<ExportSettings, "names" | "replacements">,
  t: Translate,
): readonly NameReplacement[] {
  const chosen = new Map(replacements.map(({ name, by }) => [name, by]));
  let number = 0;
  const others = people.flatMap(({ name, mayBeNamed }) => {
    if (chosen.has(name) || mayBeNamed || names === "as-decided") return [];
    if (names === "withheld") return [{ name, by: t("brief.print.nameHidden") }];
    number += 1;
    return [{ name, by: t("brief.print.person", { number }) }];
  });
  const own = [...chosen].map(([name, by]) => ({
    name,
    by: by === "" ? t("brief.print.nameHidden") : by,
  }));
  return [...own, ...others].sort((a, b) => b.name.length - a.name.length);
}

/** Fields that hold ids, hashes and codes, in which nothing is a name. */
const wordless: ReadonlySet<string> = new Set([
  "id",
  "articleId",
  "annotationId",
  "citationId",
  "claimId",
  "lensId",
  "targetId",
  "targetKind",
  "passageIds",
  "anchor",
  "citedAt",
  "sha256",
  "logoHash",
  "ruleId",
  "section",
  "sections",
  "kind",
  "language",
  "marking",
]);

/**
 * The same value with each name replaced in every text it holds, however deep: a composed
 * brief holds only texts that are printed somewhere.
 */
export function withNamesReplaced<Value>(
  value: Value,
  replacements: readonly NameReplacement[],
): Value {
  if (replacements.length === 0) return value;
  const replaced = (text: string) =>
    replacements.reduce((words, { name, by }) => withName(words, name, by), text);
  const walk = (part: unknown): unknown => {
    if (typeof part === "string") return replaced(part);
    if (Array.isArray(part)) return part.map(walk);
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, inner]) => [key, wordless.has(key) ? inner : walk(inner)]),
    );
  };
  // Every text gives a text, so the shape stays.
  return walk(value) as Value;
}

/**
 * A brief that was issued, with names replaced: its drawings are laid out already, with
 * names broken over lines or cut short, so those that may hold one stay behind. Their
 * data table says the same.
 */
export function frozenWithNamesReplaced(
  model: BriefModel,
  replacements: readonly NameReplacement[],
): BriefModel {
  if (replacements.length === 0) return model;
  const traces = replacements.flatMap(({ name }) =>
    name.split(/[\s,]+/u).flatMap((part) => [part, part.slice(0, 3)]),
  );
  const isTold = (svg: string) => {
    const words = svg.replace(/<[^>]*>/gu, " ");
    return traces.some((trace) => trace.length >= 2 && words.includes(trace));
  };
  const figures = model.figures.map((figure) => ({
    ...figure,
    drawings: figure.drawings.filter((svg) => !isTold(svg)),
  }));
  return withNamesReplaced({ ...model, figures }, replacements);
}
