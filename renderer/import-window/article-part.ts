import { Readability } from "@mozilla/readability";

/** Readability's own walks grow with the square of a page's size: above this all of it is the article. */
const mostElements = 40_000;

const mark = "data-railhead";

export interface ArticlePart {
  /** Text nodes of the page that belong to the article. */
  readonly nodes: ReadonlySet<Text>;
  readonly title: string | null;
  readonly byline: string | null;
}

/**
 * Lets Readability say which words are the article. It works on a marked copy, since
 * it tears the page apart; the page itself stays whole, so that what it leaves out can
 * be shown as removed.
 */
export function articlePart(page: Document): ArticlePart | null {
  if (page.getElementsByTagName("*").length > mostElements) return null;
  const copy = page.cloneNode(true) as Document;
  const nodes = textNodesOf(page);
  const copies = textNodesOf(copy);
  copies.forEach((node, index) => {
    if (node.data.trim() === "" || isRaw(node)) return;
    // `data` is phrasing content that Readability neither scores nor cleans.
    const marker = copy.createElement("data");
    marker.setAttribute(mark, String(index));
    node.replaceWith(marker);
    marker.append(node);
  });
  const article = new Readability<Element>(copy, {
    charThreshold: 250,
    serializer: (node) => node as Element,
  }).parse();
  if (article === null) return null;

  const kept = new Set<Text>();
  for (const marker of article.content?.querySelectorAll(`[${mark}]`) ?? []) {
    const node = nodes[Number(marker.getAttribute(mark))];
    if (node !== undefined) kept.add(node);
  }
  return { nodes: kept, title: article.title ?? null, byline: article.byline ?? null };
}

function isRaw(node: Text): boolean {
  return /^(?:script|style|title|textarea|noscript|iframe|xmp|template|option)$/u.test(
    node.parentElement?.localName ?? "",
  );
}

function textNodesOf(root: Document): readonly Text[] {
  const walker = root.createTreeWalker(root.documentElement, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  // Only text nodes are shown to this walker.
  while (walker.nextNode() !== null) nodes.push(walker.currentNode as Text);
  return nodes;
}
