import { detect } from "chardet";
import type { ImportJob } from "#shared/domain/text/import-job.ts";
import { FailureError } from "#shared/failure.ts";

export interface Decoded {
  readonly text: string;
  /** WHATWG label. */
  readonly charset: string;
}

type Undecoded = Pick<ImportJob, "fileName" | "format"> & {
  /** What a header outside the text says of it. */
  readonly charset?: string | null;
};

/**
 * Bytes to text: byte order mark, then what the file declares around or in it, then strict UTF-8, then
 * the statistics of chardet. Throws when the bytes are no text.
 */
export function decode(bytes: Uint8Array, { fileName, format, charset }: Undecoded): Decoded {
  if (bytes.length === 0) throw new FailureError({ kind: "file-empty", fileName });
  if (isKnownBinary(bytes)) throw new FailureError({ kind: "file-not-text", fileName });

  const isMarkup = format === "html" || format === "html-fragment";
  const decoded =
    byMark(bytes) ??
    byHeader(bytes, charset ?? "") ??
    (isMarkup ? byDeclaration(bytes) : byEscapes(bytes)) ??
    strictly(bytes, "utf-8") ??
    byStatistics(bytes);
  if (decoded === null || isMostlyControls(decoded.text)) {
    throw new FailureError({ kind: "file-not-text", fileName });
  }
  return decoded;
}

const marks: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

function byMark(bytes: Uint8Array): Decoded | null {
  const found = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  return found === undefined ? null : loosely(bytes, found[0]);
}

/** A header's word counts as far as the bytes bear it out. */
function byHeader(bytes: Uint8Array, label: string): Decoded | null {
  const charset = labelOf(label);
  return charset === null ? null : strictly(bytes, charset);
}

/** `<meta charset>`, its older form, or an XML declaration, within the first 4 KB. */
function byDeclaration(bytes: Uint8Array): Decoded | null {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 4096));
  const label =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1] ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/iu.exec(head)?.[1];
  if (label === undefined) return null;
  const charset = labelOf(label);
  // A page that can be read as bytes can not be in UTF-16, whatever it says (HTML, 13.2.3.2).
  if (charset === null) return null;
  const asUtf8 = strictly(bytes, "utf-8");
  if (charset.startsWith("utf-16") || charset === "utf-8") return asUtf8;
  // Other character sets hardly ever make sense as UTF-8: servers and editors change a page and leave its words.
  if (asUtf8 !== null && /\P{ASCII}/u.test(asUtf8.text)) return asUtf8;
  const declared = loosely(bytes, charset);
  const broken = declared.text.match(/\ufffd/gu)?.length ?? 0;
  const others = declared.text.match(/\P{ASCII}/gu)?.length ?? 0;
  // A cut-off character is no reason for doubt, one in ten is.
  return broken > others * 0.1 ? null : declared;
}

/** ISO-2022-JP is seven-bit and would pass for ASCII but for its escapes. */
function byEscapes(bytes: Uint8Array): Decoded | null {
  const sample = new TextDecoder("windows-1252").decode(bytes.subarray(0, 65_536));
  const hasEscapes = sample.includes("\u001b$B") || sample.includes("\u001b$@");
  const isSevenBit = bytes.every((byte) => byte < 0x80);
  return hasEscapes && isSevenBit ? strictly(bytes, "iso-2022-jp") : null;
}

function byStatistics(bytes: Uint8Array): Decoded | null {
  const wide = wideOf(bytes);
  if (wide !== null) return wide;
  const eastAsian = eastAsianOf(bytes);
  if (eastAsian !== null) return eastAsian;
  const thai = thaiOf(bytes);
  if (thai !== null) return thai;
  const charset = labelOf(detect(bytes.subarray(0, 200_000)) ?? "");
  // One bad byte must not turn a UTF-8 file into another alphabet.
  const asUtf8 = loosely(bytes, "utf-8");
  const broken = asUtf8.text.match(/\ufffd/gu)?.length ?? 0;
  const letters = asUtf8.text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  if (broken <= letters * 0.05 || charset === null) return asUtf8;
  return loosely(bytes, charset);
}

