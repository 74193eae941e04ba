import { languageTag } from "./language.ts";
import { dayStatedIn } from "./publication-date.ts";
import { nothingFound, type ReadMetadata, shortened } from "./reading.ts";
import type { Block } from "./text-version.ts";

export interface FrontMatter {
  /** Its lines, joined by LF; empty when the file has none. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly metadata: ReadMetadata;
  /** What comes after it. */
  readonly rest: string;
  /** Lines of the file above `rest`. */
  readonly lineCount: number;
}

const fence = /^---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/u;

type Key = "title" | "byline" | "publisher" | "published" | "url" | "language";

const keys: Readonly<Record<string, Key>> = {
  title: "title",
  headline: "title",
  author: "byline",
  authors: "byline",
  byline: "byline",
  creator: "byline",
  publisher: "publisher",
  publication: "publisher",
  site: "publisher",
  sitename: "publisher",
  date: "published",
  published: "published",
  pubdate: "published",
  created: "published",
  url: "url",
  link: "url",
  source: "url",
  canonical: "url",
  lang: "language",
  language: "language",
};

/** The YAML head of a Markdown file: plain `key: value` lines, and lists of values. */
export function frontMatterOf(source: string): FrontMatter {
  const match = fence.exec(source);
  if (match === null) {
    return { text: "", blocks: [], metadata: nothingFound, rest: source, lineCount: 0 };
  }
  const lines = match[0].replace(/\n$/u, "").split("\n");
  let metadata = nothingFound;
  const blocks: Block[] = [];
  let start = 0;
  lines.forEach((line, index) => {
    blocks.push(lineBlock(start, start + line.length, line));
    start += line.length + 1;
    metadata = withLine(metadata, `${line}${listBelow(lines, index)}`, index + 1);
  });
  return {
    text: lines.join("\n"),
    blocks,
    metadata,
    rest: source.slice(match[0].length),
    lineCount: lines.length,
  };
}

/** The values that stand below a key, one a line, as a list behind it. */
function listBelow(lines: readonly string[], index: number): string {
  if (!/:\s*$/u.test(lines[index] ?? "")) return "";
  const values: string[] = [];
  for (const line of lines.slice(index + 1)) {
    const value = /^\s*-\s+(.+)$/u.exec(line)?.[1];
    if (value === undefined) break;
    values.push(value.trim());
  }
  return values.length === 0 ? "" : ` [${values.join(", ")}]`;
}

const quoted = /^(["'])(.*)\1$/u;

/** A value without its quotation marks; the values of a list, with commas between them. */
function valueIn(raw: string): string {
  const list = /^\[(.*)\]$/u.exec(raw.trim())?.[1];
  if (list === undefined) return raw.trim().replace(quoted, "$2").trim();
  const values = list.match(/"[^"]*"|'[^']*'|[^,]+/gu) ?? [];
  return values
    .map((value) => value.trim().replace(quoted, "$2").trim())
    .filter((value) => value !== "")
    .join(", ");
}

function lineBlock(start: number, end: number, line: string): Block {
  const isBlank = line.trim() === "";
  return {
    start,
    end,
    role: isBlank ? "blank" : "furniture",
    level: null,
    cell: null,
    runInEnd: null,
    removedReason: isBlank ? null : "outside-article",
  };
}

function withLine(metadata: ReadMetadata, line: string, number: number): ReadMetadata {
  const [, name = "", raw = ""] = /^([\w-]+)\s*:\s*(.+)$/u.exec(line) ?? [];
  const key = keys[name.toLowerCase().replaceAll(/[-_]/gu, "")];
  const value = valueIn(raw);
  if (key === undefined || value === "" || metadata[key] !== null) return metadata;
  const basis = "stated";
  const evidence = `front matter, line ${number}`;
  switch (key) {
    case "published": {
      const day = dayStatedIn(value);
      return day === null ? metadata : { ...metadata, published: { value: day, basis, evidence } };
    }
    case "language": {
      const tag = languageTag(value);
      return tag === null ? metadata : { ...metadata, language: { value: tag, basis, evidence } };
    }
    case "url":
      if (!/^https?:\/\/\S+$/iu.test(value)) return metadata;
      return { ...metadata, url: { value: shortened(value, 4000), basis, evidence } };
    default:
      return { ...metadata, [key]: { value: shortened(value, 1000), basis, evidence } };
  }
}
