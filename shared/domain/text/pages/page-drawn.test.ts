import { expect, it } from "vitest";
import { nothingFound } from "../reading.ts";
import { type DrawnText, drawnPage } from "./page-drawn.ts";
import { quadsOf } from "./page-map.ts";
import { readPages } from "./page-reading.ts";

const a4 = { width: 595, height: 842 };

/** Letters below each other, as programs draw vertical writing: each one upright in its place. */
function down(text: string, x: number, top: number, size = 12): readonly DrawnText[] {
  return Array.from(text).map((letter, index) => ({
    text: letter,
    font: "body",
    item: 0,
    placed: [size, 0, 0, -size, x, top + size * (index + 0.88)],
    length: size,
    isDownwards: false,
  }));
}

const inOrder = (texts: readonly DrawnText[]) => texts.map((text, item) => ({ ...text, item }));

it("reads vertical writing from the right column to the left, and Latin words that lie in it", () => {
  const latin: DrawnText = {
    text: "IAEA",
    font: "latin",
    item: 0,
    placed: [0, 12, 12, 0, 461, 184],
    length: 30,
    isDownwards: false,
  };
  const texts = inOrder([
    ...down("港の当局は石炭埠頭の数字を", 480, 100),
    ...down("確認した。次に", 460, 100),
    latin,
    ...down("が調べる。", 460, 214),
  ]);
  const drawn = drawnPage(1, a4, texts);
  expect(drawn).toMatchObject({ width: 842, height: 595 });

  const { reading, runs } = readPages([drawn], nothingFound);
  expect(reading.text).toBe("港の当局は石炭埠頭の数字を確認した。次にIAEAが調べる。");
  const at = reading.text.indexOf("確");
  expect(quadsOf(runs, at, at + 1)).toEqual([
    { page: 1, left: 460, top: 100, width: 12, height: 12 },
  ]);
});

it("takes the letters of a font that sets them downwards as one run", () => {
  const run = (text: string, x: number): DrawnText => ({
    text,
    font: "vertical",
    item: 0,
    placed: [12, 0, 0, -12, x, 100],
    length: text.length * 12,
    isDownwards: true,
  });
  const drawn = drawnPage(
    1,
    a4,
    inOrder([run("港の当局は石炭埠頭の", 486), run("数字を確認した。", 466)]),
  );
  expect(readPages([drawn], nothingFound).reading.text).toBe(
    "港の当局は石炭埠頭の数字を確認した。",
  );
});

it("leaves a page of horizontal writing as it is, and a stamp along its margin out", () => {
  const line: DrawnText = {
    text: "港の当局は石炭埠頭の数字を確認した。",
    font: "body",
    item: 0,
    placed: [12, 0, 0, -12, 60, 100],
    length: 216,
    isDownwards: false,
  };
  const stamp: DrawnText = { ...line, item: 1, text: "DRAFT", placed: [0, -12, -12, 0, 20, 400] };
  expect(drawnPage(1, a4, [line, stamp])).toMatchObject({
    ...a4,
    pieces: [{ left: 60, right: 276, baseline: 100, size: 12 }],
  });
});

it("keeps the raised number behind a column, the kana beside it and the page's number apart", () => {
  const aside = (text: string, x: number, top: number, size: number): DrawnText => ({
    text,
    font: "small",
    item: 0,
    placed: [size, 0, 0, -size, x, top + size * 0.88],
    length: size * 0.6,
    isDownwards: false,
  });
  const kana = down("フトウ", 493, 123, 6);
  const texts = inOrder([
    ...down("石炭埠頭の数字を当局は確", 480, 100),
    ...kana,
    ...down("認した。次に月を調べる。", 460, 100),
    { ...aside("3", 467, 244, 6), placed: [0, 6, 6, 0, 466, 244], length: 3.6 },
    aside("12", 290, 800, 9),
  ]);
  const { reading } = readPages([drawnPage(1, a4, texts)], nothingFound);
  expect(
    reading.blocks.map(({ start, end, removedReason }) => [
      removedReason,
      reading.text.slice(start, end),
    ]),
  ).toEqual([
    [null, "石炭埠頭(フトウ)の数字を当局は確認した。次に月を調べる。[3]"],
    ["page-number", "12"],
  ]);
});
