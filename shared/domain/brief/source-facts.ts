import { rootOrigin } from "../origin/independent-origins.ts";
import type { Origin } from "../origin/origin.ts";
import type { Composition } from "./composition.ts";
import { sourceOf } from "./names.ts";
import { noteNumbers } from "./note-numbers.ts";
import type { UsedArticle } from "./numbering.ts";

/** What the program can say of the source base by counting; the author's words follow it (ICD 206). */
export function sourceFacts(composition: Composition): readonly string[] {
  const articles = composition.numbering.articles;
  if (articles.length === 0) return [];
  const roots = rootsOf(articles, composition);
  return [
    baseFact(articles, roots, composition),
    ...sharedOriginFacts(articles, roots, composition),
    // On one page the endnotes alone say what each file lacks and how its publisher is rated.
    ...(composition.brief.form === "one-page"
      ? []
      : [...ratingFacts(articles, composition), ...missingFacts(articles, composition)]),
  ];
}

interface Root {
  readonly origin: Origin;
  readonly endnotes: ReadonlySet<number>;
}

/** The independent origins under the passages used, with the endnotes that rest on each. */
function rootsOf(articles: readonly UsedArticle[], { ground }: Composition): readonly Root[] {
  const roots = new Map<string, { origin: Origin; endnotes: Set<number> }>();
  for (const { number, passages } of articles) {
    for (const { passage } of passages) {
      const { originStanding, originId } = passage?.evidence ?? {
        originStanding: "unset",
        originId: null,
      };
      if (originStanding !== "known" || originId === null) continue;
      const origin = rootOrigin(originId, ground.origins);
      if (origin === null || origin.kind === "own-judgement") continue;
      const root = roots.get(origin.id) ?? { origin, endnotes: new Set() };
      root.endnotes.add(number);
      roots.set(origin.id, root);
    }
  }
  return [...roots.values()];
}

function baseFact(
  articles: readonly UsedArticle[],
  roots: readonly Root[],
  { t }: Composition,
): string {
  const passages = articles.flatMap((article) => article.passages);
  const standing = (wanted: "unknown" | "unset") =>
    passages.filter(({ passage }) => (passage?.evidence.originStanding ?? "unset") === wanted)
      .length;
  const [unstated, untraced] = [standing("unknown"), standing("unset")];
  const base = t("brief.facts.base", {
    // One named only to say that it adds nothing is no ground to rest on.
    articles: t("brief.facts.articles", {
      count: articles.filter((article) => article.passages.length > 0).length,
    }),
    passages: t("brief.facts.passages", { count: passages.length }),
    origins: t("brief.facts.origins", { count: roots.length }),
  });
  return [
    base,
    ...(unstated === 0 ? [] : [t("brief.facts.unstated", { count: unstated })]),
    ...(untraced === 0 ? [] : [t("brief.facts.untraced", { count: untraced })]),
  ].join(" ");
}

/** Says where articles only repeat one origin, above all when it is the only imagery. */
function sharedOriginFacts(
  articles: readonly UsedArticle[],
  roots: readonly Root[],
  { t }: Composition,
): readonly string[] {
  const imagery = roots.filter((root) => root.origin.kind === "imagery");
  return roots
    .filter((root) => root.endnotes.size >= 2 || roots.length === 1 || isOnly(root, imagery))
    .map(({ origin, endnotes }) => {
      const isAll = endnotes.size === articles.length;
      const params = {
        name: origin.name,
        notes: noteNumbers([...endnotes].sort((a, b) => a - b)),
        count: endnotes.size,
      };
      const scope =
        isAll && articles.length === 2 ? "both" : isAll && articles.length > 2 ? "all" : "some";
      const kind = origin.kind === "imagery" ? "imagery" : "origin";
      return t(`brief.facts.${kind}.${scope}`, params);
    });
}

function isOnly(root: Root, imagery: readonly Root[]): boolean {
  return imagery.length === 1 && imagery[0] === root;
}

/** More sources than these are told by their letters: a list of a thousand fills a page. */
const mostToldSingly = 20;

function ratingFacts(
  articles: readonly UsedArticle[],
  { ground, t }: Composition,
): readonly string[] {
  const byLetter = new Map<string, number[]>();
  for (const { articleId, number } of articles) {
    const article = ground.articles.get(articleId);
    const source = article === undefined ? null : sourceOf(article.publisherSourceId, ground);
    const letter = source?.reliability ?? t("brief.table.unrated");
    const numbers = byLetter.get(letter) ?? [];
    numbers.push(number);
    byLetter.set(letter, numbers);
  }
  // Few are told one by one, in the order of the endnotes.
  const told = [...byLetter].flatMap(([letter, numbers]) =>
    articles.length > mostToldSingly
      ? [{ notes: noteNumbers(numbers), letter, first: numbers[0] ?? 0 }]
      : numbers.map((number) => ({ notes: noteNumbers([number]), letter, first: number })),
  );
  const letters = told
    .sort((a, b) => a.first - b.first)
    .map(({ notes, letter }) => t("brief.facts.letter", { notes, letter }));
  return [t("brief.facts.ratings", { letters: letters.join(", ") })];
}

function missingFacts(
  articles: readonly UsedArticle[],
  { ground, t }: Composition,
): readonly string[] {
  const numbersOf = (isMissing: (articleId: string) => boolean) =>
    noteNumbers(
      articles.filter(({ articleId }) => isMissing(articleId)).map(({ number }) => number),
    );
  const undated = numbersOf((id) => (ground.articles.get(id)?.published ?? null) === null);
  const unsigned = numbersOf((id) => (ground.articles.get(id)?.byline ?? null) === null);
  return [
    ...(undated === "" ? [] : [t("brief.facts.undated", { notes: undated })]),
    ...(unsigned === "" ? [] : [t("brief.facts.unsigned", { notes: unsigned })]),
  ];
}
