import type { Stats } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { isArchiveName } from "#shared/domain/notebook/archive-name.ts";
import type { ImportJob } from "#shared/domain/text/import-job.ts";
import { type Failure, FailureError } from "#shared/failure.ts";
import type { ImportSource } from "#shared/ipc/import-batch.ts";
import { type ArchiveEntry, type ArchiveRoom, newRoom, openArchive } from "./archive.ts";
import {
  extensionOf,
  type FileKind,
  formatOfBytes,
  formatOfName,
  mostBytesOf,
} from "./file-format.ts";

/** One thing on its way in; its bytes are read when its turn comes. */
export interface Incoming {
  /** As the person knows it: the file's name, or "clipboard". */
  readonly name: string;
  readonly method: "file" | "paste";
  /** Path, or "clipboard". */
  readonly from: string;
  /** Its path, when it is a file by itself and not inside another. */
  readonly path: string | null;
  readonly password?: string | undefined;
  /** The mail it is attached to. */
  readonly carrier?: string | undefined;
  /** @throws FailureError when it can not be read or is no text */
  open(): Promise<Opened>;
  /** A file that came inside this one. */
  attached(name: string, bytes: Uint8Array): Incoming;
}

export type Opened =
  | { readonly kind: "file"; readonly bytes: Uint8Array; readonly format: ImportJob["format"] }
  | { readonly kind: "archive"; readonly inside: readonly Incoming[] };

/** What is left once the clipboard has been read. */
export type FileSource = Exclude<ImportSource, { readonly kind: "clipboard" }>;

/** Every file the sources come to; folders are walked, in order of name. */
export async function incomingOf(sources: readonly FileSource[]): Promise<readonly Incoming[]> {
  const found: Incoming[] = [];
  for (const source of sources) {
    if (source.kind === "path") {
      const inside = await incomingAt(source.path, source.password);
      // Said rather than passed over: somebody chose this folder.
      found.push(...(inside.length === 0 ? [refused(source.path, "folder-empty")] : inside));
    } else if (source.kind === "bytes") found.push(fromBytes(source.name, source.bytes));
    else found.push(fromPaste(source.text, source.html));
  }
  return found;
}

async function incomingAt(place: string, password?: string): Promise<readonly Incoming[]> {
  const found = await statOrNull(place);
  return found?.isDirectory() === true ? incomingIn(place) : [fromPath(place, password)];
}

/** Every file in a folder, those in its folders included; folder by folder, however many there are. */
async function incomingIn(folder: string): Promise<readonly Incoming[]> {
  const found: Incoming[] = [];
  const names = await fs.readdir(folder, { withFileTypes: true });
  const wanted = names
    .filter((entry) => !entry.name.startsWith("."))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of wanted) {
    const place = path.join(folder, entry.name);
    if (entry.isSymbolicLink()) found.push(refused(place, "file-is-link"));
    else if (entry.isDirectory()) found.push(...(await incomingIn(place)));
    else found.push(fromPath(place));
  }
  return found;
}

/** What is not read at all, so that its turn only tells why. */
function refused(place: string, kind: "file-is-link" | "folder-empty"): Incoming {
  const name = path.basename(place);
  const refusal = () => new FailureError({ kind, fileName: name });
  return {
    name,
    method: "file",
    from: place,
    path: null,
    open: () => Promise.reject(refusal()),
    attached: () => {
      throw refusal();
    },
  };
}

async function statOrNull(place: string): Promise<Stats | null> {
  try {
    return await fs.stat(place);
  } catch {
    // Whatever keeps it from being looked at is said when its turn comes (`readFile` below).
    return null;
  }
}

function fromPath(place: string, password?: string): Incoming {
  const name = path.basename(place);
  const origin = { name, from: place, room: newRoom() };
  return {
    name,
    method: "file",
    from: place,
    path: place,
    password,
    open: () => readFile(place, origin),
    attached: (inner, bytes) => fromInside(origin, inner, memoryOf(bytes), origin.name),
  };
}

