/** Text as it is compared in a filter: case, width, accents and the shape of an apostrophe do not matter. */
export function foldedText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}+/gu, "")
    .normalize("NFC")
    .replace(/[‘’ʼ＇]/gu, "'")
    .toLowerCase();
}

/**
 * A test for texts that contain every word of the query, in any order. An empty query
 * matches everything.
 */
export function wordMatcher(query: string): (text: string) => boolean {
  const words = foldedText(query).split(/\s+/u).filter(Boolean);
  return (text) => {
    const folded = foldedText(text);
    return words.every((word) => folded.includes(word));
  };
}
