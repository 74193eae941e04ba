/**
 * The site's name at the end of a window's title, where the page's address is made of that name's
 * words ("The New York Times" at nytimes.com). Null where the two do not agree: what stands there may
 * as well be a section or an author.
 */
export function publisherOfWindowTitle(windowTitle: string, address: string): string | null {
  const parts = windowTitle.trim().split(/\s+[|\-–—»]\s+/u);
  const name = parts.at(-1)?.replaceAll(/\s+/gu, " ").trim() ?? "";
  const isName = parts.length > 1 && name.length <= 60 && /\p{L}/u.test(name);
  return isName && isHostOf(name, address) ? name : null;
}

function isHostOf(name: string, address: string): boolean {
  const host = /^https?:\/\/([^/:?#]+)/iu.exec(address)?.[1]?.toLowerCase() ?? "";
  const labels = host.split(".").slice(0, -1);
  const words = plain(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  const withoutArticle = words.filter((word, index) => index > 0 || word !== "the");
  return labels.some((label) => {
    const letters = label.replaceAll("-", "");
    // Shorter ones are the same as the beginnings of anything.
    if (letters.length < 3) return false;
    return [words, withoutArticle].some((all) => isMadeOf(letters, all));
  });
}

/** True when the letters are a beginning of each word, one behind the other ("ny" + "times"), and one whole word. */
function isMadeOf(letters: string, words: readonly string[], hasWhole = false): boolean {
  const [word, ...others] = words;
  if (word === undefined) return letters === "" && hasWhole;
  for (
    let length = 1;
    length <= word.length && letters.startsWith(word.slice(0, length));
    length++
  ) {
    const isWhole = hasWhole || (length === word.length && length > 2);
    if (isMadeOf(letters.slice(length), others, isWhole)) return true;
  }
  return false;
}

function plain(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase();
}
