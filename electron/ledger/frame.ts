import { crc32 } from "./crc32.ts";

/**
 * Each record of a segment or pack: marker, payload length, CRC-32 of length and
 * payload (both little-endian u32), payload. 0xff never occurs in UTF-8, so in a
 * segment the marker is found again behind a damaged record.
 */
const marker = Buffer.from([0xff, 0x52, 0x48, 0x4c]);
export const headBytes = 12;

export function framed(payload: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(headBytes + payload.length);
  marker.copy(frame, 0);
  frame.writeUInt32LE(payload.length, 4);
  frame.set(payload, headBytes);
  frame.writeUInt32LE(checkOf(frame, 0, payload.length), 8);
  return frame;
}

/** Where a payload lies in its file. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

export interface Frames {
  readonly payloads: readonly Place[];
  /** Stretches that hold no sound record. */
  readonly damaged: readonly Place[];
}

/** Finds every sound record in a file, whatever lies between them. */
export function framesIn(bytes: Buffer): Frames {
  const payloads: Place[] = [];
  const damaged: Place[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const length = soundLengthAt(bytes, offset);
    if (length !== null) {
      payloads.push({ offset: offset + headBytes, length });
      offset += headBytes + length;
      continue;
    }
    const next = nextSoundFrame(bytes, offset + 1);
    damaged.push({ offset, length: next - offset });
    offset = next;
  }
  return { payloads, damaged };
}

/** The payload of the one frame that these bytes are; null when they are no sound frame. */
export function soundPayload(bytes: Buffer): Buffer | null {
  const length = soundLengthAt(bytes, 0);
  return length === null || bytes.length !== headBytes + length ? null : bytes.subarray(headBytes);
}

/** The payload length that a head claims, without a look at the payload; null when it is no head. */
export function claimedLength(head: Buffer): number | null {
  if (head.length < headBytes || !head.subarray(0, marker.length).equals(marker)) return null;
  return head.readUInt32LE(4);
}

function nextSoundFrame(bytes: Buffer, from: number): number {
  let offset = bytes.indexOf(marker, from);
  while (offset !== -1) {
    if (soundLengthAt(bytes, offset) !== null) return offset;
    offset = bytes.indexOf(marker, offset + 1);
  }
  return bytes.length;
}

function soundLengthAt(bytes: Buffer, offset: number): number | null {
  const length = claimedLength(bytes.subarray(offset, offset + headBytes));
  if (length === null || offset + headBytes + length > bytes.length) return null;
  return checkOf(bytes, offset, length) === bytes.readUInt32LE(offset + 8) ? length : null;
}

function checkOf(bytes: Buffer, offset: number, length: number): number {
  const lengthCheck = crc32(bytes.subarray(offset + 4, offset + 8));
  const payloadStart = offset + headBytes;
  return (crc32(bytes.subarray(payloadStart, payloadStart + length)) ^ lengthCheck) >>> 0;
}
