import { expect, it } from "vitest";
import type { Inline } from "#shared/domain/brief/brief.ts";
import { citationIdSchema } from "#shared/domain/ids.ts";
import { placeBehind } from "./caret.ts";

const text = (words: string): Inline => ({ kind: "text", text: words });
const citationId = citationIdSchema.parse("01890000-0000-7000-8000-000000000001");
const cited: Inline = { kind: "citation", citationId };

const content = [text("It flew."), cited, cited, text(" It fell. It sank.")];

it.each([
  ["It flew.", 10],
  ["It fell.", 19],
  ["It sank.", 28],
])("finds the place behind “%s” and what is cited for it", (words, place) => {
  expect(placeBehind(content, words)).toBe(place);
});

it("finds no place behind words that are there no more", () => {
  expect(placeBehind(content, "It rose.")).toBeNull();
});
