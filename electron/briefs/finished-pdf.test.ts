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

const finish = async (sheets: number) => ({
  margins: {
    kit: await print(sheets),
    placed: (page: number) => [{ sheet: page === 1 ? 0 : 1, right: 5, up: -40 }],
  },
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

const finished = async (pages: number, sheets = 2) =>
  finishPdf(await readPrint(await print(pages)), await finish(sheets));

it("adds metadata, language, the brief's own date and bookmarks for what is there", async () => {
  const document = await PDFDocument.load(await finished(2), { updateMetadata: false });

  expect(document.getTitle()).toBe("航路 brief");
  expect(document.getCreationDate()).toEqual(new Date("2024-03-10T00:00:00Z"));
  expect(document.catalog.get(PDFName.of("Lang"))?.toString()).toContain("en");
  const outline = document.catalog.lookup(PDFName.of("Outlines"), PDFDict);
  expect(outline.get(PDFName.of("Count"))?.toString()).toBe("1");
});

it("holds each sheet of the margins once, however many pages are given it", async () => {
  const document = await PDFDocument.load(await finished(20), { updateMetadata: false });

  const named = document.getPages().map(({ node }) => {
    const resources = node.lookup(PDFName.of("Resources"), PDFDict);
    return resources.lookup(PDFName.of("XObject"), PDFDict).values();
  });
  expect(new Set(named.flat()).size).toBe(2);
  expect(named[0]).not.toEqual(named[1]);
  expect(named[19]).toEqual(named[1]);
});

it("gives the same file twice", async () => {
  const [bytes, wanted] = [await print(2), await finish(2)];
  const finishOnce = async () => Buffer.from(await finishPdf(await readPrint(bytes), wanted));

  expect((await finishOnce()).equals(await finishOnce())).toBe(true);
});

it("refuses margins that lack the sheet a page is given", async () => {
  await expect(finished(2, 1)).rejects.toThrow("The margins have no sheet 1");
});
