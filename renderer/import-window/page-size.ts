import { importLimits } from "#shared/domain/text/import-job.ts";
import { FailureError } from "#shared/failure.ts";

/** Elements without an end tag, or whose end tag may be left out: thousands of them nest nothing. */
const selfEnding = new Set(
  "area base body br col colgroup dd dt embed head hr html img input li link meta option optgroup p param rp rt source tbody td tfoot th thead tr track wbr".split(
    " ",
  ),
);
/** Far above what an article needs, and far below what takes Chromium's parser minutes: its time grows with the square. */
const mostOpenTags = 4000;

/** Refuses markup nested so deeply that parsing it would never end; looked at before it is parsed. */
export function checkNesting(source: string, fileName: string): void {
  let open = 0;
  for (const [, slash, name = ""] of source.matchAll(/<(\/?)([a-z][a-z0-9]*)/giu)) {
    if (selfEnding.has(name.toLowerCase())) continue;
    open = slash === "/" ? Math.max(0, open - 1) : open + 1;
    if (open > mostOpenTags) {
      const limit = `${importLimits.depth} levels`;
      throw new FailureError({ kind: "file-too-complex", fileName, limit });
    }
  }
}

/** Refuses a page that is larger or deeper than the rules can walk in time. */
export function checkSize(page: Document, fileName: string): void {
  const { nodes, depth } = importLimits;
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_ALL);
  const levels = new Map<Node, number>([[page, 0]]);
  let count = 0;
  while (walker.nextNode() !== null) {
    count += 1;
    if (count > nodes) {
      throw new FailureError({ kind: "file-too-complex", fileName, limit: `${nodes} nodes` });
    }
    const node = walker.currentNode;
    const level = (node.parentNode === null ? 0 : (levels.get(node.parentNode) ?? 0)) + 1;
    // Chromium's parser itself stops nesting at 512 levels and goes on side by side.
    if (level > depth + 3) {
      throw new FailureError({ kind: "file-too-complex", fileName, limit: `${depth} levels` });
    }
    levels.set(node, level);
  }
}
