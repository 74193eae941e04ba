import type { TextRange } from "#shared/anchoring/text-range.ts";
import { nameOf } from "./reader-queries.ts";
import type { ReadArticle } from "./use-read-article.ts";

/** The passage in quotation marks, and where it stands: what the file says of itself, and the offsets. */
function citedPassage({ article, text }: ReadArticle, { start, end }: TextRange): string {
  const known = [
    article.byline,
    nameOf(article),
    article.publisher,
    article.published,
    article.url,
  ];
  const about = known.filter((value) => value !== null).join(", ");
  return `“${text.slice(start, end)}” (${about}, ${start}–${end})`;
}

/** Puts a passage on the clipboard; nothing happens without one. */
export function copyPassage(
  read: ReadArticle,
  range: TextRange | null,
  how: "alone" | "with citation",
): void {
  if (range === null) return;
  const words =
    how === "alone" ? read.text.slice(range.start, range.end) : citedPassage(read, range);
  // The clipboard API asks for a permission that the window denies to everything.
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", words);
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("copy", put, { capture: true, once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
}
