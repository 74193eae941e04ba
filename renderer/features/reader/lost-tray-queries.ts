import type { Notebook } from "#renderer/db/notebook.ts";
import { type Candidate, candidatesOf } from "#shared/anchoring/candidates.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { TextVersion } from "#shared/domain/text/text-version.ts";
import { type AnnotationRow, annotationsOf, versionById } from "./reader-queries.ts";

/** A mark whose words were found elsewhere in a new text, or not found. */
export type StrayMark = {
  readonly annotation: AnnotationRow;
  readonly article: RowOf<"articles">;
  readonly kind: "moved" | "lost";
};

/** Every mark of the notebook that a person should look at, lost ones first, by article. */
export async function strayMarks({ db }: Pick<Notebook, "db">): Promise<readonly StrayMark[]> {
  // Only a text that was made of an earlier one has marks astray, and only such a text has a parent.
  const laterTexts = await db.textVersions.orderBy("parentId").toArray();
  const articleIds = [...new Set(laterTexts.map(({ articleId }) => articleId))];
  const [annotations, articles] = await Promise.all([
    db.annotations.where("articleId").anyOf(articleIds).toArray(),
    db.articles.bulkGet(articleIds),
  ]);
  const articleOf = new Map(
    articles.flatMap((article) =>
      article === undefined ? [] : [[article.id as string, article] as const],
    ),
  );
  const found = annotations.flatMap((annotation): readonly StrayMark[] => {
    const article = articleOf.get(annotation.articleId);
    if (article === undefined || (annotation.region ?? null) !== null) return [];
    const isLost = annotation.textVersionId !== article.currentTextVersionId;
    if (!isLost && (annotation.moved ?? null) === null) return [];
    return [{ annotation, article, kind: isLost ? "lost" : "moved" }];
  });
  return found.sort(
    (a, b) =>
      a.kind.localeCompare(b.kind) ||
      a.article.id.localeCompare(b.article.id) ||
      a.annotation.start - b.annotation.start,
  );
}

/** How the marks of an article came through to the text it has now. */
export type ReanchorCounts = Readonly<Record<"kept" | "moved" | "lost", number>>;

export async function reanchorCounts(
  notebook: Notebook,
  article: RowOf<"articles">,
): Promise<ReanchorCounts> {
  const counts = { kept: 0, moved: 0, lost: 0 };
  for (const { textVersionId, moved = null, region = null } of await annotationsOf(
    notebook,
    article.id,
  )) {
    if (region === null && textVersionId !== article.currentTextVersionId) counts.lost += 1;
    else if (moved === null) counts.kept += 1;
    else counts.moved += 1;
  }
  return counts;
}

/** A passage with the words around it. */
export type InContext = {
  readonly before: string;
  readonly words: string;
  readonly after: string;
};

export type StrayPlaces = {
  /** Where the mark was made; from what it stored, where its text is gone. */
  readonly former: InContext;
  readonly candidates: readonly (Candidate & InContext)[];
  readonly version: TextVersion;
  readonly text: string;
};

const contextUtf16 = 160;

/** Where a stray mark stood and where it may stand now; null while the article's text is missing. */
export async function placesOfStray(
  notebook: Notebook,
  { annotation, article }: StrayMark,
): Promise<StrayPlaces | null> {
  const from = annotation.moved ?? annotation;
  const [current, former] = await Promise.all([
    versionById(notebook, article.currentTextVersionId),
    versionById(notebook, from.textVersionId),
  ]);
  if (current === null || current.text === null) return null;
  const { version, text } = current;
  const formerText = former?.text ?? undefined;
  const { exact, prefix, suffix } = annotation;
  const described = { exact, prefix, suffix, start: from.start, end: from.end };
  const candidates = candidatesOf(text, described, formerText).map((candidate) => ({
    ...candidate,
    ...inContext(text, candidate.start, candidate.end),
  }));
  const stood =
    formerText === undefined
      ? { before: prefix, words: exact, after: suffix }
      : inContext(formerText, from.start, from.end);
  return { former: stood, candidates, version, text };
}

function inContext(text: string, start: number, end: number): InContext {
  return {
    before: text.slice(Math.max(0, start - contextUtf16), start),
    words: text.slice(start, end),
    after: text.slice(end, end + contextUtf16),
  };
}
