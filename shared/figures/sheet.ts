import { escaped } from "../domain/brief/markup.ts";
import type { Figure } from "./figure.ts";
import { sceneSvg } from "./scene-svg.ts";
import { lineHeight, wrapped } from "./text-measure.ts";

const margin = 16;
const titleSize = 16;
const noteSize = 12;
const mostNoteLines = 8;

/** A figure as a file of its own: its title above, how to read it and its source below. */
export function sheetSvg(figure: Figure): {
  readonly text: string;
  readonly width: number;
  readonly height: number;
} {
  const { scene, title, alternative } = figure;
  const room = scene.width;
  const heading = wrapped(title, room, titleSize, 2);
  const notes = [...figure.notes, ...(figure.source === null ? [] : [figure.source])].flatMap(
    (note) => wrapped(note, room, noteSize, mostNoteLines),
  );
  const top = margin + heading.length * lineHeight(titleSize) + 8;
  const foot = top + scene.height + 12;
  const width = scene.width + margin * 2;
  const height = Math.ceil(foot + notes.length * lineHeight(noteSize) + margin);
  const inner = sceneSvg(scene, { prefix: "figure", title, description: alternative });
  const line = (text: string, y: number, size: number, more: string) =>
    `<text x="${margin}" y="${y}" font-size="${size}" ${more}>${escaped(text)}</text>`;
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="IBM Plex Sans, Noto Sans JP, Noto Sans KR, Noto Sans, Arial, sans-serif">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...heading.map((words, index) =>
      line(
        words,
        margin + titleSize + index * lineHeight(titleSize),
        titleSize,
        'font-weight="600" fill="#111111"',
      ),
    ),
    inner.replace("<svg ", `<svg x="${margin}" y="${top}" `),
    ...notes.map((words, index) =>
      line(words, foot + noteSize + index * lineHeight(noteSize), noteSize, 'fill="#57534b"'),
    ),
    "</svg>",
  ].join("");
  return { text, width, height };
}
