import { unzipSync } from "fflate";
import { importLimits } from "#shared/domain/text/import-job.ts";
import { FailureError } from "#shared/failure.ts";

/** A part of markup is read whole into memory, and its tree takes many times its size. */
const mostBytesOfPart = 3 * importLimits.textBytes;

/**
 * The named parts of a document that is packed as a zip file, as text; those it lacks are
 * left out. A document that would unpack beyond all measure is refused before anything
 * is unpacked.
 *
 * @throws FailureError when it goes beyond a limit
 */
export function packedParts(
  bytes: Uint8Array,
  fileName: string,
  names: readonly string[],
): ReadonlyMap<string, string> {
  const { inflatedBytes, entries, ratio } = importLimits.archive;
  const tooMuch = (limit: string) =>
    new FailureError({ kind: "file-too-complex", fileName, limit });
  let total = 0;
  let count = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      total += originalSize;
      count += 1;
      if (total > inflatedBytes) throw tooMuch(`${inflatedBytes / 1_000_000} MB once unpacked`);
      if (count > entries) throw tooMuch(`${entries} parts`);
      if (!names.includes(name)) return false;
      const isBomb = originalSize > 1_000_000 && originalSize > size * ratio;
      if (isBomb) throw tooMuch(`${ratio} times its size once unpacked`);
      if (originalSize > mostBytesOfPart)
        throw tooMuch(`${mostBytesOfPart / 1_000_000} MB of text`);
      return true;
    },
  });
  return new Map(
    Object.entries(files).map(([name, content]) => [name, new TextDecoder().decode(content)]),
  );
}

/** True for what begins as a zip file does. */
export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
