import type { Block } from "./text-version.ts";

/** True when blocks are in order, lie inside the text, and leave only LF and TAB between them. */
export function coversText(text: string, blocks: readonly Block[]): boolean {
  let at = 0;
  for (const { start, end, runInEnd } of blocks) {
    if (start < at || end < start || !isSeparator(text.slice(at, start))) return false;
    if (runInEnd !== null && (runInEnd < start || runInEnd > end)) return false;
    at = end;
  }
  return isSeparator(text.slice(at));
}

function isSeparator(between: string): boolean {
  return between === "" || between === "\n" || between === "\t";
}
