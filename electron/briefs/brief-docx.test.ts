import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { composeBrief } from "#shared/domain/brief/compose.ts";
import { groundOf } from "#shared/domain/brief/ground.ts";
import { ferryNotebook, type NotebookForTests } from "#shared/domain/brief/rows-for-tests.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { briefDocx } from "./brief-docx.ts";

const t = createTranslate("en");

async function partsOf(book: NotebookForTests, isDraft = false): Promise<Record<string, string>> {
  const model = composeBrief(groundOf(book.rows), book.brief(), t);
  const files = unzipSync(await briefDocx(model, t, { isDraft }));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** What a reader of the document sees of one part. */
const wordsOf = (xml: string | undefined) => (xml ?? "").replace(/<[^>]+>/gu, "");

it("says the words of the other formats, under Word's own headings", async () => {
  const book = ferryNotebook();
  book.put("briefFigures", {
    id: "f1",
    briefId: "b1",
    kind: "origins",
    caption: null,
    position: "a0",
  });
  const model = composeBrief(groundOf(book.rows), book.brief(), t);
  const document = (await partsOf(book))["word/document.xml"];

  for (const heading of model.sections.map((section) => model.headings[section])) {
    expect(document).toMatch(
      new RegExp(`<w:pStyle w:val="Heading1"/>(?:(?!</w:p>).)*>${heading}<`, "u"),
    );
  }
  for (const words of [
    "It is likely (55-80 %) that the northern pier will stay crowded for another month.",
    "Information cut-off: 9 March 2024",
    "Figure 1. Articles, sources and origins",
    "Source: Harbour Gazette",
    "船に乗客はいないと国土交通省は述べた",
  ]) {
    expect(wordsOf(document)).toContain(words);
  }
  expect(document).toContain("<w:tblHeader/>");
});

it("numbers Word's own notes as the other formats number their endnotes", async () => {
  const book = ferryNotebook();
  const model = composeBrief(groundOf(book.rows), book.brief(), t);
  const parts = await partsOf(book);
  const document = parts["word/document.xml"] ?? "";
  const first = [...document.matchAll(/<w:footnoteReference w:id="(\d+)"/gu)].map(([, id]) => id);

  expect(model.endnotes.length).toBeGreaterThan(2);
  expect(first).toEqual(model.endnotes.map(({ number }) => String(number)));
  for (const { text } of model.endnotes) {
    expect(wordsOf(parts["word/footnotes.xml"])).toContain(
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    );
  }
  for (const [, anchor] of document.matchAll(/w:anchor="([^"]+)"/gu)) {
    expect(document).toContain(`w:name="${anchor}"`);
  }
});

it("bears its marking on every page, and says when findings are open", async () => {
  const parts = await partsOf(ferryNotebook(), true);

  for (const part of ["word/header1.xml", "word/footer1.xml"]) {
    expect(wordsOf(parts[part])).toContain("TLP:AMBER");
    expect(wordsOf(parts[part])).toContain("DRAFT");
  }
  expect(parts["word/footer1.xml"]).toContain("NUMPAGES");
});

it("loads nothing from outside and runs nothing: only the addresses of sources lead out", async () => {
  const parts = await partsOf(ferryNotebook());

  const outside = Object.values(parts)
    .join("")
    .match(/<Relationship [^>]*"External"[^>]*>/gu);
  expect(outside).toHaveLength(1);
  expect(outside?.[0]).toMatch(/\/hyperlink" Target="https:\/\/gazette\.example\/ferries"/u);
  expect(Object.keys(parts).join(" ")).not.toMatch(/vba|macros|activeX|embeddings/u);
});
