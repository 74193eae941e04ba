const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

const isInsidePair = (text: string, offset: number) =>
  offset > 0 && isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));

/**
 * A UTF-16 offset as a count of code points, for interchange formats. An offset inside
 * a surrogate pair counts as the one before the pair; a lone surrogate counts as one.
 */
export function codePointOffset(text: string, offsetUtf16: number): number {
  const end = isInsidePair(text, offsetUtf16) ? offsetUtf16 - 1 : offsetUtf16;
  let count = 0;
  for (let at = 0; at < end; at += 1) {
    if (!isInsidePair(text, at)) count += 1;
  }
  return count;
}

/** A count of code points as a UTF-16 offset; past the end it is the length of the text. */
export function utf16Offset(text: string, codePoints: number): number {
  let left = codePoints;
  let at = 0;
  while (left > 0 && at < text.length) {
    at += isInsidePair(text, at + 1) ? 2 : 1;
    left -= 1;
  }
  return at;
}
