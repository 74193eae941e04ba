import MarkdownIt, { type Token } from "markdown-it";

/** One page of the guide, as it stands in docs/guide. */
export interface GuidePage {
  /** The name of its file, by which other pages name it. */
  readonly file: string;
  readonly title: string;
  /** What follows the title. */
  readonly tokens: readonly Token[];
  /** Its words without marks, to be searched. */
  readonly text: string;
}

const contentsFile = "README.md";
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** The pages in the order in which the guide's own contents name them; the contents are no page. */
export function pagesOf(files: Readonly<Record<string, string>>): readonly GuidePage[] {
  const pages = Object.entries(files).map(([path, source]) =>
    pageOf(path.slice(path.lastIndexOf("/") + 1), source),
  );
  const contents = pages.find(({ file }) => file === contentsFile);
  const order = contents === undefined ? [] : linksOf(contents.tokens);
  const placeOf = ({ file }: GuidePage) =>
    order.includes(file) ? order.indexOf(file) : order.length;
  return pages
    .filter(({ file }) => file !== contentsFile)
    .sort((a, b) => placeOf(a) - placeOf(b) || a.title.localeCompare(b.title, "en"));
}

function pageOf(file: string, source: string): GuidePage {
  const tokens = withoutPictures(markdown.parse(source, {}));
  const [opening, heading] = tokens;
  const isTitled = opening?.type === "heading_open" && heading !== undefined;
  const rest = isTitled ? tokens.slice(3) : tokens;
  return {
    file,
    title: isTitled ? textOf([heading]) : file,
    tokens: rest,
    text: textOf(rest),
  };
}

/** Pictures of the window are for those who read the guide elsewhere: here the window itself is at hand. */
function withoutPictures(tokens: readonly Token[]): readonly Token[] {
  const isPicture = (token: Token | undefined) =>
    token?.children?.length === 1 && token.children[0]?.type === "image";
  return tokens.filter((token, at) => {
    if (token.type === "paragraph_open") return !isPicture(tokens[at + 1]);
    if (token.type === "paragraph_close") return !isPicture(tokens[at - 1]);
    return !isPicture(token);
  });
}

/** Every page that a page points to, in order. */
export function linksOf(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token) => {
    const own = token.type === "link_open" ? [fileOfLink(token)] : [];
    return [...own.filter((file) => file !== null), ...linksOf(token.children ?? [])];
  });
}

/** The page of the guide that a link leads to; null for one that leads elsewhere. */
export function fileOfLink(link: Token): string | null {
  const [file = ""] = String(link.attrGet("href") ?? "").split("#");
  return /^[a-z0-9-]+\.md$/i.test(file) ? file : null;
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (type === "softbreak" || type === "hardbreak") return " ";
      return children === null ? content : textOf(children);
    })
    .join(tokens.some(({ block }) => block) ? "\n" : "");
}

/** The pages in which every one of these words stands, in the title or the text; all of them for none. */
export function pagesWith(pages: readonly GuidePage[], words: string): readonly GuidePage[] {
  const wanted = words.toLocaleLowerCase("en").split(/\s+/u).filter(Boolean);
  return pages.filter(({ title, text }) => {
    const all = `${title}\n${text}`.toLocaleLowerCase("en");
    return wanted.every((word) => all.includes(word));
  });
}
