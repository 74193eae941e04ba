import { PDFDict, PDFDocument, PDFName } from "pdf-lib";
import { expect, it } from "vitest";
import { finishPdf, readPrint } from "./finished-pdf.ts";

/** A print of some pages with one heading as a named destination, as the runtime writes it. */
async function print(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1)
    document.addPage([595, 842]).drawLine({ start: { x: 9, y: 9 }, end: { x: 99, y: 9 } });
  const first = document.getPage(0);
  const place = document.context.obj([first.ref, "XYZ", 0, 800, 0]);
  document.catalog.set(PDFName.of("Dests"), document.context.obj({ gaps: place }));
  return document.save();
}

const finish = async (overlay: Uint8Array) => ({
  overlay,
  bookmarks: [
    { id: "gaps", title: "What we do not know" },
    { id: "annex", title: "Annex" },
  ],
  title: "航路 brief",
  author: "Strait Desk",
  subject: "Brief: Strait safety",
  keywords: ["TLP:AMBER", "Strait safety"],
  language: "en",
  producer: "Railhead",
  date: "2024-03-10",
});

it("adds metadata, language, the brief's own date and bookmarks for what is there", async () => {
  const bytes = await finishPdf(await readPrint(await print(2)), await finish(await print(2)));
  const document = await PDFDocument.load(bytes, { updateMetadata: false });

  expect(document.getTitle()).toBe("航路 brief");
  expect(document.getCreationDate()).toEqual(new Date("2024-03-10T00:00:00Z"));
  expect(document.catalog.get(PDFName.of("Lang"))?.toString()).toContain("en");
  const outline = document.catalog.lookup(PDFName.of("Outlines"), PDFDict);
  expect(outline.get(PDFName.of("Count"))?.toString()).toBe("1");
});

it("gives the same file twice", async () => {
  const [bytes, wanted] = [await print(2), await finish(await print(2))];
  const finishOnce = async () => Buffer.from(await finishPdf(await readPrint(bytes), wanted));

  expect((await finishOnce()).equals(await finishOnce())).toBe(true);
});

it("refuses margins that do not have a sheet for each page", async () => {
  const finished = finishPdf(await readPrint(await print(2)), await finish(await print(1)));
  await expect(finished).rejects.toThrow("No margins for page 2");
});
