import { languageTag } from "#shared/domain/text/language.ts";
import { dayStatedIn } from "#shared/domain/text/publication-date.ts";
import {
  type FoundText,
  nothingFound,
  type ReadMetadata,
  shortened,
} from "#shared/domain/text/reading.ts";
import type { ArticlePart } from "./article-part.ts";
import { linkedDataOf } from "./linked-data.ts";
import { pageTitleIn } from "./window-title.ts";

/** What a page says of itself in JSON-LD, meta elements, `<time>` and links, each with where it says so. */
export function htmlMetadata(
  page: Document,
  source: string,
  article: ArticlePart | null,
): ReadMetadata {
  const linked = linkedDataOf(page);
  const meta = (...names: readonly string[]) => firstMeta(page, names);
  return {
    ...nothingFound,
    title: titleOf(page, linked.headline, article),
    byline:
      linked.author ??
      authorsIn(page) ??
      personIn(elementText(page, "[rel=author], [itemprop=author], .byline [class*=name]")) ??
      readabilityByline(article),
    publisher:
      linked.publisher ??
      meta("og:site_name", "dc.publisher", "citation_journal_title", "application-name"),
    published:
      publishedOf(linked.published ?? meta(...publishedNames)) ?? publishedOf(timeElement(page)),
    url:
      address(attribute(page, "link[rel=canonical]", "href")) ??
      address(meta("og:url")) ??
      address(linked.url) ??
      address(savedFrom(source)) ??
      address(copiedFrom(source)),
    language: languageStated(page),
  };
}

const publishedNames = [
  "article:published_time",
  "og:published_time",
  "datepublished",
  "date",
  "dc.date",
  "dc.date.issued",
  "dcterms.date",
  "dcterms.issued",
  "pubdate",
  "publishdate",
  "publish-date",
  "parsely-pub-date",
  "sailthru.date",
  "citation_publication_date",
  "citation_date",
  "citation_online_date",
];

/** A page with several authors repeats the element for each. */
const authorNames = [
  "author",
  "article:author",
  "dc.creator",
  "dcterms.creator",
  "citation_author",
  "parsely-author",
  "byl",
];

function found(value: string | null | undefined, evidence: string, max = 1000): FoundText | null {
  const text = shown(value ?? "");
  return text === "" ? null : { value: shortened(text, max), basis: "stated", evidence };
}

function shown(words: string): string {
  return words.replaceAll(/\s+/gu, " ").trim();
}

function firstMeta(page: Document, names: readonly string[]): FoundText | null {
  for (const name of names) {
    const [value = null] = metasNamed(page, name);
    if (value !== null) return value;
  }
  return null;
}

function metasNamed(page: Document, name: string): readonly FoundText[] {
  return [...page.querySelectorAll("meta[content]")]
    .filter((meta) =>
      ["property", "name", "itemprop"].some(
        (key) => meta.getAttribute(key)?.toLowerCase() === name,
      ),
    )
    .map((meta) => found(meta.getAttribute("content"), `meta ${name}`, 4000))
    .filter((value) => value !== null);
}

/** All that one kind of element names; the next kind is asked where none of them is a person. */
function authorsIn(page: Document): FoundText | null {
  for (const name of authorNames) {
    const persons = metasNamed(page, name)
      .map(personIn)
      .filter((person) => person !== null);
    const [first] = persons;
    if (first === undefined) continue;
    const all = [...new Set(persons.map(({ value }) => value))].join(", ");
    return { ...first, value: shortened(all, 1000) };
  }
  return null;
}

function elementText(page: Document, selector: string): FoundText | null {
  const element = page.querySelector(selector);
  return element === null
    ? null
    : found(element.textContent, `element ${selector.split(",")[0] ?? selector}`);
}

function attribute(page: Document, selector: string, name: string): FoundText | null {
  return found(page.querySelector(selector)?.getAttribute(name), selector, 4000);
}

