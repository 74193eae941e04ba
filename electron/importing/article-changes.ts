import type { Article } from "#shared/domain/article/article.ts";
import {
  type ArticleId,
  articleIdSchema,
  type BlobHash,
  type SourceId,
  sourceIdSchema,
  textVersionIdSchema,
} from "#shared/domain/ids.ts";
import type { Sketch } from "#shared/domain/likeness/sketch.ts";
import { create } from "#shared/domain/record.ts";
import type { Source } from "#shared/domain/source/source.ts";
import type { Reading, ReadMetadata } from "#shared/domain/text/reading.ts";
import type { Change } from "#shared/ledger/change.ts";

/** Everything about an imported file that its reading does not say. */
export interface Original {
  readonly name: string;
  readonly bytes: number;
  readonly hash: BlobHash;
  readonly mediaType: string;
  readonly charset: string;
  readonly importedAt: string;
  readonly method: Article["importMethod"];
  readonly from: string;
}

/** What the first text version keeps of its text. */
export interface KeptText {
  readonly textHash: BlobHash;
  readonly pageMapHash: BlobHash | null;
  readonly sketch: Sketch | null;
}

export interface ArticleDraft {
  readonly articleId: ArticleId;
  readonly changes: readonly Change[];
}

/**
 * The change set of one import: the article, its first text version, and the sources it
 * names that the notebook does not have yet. A source is the same when its name is the
 * same; nothing is guessed.
 *
 * @param sourceIdOf the source that the notebook has of a name; null when it has none
 */
export function articleChanges(
  sourceIdOf: (name: string) => SourceId | null,
  reading: Reading,
  { textHash, pageMapHash, sketch }: KeptText,
  original: Original,
  newId: () => string,
  tool: string,
): ArticleDraft {
  const { metadata } = reading;
  const articleId = articleIdSchema.parse(newId());
  const textVersionId = textVersionIdSchema.parse(newId());
  const publisher = sourceNamed(sourceIdOf, metadata.publisher?.value ?? null, newId, {
    kind: publisherKind(metadata.publisherDescriptor),
    descriptor: metadata.publisherDescriptor,
  });
  const author = sourceNamed(sourceIdOf, metadata.byline?.value ?? null, newId, {
    kind: "person",
    descriptor: metadata.authorDescriptor,
  });

  const article = create("articles", {
    id: articleId,
    ...metadataFieldsOf(metadata),
    publisherDescriptor: metadata.publisherDescriptor,
    authorDescriptor: metadata.authorDescriptor,
    publisherSourceId: publisher.id,
    authorSourceId: author.id,
    originalHash: original.hash,
    originalName: original.name,
    originalBytes: original.bytes,
    mediaType: original.mediaType,
    charset: original.charset,
    importedAt: original.importedAt,
    importMethod: original.method,
    importedFrom: original.from,
    currentTextVersionId: textVersionId,
    marking: null,
    triage: "new",
  });
  const textVersion = create("textVersions", {
    id: textVersionId,
    articleId,
    kind: "extracted",
    parentId: null,
    textHash,
    pageMapHash,
    sketch,
    lengthUtf16: reading.text.length,
    blocks: reading.blocks,
    madeBy: `${tool} ${reading.rules}`,
  });
  return { articleId, changes: [...publisher.changes, ...author.changes, article, textVersion] };
}

function metadataFieldsOf(metadata: ReadMetadata) {
  const { title, byline, publisher, published, url, language } = metadata;
  return {
    title: title?.value ?? null,
    titleBasis: title?.basis ?? null,
    titleEvidence: title?.evidence ?? null,
    byline: byline?.value ?? null,
    bylineBasis: byline?.basis ?? null,
    bylineEvidence: byline?.evidence ?? null,
    publisher: publisher?.value ?? null,
    publisherBasis: publisher?.basis ?? null,
    publisherEvidence: publisher?.evidence ?? null,
    published: published?.value ?? null,
    publishedBasis: published?.basis ?? null,
    publishedEvidence: published?.evidence ?? null,
    url: url?.value ?? null,
    urlBasis: url?.basis ?? null,
    urlEvidence: url?.evidence ?? null,
    language: language?.value ?? null,
    languageBasis: language?.basis ?? null,
    languageEvidence: language?.evidence ?? null,
  };
}

interface NamedSource {
  readonly id: SourceId | null;
  readonly changes: readonly Change[];
}

function sourceNamed(
  sourceIdOf: (name: string) => SourceId | null,
  name: string | null,
  newId: () => string,
  stated: Pick<Source, "kind" | "descriptor">,
): NamedSource {
  if (name === null) return { id: null, changes: [] };
  const known = sourceIdOf(name);
  if (known !== null) return { id: known, changes: [] };
  const id = sourceIdSchema.parse(newId());
  const source = create("sources", {
    id,
    name,
    reliability: null,
    reliabilityReason: null,
    // Whether a name may be printed is the analyst's to say (source/naming.ts).
    withheld: null,
    note: null,
    ...stated,
  });
  return { id, changes: [source] };
}

/** The kind of a publisher, where its own masthead says it. */
function publisherKind(descriptor: string | null): Source["kind"] {
  if (descriptor === null) return null;
  if (/\bstudents?\b|\bschool\b|학생|学生/iu.test(descriptor)) return "student-news-site";
  if (/\bnews\s+agency\b|通信社|통신사/iu.test(descriptor)) return "news-agency";
  return null;
}
