import type { BlobHash } from "#shared/domain/ids.ts";

/** An organisation's logo, as it is printed. */
export interface Logo {
  readonly bytes: Uint8Array;
  readonly mediaType: "image/png" | "image/jpeg";
  /** In pixels of the picture. */
  readonly width: number;
  readonly height: number;
}

/** A logo is printed some centimetres wide; a larger file is a photograph. */
export const largestLogoBytes = 1024 * 1024;

/**
 * The picture in these bytes when it is a PNG or a JPEG by its content; null for anything
 * else. The bytes go into documents as they are and are drawn there, never run.
 */
export function logoIn(bytes: Uint8Array): Logo | null {
  return bytes.length > largestLogoBytes ? null : pictureIn(bytes);
}

/** The same of any size: for pictures that this program made. */
export function pictureIn(bytes: Uint8Array): Logo | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng =
    bytes.length > 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a;
  if (isPng) {
    return sized(bytes, "image/png", view.getUint32(16), view.getUint32(20));
  }
  const size = bytes.length > 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : null;
  return size === null ? null : sized(bytes, "image/jpeg", size.width, size.height);
}

function sized(
  bytes: Uint8Array,
  mediaType: Logo["mediaType"],
  width: number,
  height: number,
): Logo | null {
  return width > 0 && height > 0 ? { bytes, mediaType, width, height } : null;
}

/** Walks the segments of a JPEG to its frame, which states the size; C4, C8 and CC are no frames. */
function jpegSize(view: DataView): { readonly width: number; readonly height: number } | null {
  let offset = 2;
  while (offset + 9 < view.byteLength) {
    if (view.getUint8(offset) !== 0xff) return null;
    const marker = view.getUint8(offset + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { height: view.getUint16(offset + 5), width: view.getUint16(offset + 7) };
    }
    offset += 2 + view.getUint16(offset + 2);
  }
  return null;
}

/** The picture as an address that a page holds by itself. */
export function dataAddress({ bytes, mediaType }: Logo): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
}

/** The logo a brief names; null where it names none, or its bytes are not in the store. */
export async function readLogo(
  store: { readSoundBlob(hash: BlobHash): Promise<Uint8Array | null> },
  hash: BlobHash | null,
): Promise<Logo | null> {
  if (hash === null) return null;
  const bytes = await store.readSoundBlob(hash);
  return bytes === null ? null : logoIn(bytes);
}
