import { keyUnder, type Translate } from "../../messages/catalogue.ts";
import type { Article } from "../article/article.ts";
import { rootOrigin } from "../origin/independent-origins.ts";
import { displayText } from "../text/text-version.ts";
import type { Endnote } from "./brief-model.ts";
import type { Ground } from "./ground.ts";
import { hideNames, namingOfAuthor, reasonOf, sourceOf, type WithheldName } from "./names.ts";
import type { UsedArticle } from "./numbering.ts";
import { printedDate } from "./printed-date.ts";

/**
 * An endnote in the form of ICS 206-01: author, title, publisher with source
 * type, date, access date, address, descriptor, upstream, hash. What is missing is
 * printed as missing.
 */
export function endnoteText(
  used: UsedArticle,
  ground: Ground,
  names: readonly WithheldName[],
  t: Translate,
): string {
  const hash = t("brief.endnote.hash", { hash: shortHash(used.sha256) });
  const article = ground.articles.get(used.articleId);
  if (article === undefined) {
    return sentences([t("brief.endnote.gone"), quotedTitle(used.title, t), hash]);
  }
  return sentences([
    printedAuthor(article, ground, t),
    hideNames(quotedTitle(article.title, t), names, t),
    printedPublisher(article, ground, t),
    printedPublication(article, t),
    printedAccess(article, t),
    article.url ?? t("brief.endnote.noUrl"),
    ...printedDescriptor(article, ground, names, t),
    printedUpstream(used, ground, names, t),
    hash,
  ]);
}

/** The address where a link may lead out of a brief: of https, whole, and without what addresses have to escape. */
export function followable(url: string | null): string | null {
  return url !== null && /^https:\/\/[^\s"'<>\\^`{|}]+$/u.test(url) ? url : null;
}

/** An endnote's words before its address, the address, and the words behind. */
export function aroundAddress({
  text,
  url,
}: Pick<Endnote, "text" | "url">): readonly [string, string | null, string] {
  const at = url === null ? -1 : text.indexOf(url);
  if (url === null || at === -1) return [text, null, ""];
  return [text.slice(0, at), url, text.slice(at + url.length)];
}

/** First 12 hex digits, which is what endnotes print. */
function shortHash(hash: string): string {
  return hash.replace(/^sha256:/u, "").slice(0, 12);
}

function sentences(parts: readonly string[]): string {
  return parts.map((part) => (/[.!?。]”?$/u.test(part) ? part : `${part}.`)).join(" ");
}

function printedAuthor(article: Article, ground: Ground, t: Translate): string {
  const naming = namingOfAuthor(article, ground);
  if (naming !== "printed")
    return t("brief.endnote.authorWithheld", { reason: reasonOf(naming, t) });
  const author = article.byline ?? sourceOf(article.authorSourceId, ground)?.name ?? null;
  return author ?? t("brief.endnote.authorNotStated");
}

function quotedTitle(title: string | null, t: Translate): string {
  return title === null
    ? t("brief.endnote.untitled")
    : t("brief.endnote.title", { title: displayText(title) });
}

function printedPublisher(article: Article, ground: Ground, t: Translate): string {
  const source = sourceOf(article.publisherSourceId, ground);
  const kind = source?.kind ?? null;
  const name = article.publisher ?? source?.name ?? null;
  return t("brief.endnote.publisher", {
    publisher:
      name === null
        ? t("brief.endnote.publisherNotStated")
        : withBasis(name, article.publisher === null ? "analyst" : article.publisherBasis, t),
    kind: kind === null ? t("brief.endnote.kindNotStated") : t(keyUnder("words.sourceKind", kind)),
  });
}

/** What the analyst typed is no evidence of the file (ICS 206-01: missing parts are shown as missing). */
function withBasis(value: string, basis: Article["publisherBasis"], t: Translate): string {
  if (basis === "analyst") return t("brief.endnote.entered", { value });
  return basis === "inferred" ? t("brief.endnote.inferred", { value }) : value;
}

function printedPublication(article: Article, t: Translate): string {
  if (article.published === null) return t("brief.endnote.noDate");
  const date = printedDate(article.published, t);
  const isInferred = article.publishedBasis === "inferred";
  return t(isInferred ? "brief.endnote.publishedInferred" : "brief.endnote.published", { date });
}

function printedAccess(article: Article, t: Translate): string {
  return t("brief.endnote.imported", { date: printedDate(article.importedAt.slice(0, 10), t) });
}

/** What the file and the analyst say of the publisher. An author kept out is not described either. */
function printedDescriptor(
  article: Article,
  ground: Ground,
  names: readonly WithheldName[],
  t: Translate,
): readonly string[] {
  const source = sourceOf(article.publisherSourceId, ground);
  const isAuthorNamed = namingOfAuthor(article, ground) === "printed";
  const descriptors = [
    article.publisherDescriptor,
    source?.descriptor ?? null,
    isAuthorNamed ? article.authorDescriptor : null,
    isAuthorNamed ? (sourceOf(article.authorSourceId, ground)?.descriptor ?? null) : null,
  ].filter((text) => text !== null && text.trim() !== "");
  const unique = [...new Set(descriptors.map((text) => displayText(text ?? "")))];
  const reliability = source?.reliability ?? null;
  const rating =
    reliability === null
      ? t("brief.endnote.unrated")
      : t("brief.endnote.rated", {
          letter: reliability,
          name: t(`words.reliability.${reliability}.name`),
        });
  return [...unique.map((text) => hideNames(text, names, t)), rating];
}

function printedUpstream(
  used: UsedArticle,
  ground: Ground,
  names: readonly WithheldName[],
  t: Translate,
): string {
  const printed = new Set<string>();
  let isAnyUnstated = false;
  let isAnyUntraced = false;
  for (const { passage } of used.passages) {
    if (passage === null) continue;
    const { originStanding, originId } = passage.evidence;
    const origin = originId === null ? undefined : ground.origins.get(originId);
    if (originStanding !== "known" || origin === undefined) {
      if (originStanding === "unknown") isAnyUnstated = true;
      else isAnyUntraced = true;
      continue;
    }
    const root = rootOrigin(origin.id, ground.origins) ?? origin;
    printed.add(
      root.id === origin.id
        ? hideNames(origin.name, names, t)
        : t("brief.endnote.derived", {
            name: hideNames(origin.name, names, t),
            root: hideNames(root.name, names, t),
          }),
    );
  }
  if (isAnyUnstated) printed.add(t("brief.endnote.originNotStated"));
  if (isAnyUntraced) printed.add(t("brief.endnote.originNotTraced"));
  if (printed.size === 0) printed.add(t("brief.endnote.originNotStated"));
  return t("brief.endnote.upstream", { origins: [...printed].join("; ") });
}