/** An author is a name: a profile's address, an account or a whole paragraph is none. */
function personIn(value: FoundText | null): FoundText | null {
  if (value === null || /^https?:|^@|^\//iu.test(value.value) || value.value.length > 120)
    return null;
  const name = value.value
    .replace(/^(?:by|von|par|por)\s+/iu, "")
    .replace(
      /\s*(?:\d{1,2}\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?\s+)?\d.*$/iu,
      "",
    )
    .replace(/[\s,|·•–—-]+$/u, "");
  return name === "" ? null : { ...value, value: name };
}

function readabilityByline(article: ArticlePart | null): FoundText | null {
  const value = found(article?.byline, "byline on the page");
  return personIn(value);
}

/**
 * Readability's title, with the place that says it: JSON-LD, meta, the first heading or
 * the window's title. The window's title also names the site, behind a dash that
 * Readability does not know.
 */
function titleOf(
  page: Document,
  headline: FoundText | null,
  article: ArticlePart | null,
): FoundText | null {
  const declared = [
    headline,
    firstMeta(page, ["og:title", "twitter:title", "dc.title", "dcterm.title", "parsely-title"]),
  ].filter((place) => place !== null);
  const ofWindow = page.querySelector("head > title")?.textContent ?? "";
  const places = [
    ...declared,
    found(page.querySelector("h1")?.textContent, "heading h1", 2000),
    found(ofWindow, "window title", 2000),
  ].filter((place) => place !== null);
  const words = article?.title?.trim() ?? "";
  if (words === "") return places[0] ?? null;
  const isOfWindow = declared.length === 0 && shown(ofWindow).includes(shown(words));
  const chosen = asWritten((isOfWindow ? pageTitleIn(ofWindow) : null) ?? words);
  const place =
    places.find(({ value }) => value === shown(chosen)) ??
    places.find(({ value }) => value.includes(shown(chosen)));
  const evidence = place?.evidence ?? "window title";
  return { value: shortened(chosen, 2000), basis: "stated", evidence };
}

/** A title as the page has it; only the line breaks of its markup are no part of it. */
function asWritten(title: string): string {
  return title.trim().replaceAll(/[ \t]*[\n\r\f\t]\s*/gu, " ");
}

function publishedOf(value: FoundText | null): ReadMetadata["published"] {
  const day = value === null ? null : dayStatedIn(value.value);
  return value === null || day === null ? null : { ...value, value: day };
}

/**
 * A `<time>` that the page calls its publication, or that stands right under the headline, as in what is
 * copied out of a page; any other time on the page may be anything's.
 */
function timeElement(page: Document): FoundText | null {
  const element = page.querySelector(
    "time[pubdate], time[itemprop=datePublished], [itemprop=datePublished], article header time[datetime], article time[datetime][class*=publish], time[datetime][class*=entry-date], .posted-on time[datetime], h1 + time[datetime], h1 + * > time[datetime]:first-child",
  );
  return found(
    element?.getAttribute("datetime") ?? element?.getAttribute("content") ?? element?.textContent,
    "element time",
  );
}

function address(value: FoundText | null): FoundText | null {
  return value !== null && /^https?:\/\/\S+$/iu.test(value.value) ? value : null;
}

/** Browsers write where a saved page came from into a comment at its top. */
function savedFrom(source: string): FoundText | null {
  const match = /<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/iu.exec(source.slice(0, 4096));
  return found(match?.[1], "comment saved from url", 4000);
}

/** Windows puts a head before copied HTML that says where it was copied. */
function copiedFrom(source: string): FoundText | null {
  const head = clipboardHead.exec(source)?.[0] ?? "";
  return found(/^SourceURL:(\S+)/mu.exec(head)?.[1], "clipboard SourceURL");
}

/** The head of Windows' HTML clipboard format: lines before the first element. */
const clipboardHead = /^Version:[^<]{0,4000}/u;

/** Copied HTML without the head that Windows puts before it. */
export function withoutClipboardHead(source: string): string {
  return source.replace(clipboardHead, "");
}

function languageStated(page: Document): FoundText | null {
  const raw =
    page.documentElement.getAttribute("lang") ?? page.documentElement.getAttribute("xml:lang");
  const stated = raw === null ? null : languageTag(raw);
  if (stated !== null) return found(stated, "attribute lang", 35);
  const meta = firstMeta(page, ["content-language", "og:locale"]);
  const tag = meta === null ? null : languageTag(meta.value);
  return meta === null || tag === null ? null : found(tag, meta.evidence, 35);
}