/** UTF-16 without a mark: two bytes a unit, nearly all of them letters. */
function wideOf(bytes: Uint8Array): Decoded | null {
  if (bytes.length % 2 !== 0 || bytes.length < 8) return null;
  for (const charset of ["utf-16le", "utf-16be"]) {
    const sample = strictly(bytes.subarray(0, 4096), charset)?.text;
    if (sample === undefined) continue;
    const plain =
      sample.match(
        /[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{N}\s.,!?、。「」"'’\p{Emoji}\p{Cf}\p{M}-]/gu,
      )?.length ?? 0;
    const hasLineOrSpace = /[ \n。、.]/u.test(sample);
    if (hasLineOrSpace && plain >= (sample.match(/./gsu)?.length ?? 0) * 0.95)
      return strictly(bytes, charset);
  }
  return null;
}

/** How much of the letters of a text must be of its own script, where two bytes of one read as another's. */
const ownScripts: readonly (readonly [string, RegExp, number])[] = [
  ["euc-jp", /[\u3041-\u30ff]/gu, 0.25],
  ["shift_jis", /[\u3041-\u30ff]/gu, 0.25],
  // After Japanese, which reads as rare syllables of Korean.
  ["euc-kr", /\p{Script=Hangul}/gu, 0.85],
];

/** Japanese and Korean in the character sets of their own, which pass for Thai byte by byte. */
function eastAsianOf(bytes: Uint8Array): Decoded | null {
  for (const [charset, script, least] of ownScripts) {
    if (charset === "euc-kr" && !hasCommonSyllables(bytes)) continue;
    const decoded = strictly(bytes, charset);
    const letters = decoded?.text.match(/[^\p{ASCII}\P{L}]/gu)?.length ?? 0;
    const own = decoded?.text.match(script)?.length ?? 0;
    if (letters >= 8 && own >= letters * least) return decoded;
  }
  return null;
}

/**
 * False for bytes whose pairs often end below 0xA1. As Korean those are the syllables that the set was
 * widened by and that hardly any word has; in Big5 and GBK they are every other character.
 */
export function hasCommonSyllables(bytes: Uint8Array): boolean {
  let pairs = 0;
  let rare = 0;
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x81) continue;
    at += 1;
    pairs += 1;
    if ((bytes[at] ?? 0) < 0xa1) rare += 1;
  }
  return rare <= pairs * 0.1;
}

const thaiLetters = /[\u0e01-\u0e3a\u0e40-\u0e4e]/gu;
/** A vowel or tone above or below a letter, where there is no letter to carry it. */
const strayThaiMark =
  /(?<![\u0e01-\u0e2e])(?<![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/u;

/** Words of two alphabets grown together: Big5, whose second bytes are Latin letters, read as Thai. */
const grownTogether = /[\u0e01-\u0e4e][A-Za-z]|[A-Za-z][\u0e01-\u0e4e]/u;

/** windows-874, which chardet does not know. Other alphabets read as Thai put marks where none can stand. */
function thaiOf(bytes: Uint8Array): Decoded | null {
  const decoded = strictly(bytes, "windows-874");
  if (decoded === null || strayThaiMark.test(decoded.text)) return null;
  if (grownTogether.test(decoded.text)) return null;
  const letters = decoded.text.match(thaiLetters)?.length ?? 0;
  const others = decoded.text.match(/[^\p{ASCII}\u0e00-\u0e7f]/gu)?.length ?? 0;
  return letters >= 10 && others <= letters * 0.05 ? decoded : null;
}

function strictly(bytes: Uint8Array, charset: string): Decoded | null {
  try {
    return { text: new TextDecoder(charset, { fatal: true }).decode(bytes), charset };
  } catch (error) {
    // TypeError is how a strict decoder says "these bytes are something else".
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function loosely(bytes: Uint8Array, charset: string): Decoded {
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

/** The WHATWG name of a label; null for one that no browser knows. */
function labelOf(label: string): string | null {
  if (label === "") return null;
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** First bytes of files that are no text: archives, pictures, programs, PDF, databases. */
const signatures: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90, 0x00],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x1f, 0x8b, 0x08],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
];

function isKnownBinary(bytes: Uint8Array): boolean {
  return signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte));
}

/** A file that got past the signatures is binary when a tenth of it prints as nothing. */
function isMostlyControls(text: string): boolean {
  const sample = text.slice(0, 20_000);
  let controls = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const code = sample.charCodeAt(index);
    const isBlank = code === 9 || code === 10 || code === 12 || code === 13 || code === 27;
    if ((code < 32 && !isBlank) || code === 0x7f || code === 0xfffd) controls += 1;
  }
  return controls > Math.max(8, sample.length * 0.1);
}
