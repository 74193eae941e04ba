/** One part of a MIME message: its headers by lower-case name, and its bytes decoded. */
export interface MimePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

export interface MimeMessage {
  readonly headers: ReadonlyMap<string, string>;
  /** Every part that holds no other parts, in order. */
  readonly parts: readonly MimePart[];
}

/** Parts inside parts beyond this are nobody's saved page. */
const mostLevels = 20;

/** Takes a MIME message apart (RFC 2045, 2046), as far as its boundaries can be found. */
export function mimeMessageOf(bytes: Uint8Array): MimeMessage {
  const { headers, body } = splitHeaders(binaryString(bytes));
  return { headers, parts: partsOf(headers, body, mostLevels) };
}

/** The value of a header without its parameters, in lower case. */
export function mediaTypeOf(headers: ReadonlyMap<string, string>): string {
  return (headers.get("content-type") ?? "text/plain").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** A parameter of a header, without its quotation marks. */
export function parameterOf(value: string | undefined, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "iu").exec(value ?? "");
  return match?.[1] ?? match?.[2] ?? null;
}

function partsOf(
  headers: ReadonlyMap<string, string>,
  body: string,
  levels: number,
): readonly MimePart[] {
  if (!mediaTypeOf(headers).startsWith("multipart/")) {
    const encoding = headers.get("content-transfer-encoding")?.trim().toLowerCase() ?? "";
    return [{ headers, body: decoded(body, encoding) }];
  }
  const boundary = parameterOf(headers.get("content-type"), "boundary");
  if (boundary === null || boundary === "" || levels === 0) return [];
  return sections(body, boundary).flatMap((section) => {
    const part = splitHeaders(section);
    return partsOf(part.headers, part.body, levels - 1);
  });
}

/** What stands between the boundary's lines; a part that is cut off ends with the file. */
function sections(body: string, boundary: string): readonly string[] {
  const mark = `--${boundary}`;
  const found: string[] = [];
  let start: number | null = null;
  let at = body.indexOf(mark);
  while (at !== -1) {
    const after = body.slice(at + mark.length, at + mark.length + 2);
    const isLine = (at === 0 || body[at - 1] === "\n") && /^(?:--|[ \t\r\n]|$)/u.test(after);
    if (isLine) {
      if (start !== null) found.push(body.slice(start, at).replace(/\r?\n$/u, ""));
      const lineEnd = body.indexOf("\n", at);
      if (after === "--" || lineEnd === -1) return found;
      start = lineEnd + 1;
    }
    at = body.indexOf(mark, at + mark.length);
  }
  if (start !== null) found.push(body.slice(start));
  return found;
}

function splitHeaders(source: string): { headers: ReadonlyMap<string, string>; body: string } {
  const headers = new Map<string, string>();
  let at = 0;
  let name = "";
  while (at < source.length) {
    const next = source.indexOf("\n", at);
    const end = next === -1 ? source.length : next;
    const line = source.slice(at, end).replace(/\r$/u, "");
    at = end + 1;
    if (line === "") break;
    const colon = line.indexOf(":");
    if (/^[ \t]/u.test(line) && name !== "") {
      headers.set(name, `${headers.get(name) ?? ""} ${line.trim()}`);
    } else if (colon > 0) {
      name = line.slice(0, colon).trim().toLowerCase();
      if (headers.has(name)) name = "";
      else headers.set(name, line.slice(colon + 1).trim());
    }
  }
  return { headers, body: source.slice(at) };
}

function decoded(body: string, encoding: string): Uint8Array {
  if (encoding === "quoted-printable") return bytesOf(unquoted(body));
  if (encoding === "base64") return fromBase64(body);
  return bytesOf(body);
}

function unquoted(body: string): string {
  return body
    .replaceAll(/[ \t]+(?=\r?\n|$)/gu, "")
    .replaceAll(/=\r?\n/gu, "")
    .replaceAll(/=([0-9a-f]{2})/giu, (_match, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}

/** What can be read of it: foreign characters and a cut-off end are passed over. */
function fromBase64(body: string): Uint8Array {
  const letters = body.replaceAll(/[^A-Za-z0-9+/]/gu, "");
  // One letter alone holds no whole byte.
  const whole = letters.length % 4 === 1 ? letters.slice(0, -1) : letters;
  return bytesOf(atob(whole));
}

/** A string with one character per byte, so that text can be searched before its charset is known. */
function binaryString(bytes: Uint8Array): string {
  const step = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += step) {
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return text;
}

function bytesOf(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
