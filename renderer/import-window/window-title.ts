/**
 * The article's own title in a window's title that parts it from the site's name by a
 * long dash ("Harbour closed — The Daily Quay"). Null where no long dash parts anything.
 *
 * What stands behind the last separator is the site, unless what is left is too short to
 * be a headline: then the site stands in front, or the dash is part of the title.
 */
export function pageTitleIn(windowTitle: string): string | null {
  const title = windowTitle.trim();
  if (!/ [–—] /u.test(title)) return null;
  const separators = [...title.matchAll(/ [|\-–—\\/>»] /gu)];
  const before = title.slice(0, separators.at(-1)?.index);
  if (wordCount(before) > mostOfName) return before;
  const after = title.slice((separators[0]?.index ?? 0) + 3);
  return wordCount(before) < 3 && wordCount(after) > mostOfName ? after : title;
}

/** A name of a site or of one of its parts has no more words; a headline has. */
const mostOfName = 4;

function wordCount(words: string): number {
  return words.trim().split(/\s+/u).length;
}
