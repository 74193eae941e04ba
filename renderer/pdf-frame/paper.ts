import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { openFile } from "./open-file.ts";

/** Small print comes out sharp at it, and a page of pictures stays below half a megabyte. */
const dotsPerInch = 200;
const pointsPerInch = 72;

/** Where the main process lays the file of this page's job (electron/briefs/paper-window.ts). */
const fileAddress = `/printed.pdf${location.search}`;

const sheets = document.getElementById("sheets");
if (sheets === null) throw new Error("The page for paper is broken");

let file: PDFDocumentProxy | null = null;

/** The title becomes the name of the print job. Answers with the number of pages. */
async function open(title: string): Promise<number> {
  const answer = await fetch(fileAddress);
  if (!answer.ok) throw new Error(`There is no file to print: ${answer.status}`);
  document.title = title;
  file = await openFile(await answer.arrayBuffer());
  return file.numPages;
}

/** Puts a page behind those drawn before, as a picture at its printed size. */
async function draw(number: number): Promise<void> {
  if (file === null) throw new Error("No file is open.");
  const page = await file.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  if (number === 1) setPaper(width, height);
  const viewport = page.getViewport({ scale: dotsPerInch / pointsPerInch });
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport, intent: "print" }).promise;
  const picture = await pictureOf(canvas);
  // What a canvas and a page hold would add up over hundreds of pages.
  canvas.width = 0;
  page.cleanup();

  const image = document.createElement("img");
  image.style.height = `${height}pt`;
  image.src = URL.createObjectURL(picture);
  await image.decode();
  const sheet = document.createElement("section");
  sheet.className = "sheet";
  sheet.style.width = `${width}pt`;
  // A sheet as high as the paper takes two, once lengths are rounded to dots; what is cut off is margin.
  sheet.style.height = `${height - 1}pt`;
  sheet.append(image);
  sheets?.append(sheet);
}

function setPaper(width: number, height: number): void {
  const rule = new CSSStyleSheet();
  rule.replaceSync(`@page { size: ${width}pt ${height}pt; margin: 0; }`);
  document.adoptedStyleSheets = [rule];
}

async function pictureOf(canvas: HTMLCanvasElement): Promise<Blob> {
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (picture === null) throw new Error("A page could not be made a picture.");
  return picture;
}

/**
 * Shows the system's dialog, and waits until it is closed. Whether the sheets went to a printer is
 * told by nobody; but only then are they laid out for paper once more before the page goes on.
 */
function print(): boolean {
  let isLaidOut = false;
  const onPaper = matchMedia("print");
  const listen = ({ matches }: MediaQueryListEvent) => {
    isLaidOut ||= matches;
  };
  onPaper.addEventListener("change", listen);
  window.print();
  onPaper.removeEventListener("change", listen);
  // What went to the printer is there as a file by now, and the window stays for a while.
  sheets?.replaceChildren();
  return isLaidOut;
}

/** What the main process calls in this page, one page at a time. */
Object.assign(globalThis, { paper: { open, draw, print } });
