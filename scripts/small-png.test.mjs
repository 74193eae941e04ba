import { deflateSync, inflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { asSmallPng, decode } from "./small-png.mjs";

const width = 3;
/** Four rows of three pixels, each row written with another of PNG's filters. */
const colours = [
  [0xff0000, 0x00ff00, 0x0000ff],
  [0xff0000, 0xfe0102, 0x0000ff],
  [0x102030, 0x405060, 0x708090],
  [0x112131, 0x445566, 0xffffff],
];

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const [a, b, c] = [left, up, corner].map((side) => Math.abs(left + up - corner - side));
  if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left;
  return (b ?? 0) <= (c ?? 0) ? up : corner;
}

function picture() {
  const raw = colours.map((row) => row.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  const filters = [1, 2, 3, 4];
  const rows = raw.map((row, y) => {
    const filter = filters[y] ?? 0;
    const bytes = row.map((byte, x) => {
      const left = row[x - 3] ?? 0;
      const up = raw[y - 1]?.[x] ?? 0;
      const corner = x < 3 ? 0 : (raw[y - 1]?.[x - 3] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      return (byte - guess) & 255;
    });
    return [filter, ...bytes];
  });
  const header = [0, 0, 0, width, 0, 0, 0, colours.length, 8, 2, 0, 0, 0];
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", Buffer.from(header)),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
}

/** @param {Buffer} png @param {string} type */
function dataOf(png, type) {
  const start = png.indexOf(type, 0, "latin1");
  return png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4));
}

it("reads every filter that a picture's rows may be written with", () => {
  expect([...decode(picture()).pixels]).toEqual(colours.flat());
});

it("keeps size and colours, in a palette", () => {
  const small = asSmallPng(picture());
  const palette = dataOf(small, "PLTE");
  const rows = inflateSync(dataOf(small, "IDAT"));
  const drawn = colours.map((row, y) =>
    row.map((_, x) => palette.readUIntBE((rows[y * (width + 1) + 1 + x] ?? 0) * 3, 3)),
  );

  expect(drawn).toEqual(colours);
  expect([...dataOf(small, "IHDR")]).toEqual([0, 0, 0, width, 0, 0, 0, 4, 8, 3, 0, 0, 0]);
});

it("refuses what is no picture of this kind", () => {
  expect(() => asSmallPng(Buffer.from("GIF89a, and more"))).toThrow("no PNG");
});