async function readFile(place: string, origin: Origin): Promise<Opened> {
  const fileName = origin.name;
  try {
    const stats = await fs.stat(place);
    if (!stats.isFile()) {
      throw new FailureError({ kind: "file-not-regular", fileName });
    }
    checkSize(stats.size, fileName, formatOfName(fileName));
    // Name first: a file of another kind need not be read at all.
    checkKind(fileName);
    return opened(origin, await fs.readFile(place));
  } catch (error) {
    throw error instanceof FailureError ? error : new FailureError(readFailure(error, fileName));
  }
}

function readFailure(error: unknown, fileName: string): Failure {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  if (code === "ENOENT") return { kind: "file-not-found", fileName };
  return { kind: "file-unreadable", fileName, detail: code };
}

function fromBytes(name: string, bytes: Uint8Array): Incoming {
  return fromMemory({ name, from: name, room: newRoom() }, memoryOf(bytes));
}

/** Where a file came from, and how much more may come out of it. */
interface Origin {
  readonly name: string;
  readonly from: string;
  readonly room: ArchiveRoom;
  /** The mail it came with, which is what somebody chose. */
  readonly carrier?: string | undefined;
}

type Content = Pick<ArchiveEntry, "size" | "read">;

function memoryOf(bytes: Uint8Array): Content {
  return { size: bytes.length, read: async () => bytes };
}

function fromMemory(origin: Origin, content: Content): Incoming {
  const { name, from, carrier } = origin;
  return {
    name,
    method: "file",
    from,
    path: null,
    carrier,
    open: async () => {
      checkKind(name, carrier);
      checkSize(content.size, name, formatOfName(name));
      return opened(origin, await content.read());
    },
    attached: (inner, bytes) => fromInside(origin, inner, memoryOf(bytes), origin.name),
  };
}

/** What came inside a file says so in where it is from: `mail.eml!report.txt`. */
function fromInside(
  { from, room }: Origin,
  name: string,
  content: Content,
  carrier?: string,
): Incoming {
  const shown = name.split("/").at(-1) ?? name;
  const place = `${from}!${name}`.slice(0, 4000);
  return fromMemory({ name: shown.slice(-255), from: place, room, carrier }, content);
}

function fromPaste(text: string, html: string | null): Incoming {
  const isMarkedUp =
    html !== null && /<(?:p|h[1-6]|li|table|article|blockquote|br|div)\b/iu.test(html);
  const bytes = Buffer.from(isMarkedUp ? html : text, "utf8");
  return {
    name: isMarkedUp ? "clipboard.html" : "clipboard.txt",
    method: "paste",
    from: "clipboard",
    path: null,
    open: async () => {
      if (text.trim() === "" && !isMarkedUp) throw new FailureError({ kind: "clipboard-empty" });
      checkSize(bytes.length, "clipboard", null);
      return { kind: "file", bytes, format: isMarkedUp ? "html-fragment" : "plain-text" };
    },
    attached: (inner, given) =>
      fromInside({ name: "clipboard", from: "clipboard", room: newRoom() }, inner, memoryOf(given)),
  };
}

function opened(origin: Origin, bytes: Uint8Array): Opened {
  const fileName = origin.name;
  if (bytes.length === 0) throw new FailureError({ kind: "file-empty", fileName });
  const kind = formatOfName(fileName) ?? formatOfBytes(bytes);
  if (kind !== "archive") return { kind: "file", bytes, format: kind };
  const entries = openArchive(bytes, fileName, origin.room);
  // An archive inside an archive draws on the same room, one level deeper.
  const inner = { ...origin, room: { ...origin.room, depth: origin.room.depth - 1 } };
  return { kind: "archive", inside: entries.map((entry) => fromInside(inner, entry.name, entry)) };
}

function checkSize(size: number, fileName: string, kind: FileKind | null): void {
  const limitBytes = mostBytesOf(kind);
  if (size > limitBytes) throw new FailureError({ kind: "file-too-large", fileName, limitBytes });
}

function checkKind(fileName: string, carrier?: string): void {
  const extension = extensionOf(fileName);
  if (extension === "" || formatOfName(fileName) !== null) return;
  if (isArchiveName(fileName)) throw new FailureError({ kind: "file-is-notebook", fileName });
  if (carrier !== undefined)
    throw new FailureError({ kind: "attachment-set-aside", fileName, carrier });
  throw new FailureError({ kind: "file-kind-unsupported", fileName, extension });
}
