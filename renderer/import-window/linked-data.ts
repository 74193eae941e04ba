import type { FoundText } from "#shared/domain/text/reading.ts";

/** What the article's own JSON-LD record says. */
export interface LinkedData {
  readonly headline: FoundText | null;
  readonly author: FoundText | null;
  readonly publisher: FoundText | null;
  readonly published: FoundText | null;
  readonly url: FoundText | null;
}

const articleType = /(?:article|blogposting|report|newsstory|analysis|opinion|review)/iu;

export function linkedDataOf(page: Document): LinkedData {
  const article = recordsOf(page).find((record) => articleType.test(typeOf(record)));
  const said = (key: string, value: string | null): FoundText | null =>
    value === null ? null : { value, basis: "stated", evidence: `JSON-LD ${key}` };
  return {
    headline: said("headline", textOf(article?.["headline"] ?? article?.["name"])),
    author: said("author", namesOf(article?.["author"] ?? article?.["creator"])),
    publisher: said("publisher", namesOf(article?.["publisher"])),
    published: said("datePublished", textOf(article?.["datePublished"])),
    url: said("url", textOf(article?.["url"])),
  };
}

type JsonRecord = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function recordsOf(page: Document): readonly JsonRecord[] {
  return [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    flattened(parsed(script.textContent ?? "")),
  );
}

/** Pages ship broken JSON-LD often enough; it is then as good as none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(
      text.replace(/^\s*<!--|-->\s*$/gu, "").replace(/^\s*\/?\*?<!\[CDATA\[|\]\]>\s*$/gu, ""),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function flattened(value: unknown): readonly JsonRecord[] {
  if (Array.isArray(value)) return value.flatMap(flattened);
  if (!isRecord(value)) return [];
  const graph = value["@graph"];
  return graph === undefined ? [value] : [value, ...flattened(graph)];
}

function typeOf(record: JsonRecord): string {
  const type = record["@type"];
  return Array.isArray(type) ? type.join(" ") : (textOf(type) ?? "");
}

function textOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = value.replaceAll(/\s+/gu, " ").trim();
  return text === "" ? null : text.slice(0, 1000);
}

function namesOf(value: unknown): string | null {
  const list = Array.isArray(value) ? value : [value];
  const names = list
    .map((entry: unknown) => (isRecord(entry) ? textOf(entry["name"]) : textOf(entry)))
    .filter((name): name is string => name !== null && !/^https?:/iu.test(name));
  return names.length === 0 ? null : [...new Set(names)].join(", ").slice(0, 1000);
}
