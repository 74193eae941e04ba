/** Eight tables of 256, one after the other: eight bytes a step, as starts read whole files. */
const table = new Uint32Array(8 * 256);
for (let index = 0; index < 256; index += 1) {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) {
    value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  table[index] = value;
}
for (let index = 256; index < table.length; index += 1) {
  const shorter = at(index - 256);
  table[index] = (shorter >>> 8) ^ at(shorter & 0xff);
}

function at(index: number): number {
  return table[index] ?? 0;
}

/** CRC-32 (IEEE). Node has one of its own only from 20.15 on, and the program must run on 18. */
export function crc32(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 8);
  let crc = 0xffffffff;
  for (let offset = 0; offset < whole; offset += 8) {
    const low = crc ^ view.getUint32(offset, true);
    const high = view.getUint32(offset + 4, true);
    crc =
      at(0x700 + (low & 0xff)) ^
      at(0x600 + ((low >>> 8) & 0xff)) ^
      at(0x500 + ((low >>> 16) & 0xff)) ^
      at(0x400 + (low >>> 24)) ^
      at(0x300 + (high & 0xff)) ^
      at(0x200 + ((high >>> 8) & 0xff)) ^
      at(0x100 + ((high >>> 16) & 0xff)) ^
      at(high >>> 24);
  }
  for (let offset = whole; offset < bytes.length; offset += 1) {
    crc = (crc >>> 8) ^ at((crc ^ (bytes[offset] ?? 0)) & 0xff);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
