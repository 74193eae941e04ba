import { importLimits } from "#shared/domain/text/import-job.ts";
import { FailureError } from "#shared/failure.ts";

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
