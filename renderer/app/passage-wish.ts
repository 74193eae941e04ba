import type { TextRange } from "#shared/anchoring/text-range.ts";

type Wish = { readonly articleId: string; readonly range: TextRange };

let wished: Wish | null = null;

/** Asks for a stretch of an article's text to be shown when the article next comes on screen. */
export function wishForPassage(articleId: string, range: TextRange): void {
  wished = { articleId, range };
}

/** Grants the wish for a passage of this article, once; null when there is none. A wish for another article is dropped. */
export function takeWishedPassage(articleId: string): TextRange | null {
  const range = wished?.articleId === articleId ? wished.range : null;
  wished = null;
  return range;
}
