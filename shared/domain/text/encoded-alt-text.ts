/**
 * What a line of URL-encoded alt text or an image's file name says, decoded; null when
 * the line is neither. Such lines have no white space: `A+flag%2C+Jane+Doe` is one.
 */
export function altTextOf(line: string): string | null {
  const text = line.trim();
  if (text === "" || /\s/u.test(text) || /^[a-z]+:\/\//iu.test(text)) return null;
  return decodedForm(text) ?? imageFileName(text);
}

function decodedForm(text: string): string | null {
  const escapes = text.match(/%[0-9A-Fa-f]{2}/gu)?.length ?? 0;
  const joints = text.match(/(?<=[\p{L}\p{N}.,)%])\+(?=[\p{L}\p{N}(%]|$)/gu)?.length ?? 0;
  if (escapes + joints < 2 || (escapes < 2 && joints < 3)) return null;
  const decoded = decodedOf(text.replaceAll("+", " "));
  if (decoded === null) return null;
  const words = decoded.trim().split(/\s+/u);
  const isEastAsian =
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(decoded);
  return words.length >= 3 || (isEastAsian && decoded !== text) ? decoded.trim() : null;
}

function imageFileName(text: string): string | null {
  const match = /^([\p{L}\p{N}_.%()+-]{3,200})\.(?:jpe?g|png|gif|webp|heic|tiff?|svg)$/iu.exec(
    text,
  );
  const stem = match?.[1];
  return stem === undefined ? null : (decodedOf(stem) ?? stem).replaceAll(/[_+-]+/gu, " ");
}

function decodedOf(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // URIError: a percent sign that encodes nothing, so this is no encoded text.
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** True when a line repeats most of a decoded alt text; accents may be composed either way. */
export function isSameCaption(decoded: string, line: string): boolean {
  const a = wordsOf(decoded);
  const b = new Set(wordsOf(line));
  if (a.length === 0 || b.size === 0 || line.length > decoded.length * 2 + 60) return false;
  return a.filter((word) => b.has(word)).length >= a.length * 0.7;
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
