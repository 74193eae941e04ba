import { expect, it } from "vitest";
import { withBoldHeadings, withListItems } from "./document-structure.ts";
import { type DraftBlock, draftOf } from "./draft-block.ts";
import type { BlockRole } from "./text-version.ts";

function drafts(...lines: readonly (readonly [BlockRole, string])[]): readonly DraftBlock[] {
  let start = 0;
  return lines.map(([role, text]) => {
    const block = { start: 0, end: text.length, role, level: null, cell: null };
    const draft = draftOf({ ...block, runInEnd: null, removedReason: null }, text, "document");
    start += text.length + 1;
    return { ...draft, start: start - text.length - 1, end: start - 1 };
  });
}

const rolesOf = (blocks: readonly DraftBlock[]) => blocks.map(({ role }) => role);

const memo = drafts(
  ["title", "Coal quay"],
  ["paragraph", "Background"],
  ["paragraph", "Forty-one barges called in March."],
  ["paragraph", "Nobody says who bought the coal."],
  ["paragraph", "Do not quote."],
  ["paragraph", "The council meets in April."],
  ["paragraph", "Distribution"],
);
const startsOf = (...texts: readonly string[]) =>
  new Set(memo.filter(({ text }) => texts.includes(text)).map(({ start }) => start));

it("takes a short bold line above text for a heading, and a bold sentence or last line for none", () => {
  const bold = startsOf("Background", "Do not quote.", "Distribution");
  expect(rolesOf(withBoldHeadings(memo, bold))).toEqual([
    "title",
    "heading",
    ...Array.from({ length: 5 }, () => "paragraph"),
  ]);
});

it("takes nothing for a heading where most of a document is bold", () => {
  const bold = new Set(memo.map(({ start }) => start));
  expect(rolesOf(withBoldHeadings(memo, bold))).toEqual(rolesOf(memo));
});

it("takes lines behind marks for a list where several follow each other", () => {
  const listed = drafts(
    ["paragraph", "1. Two mutuals withdrew."],
    ["paragraph", "2. A third capped its exposure."],
    ["paragraph", "It was a mild winter."],
    ["paragraph", "– an underwriter in Oslo"],
    ["heading", "3. Outlook"],
  );
  expect(rolesOf(withListItems(listed))).toEqual([
    "list-item",
    "list-item",
    "paragraph",
    "paragraph",
    "heading",
  ]);
});
