/** A piece of a rich text file, in the order of the file. */
export type RtfToken =
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  /** `parameter` is null where the word has none. */
  | { readonly kind: "word"; readonly name: string; readonly parameter: number | null }
  /** One byte of text, to be decoded in the character set of the font. */
  | { readonly kind: "byte"; readonly value: number };

const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const longestWord = 32;

/** Takes rich text apart (Rich Text Format 1.9.1, "Syntax"); line breaks of the file mean nothing. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === openBrace) yield { kind: "open" };
    else if (byte === closeBrace) yield { kind: "close" };
    else if (byte === backslash) {
      const control = controlAt(bytes, at);
      at = control.end;
      yield control.token;
    } else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { kind: "byte", value: byte };
  }
}

interface Control {
  readonly token: RtfToken;
  readonly end: number;
}

function controlAt(bytes: Uint8Array, start: number): Control {
  if (isLetter(bytes[start])) return wordAt(bytes, start);
  const symbol = bytes[start] ?? 0x20;
  if (symbol === 0x27) {
    const hex = String.fromCharCode(bytes[start + 1] ?? 0x30, bytes[start + 2] ?? 0x30);
    const value = /^[0-9a-f]{2}$/iu.test(hex) ? Number.parseInt(hex, 16) : 0x3f;
    return { token: { kind: "byte", value }, end: start + 3 };
  }
  const isText = symbol === backslash || symbol === openBrace || symbol === closeBrace;
  if (isText) return { token: { kind: "byte", value: symbol }, end: start + 1 };
  const isLineEnd = symbol === 0x0a || symbol === 0x0d;
  const name = isLineEnd ? "par" : String.fromCharCode(symbol);
  return { token: { kind: "word", name, parameter: null }, end: start + 1 };
}

function wordAt(bytes: Uint8Array, start: number): Control {
  let at = start;
  let name = "";
  while (isLetter(bytes[at]) && name.length < longestWord) {
    name += String.fromCharCode(bytes[at] ?? 0);
    at += 1;
  }
  let digits = "";
  if (bytes[at] === 0x2d && isDigit(bytes[at + 1])) {
    digits = "-";
    at += 1;
  }
  while (isDigit(bytes[at]) && digits.length < 11) {
    digits += String.fromCharCode(bytes[at] ?? 0);
    at += 1;
  }
  const parameter = digits === "" ? null : Number(digits);
  // One blank ends the word and is no text.
  if (bytes[at] === 0x20) at += 1;
  // What `\bin` announces are raw bytes of a picture, which may look like anything.
  if (name === "bin") at += Math.max(0, parameter ?? 0);
  return { token: { kind: "word", name, parameter }, end: at };
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
