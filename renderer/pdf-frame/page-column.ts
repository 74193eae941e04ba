import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { DrawnBox, FromPdfFrame, PageBox, Turn } from "#shared/ipc/pdf-frame-messages.ts";
import { turnedSize } from "./page-turn.ts";
import { printedScale, Sheet } from "./sheet.ts";

/** Space on both sides of a page, in CSS pixels; the style sheet has the same. */
const gutter = 16;

/** A wide window shows a page that fills it no larger than half again its printed size. */
const widestFit = printedScale * 1.5;

/** So many pages are measured before what waits may have its turn. */
const measuredAtOnce = 8;

/** Where in the window a place that is gone to comes to stand, of its height. */
const restingHeight = 0.3;

/** The pages of a PDF below each other; only those near the view are drawn. */
export class PageColumn {
  readonly #root: HTMLElement;
  readonly #near: IntersectionObserver;
  readonly #tell: (message: FromPdfFrame) => void;
  readonly #nearPages = new Set<number>();
  #file: PDFDocumentProxy | null = null;
  /** The file whose pages are being measured, or have been. */
  #measured: PDFDocumentProxy | null = null;
  #sheets: readonly Sheet[] = [];
  #zoom: number | null = null;
  #turn: Turn = 0;
  #told = "";

  constructor(root: HTMLElement, tell: (message: FromPdfFrame) => void) {
    this.#root = root;
    this.#tell = tell;
    this.#near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const sheet = this.sheetOf(target);
          if (sheet === null) continue;
          if (isIntersecting) this.#nearPages.add(sheet.number);
          else this.#nearPages.delete(sheet.number);
          const drawing = sheet.draw(isIntersecting);
          if (isIntersecting) void this.#measureAfter(drawing);
        }
        this.#tellPlace();
      },
      { rootMargin: "100% 0px" },
    );
    new ResizeObserver(() => this.#fit()).observe(root);
    document.addEventListener("scroll", () => this.#tellPlace(), { passive: true });
  }

  /** Shows another file and keeps the place where the reader was. */
  async show(file: PDFDocumentProxy, pageLabel: string): Promise<void> {
    const { scrollTop } = document.documentElement;
    const first = await file.getPage(1);
    const { width, height } = first.getViewport({ scale: 1 });
    const sheets = Array.from({ length: file.numPages }, (_, index) => {
      const label = pageLabel
        .replace("{{page}}", String(index + 1))
        .replace("{{pages}}", String(file.numPages));
      // Pages of one document are mostly alike: nobody waits for 500 of them to be measured.
      return new Sheet(file, index + 1, { width, height }, label);
    });
    this.#near.disconnect();
    this.#nearPages.clear();
    const former = this.#file;
    this.#file = file;
    this.#sheets = sheets;
    this.#fit();
    this.#root.replaceChildren(...sheets.map(({ element }) => element));
    for (const { element } of sheets) this.#near.observe(element);
    document.documentElement.scrollTop = scrollTop;
    await former?.loadingTask.destroy();
  }

  view(zoom: number | null, turn: Turn): void {
    if (zoom === this.#zoom && turn === this.#turn) return;
    const held = this.#placeHeld();
    this.#zoom = zoom;
    this.#turn = turn;
    this.#fit();
    if (held !== null) {
      const rect = held.sheet.element.getBoundingClientRect();
      document.documentElement.scrollTop += rect.top + held.share * rect.height;
    }
  }

  cover(boxes: readonly DrawnBox[]): void {
    const byPage = new Map<number, DrawnBox[]>();
    for (const box of boxes) byPage.set(box.page, [...(byPage.get(box.page) ?? []), box]);
    for (const sheet of this.#sheets) sheet.cover(byPage.get(sheet.number) ?? []);
  }

  go(page: number, box: PageBox | null): void {
    const sheet = this.#sheets[page - 1];
    if (sheet === undefined) return;
    const root = document.documentElement;
    if (box === null) {
      root.scrollTop += sheet.element.getBoundingClientRect().top - gutter / 2;
      return;
    }
    const rect = sheet.rectOf(box);
    const isInSight =
      rect.top >= 40 &&
      rect.bottom <= window.innerHeight - 40 &&
      rect.left >= 0 &&
      rect.right <= window.innerWidth;
    if (isInSight) return;
    root.scrollTop += rect.top - window.innerHeight * restingHeight;
    root.scrollLeft +=
      Math.min(0, rect.left - gutter) || Math.max(0, rect.right - window.innerWidth);
  }

  async picture(page: number, width: number): Promise<ImageData | null> {
    return (await this.#sheets[page - 1]?.picture(width)) ?? null;
  }

  sheetNumber(page: number): Sheet | null {
    return this.#sheets[page - 1] ?? null;
  }

  /** The page that an element belongs to. */
  sheetOf(element: Element): Sheet | null {
    const page = element.closest("[data-page]")?.getAttribute("data-page");
    return page === null || page === undefined ? null : (this.#sheets[Number(page) - 1] ?? null);
  }

  /**
   * Pages that are of another size than the first come to stand right before one scrolls to them.
   * The worker that measures them is the one that draws, and somebody waits for the first page.
   */
  async #measureAfter(drawing: Promise<void>): Promise<void> {
    const file = this.#file;
    if (file === null || this.#measured === file) return;
    await drawing;
    if (this.#file !== file || this.#measured === file) return;
    this.#measured = file;
    for (let at = 1; at < this.#sheets.length && this.#file === file; at += measuredAtOnce) {
      const some = this.#sheets.slice(at, at + measuredAtOnce);
      const isOther = await Promise.all(some.map((sheet) => sheet.measure()));
      const width = this.#widthOfSheets();
      for (const [index, sheet] of some.entries()) if (isOther[index]) this.#fitOne(sheet, width);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  #fit(): void {
    const width = this.#widthOfSheets();
    for (const sheet of this.#sheets) this.#fitOne(sheet, width);
    this.#tellPlace();
  }

  /** CSS pixels. Read once for all sheets: after each that was changed the whole column would be laid out for it. */
  #widthOfSheets(): number {
    return Math.max(40, this.#root.clientWidth - 2 * gutter);
  }

  #fitOne(sheet: Sheet, width: number): void {
    const natural = turnedSize(sheet.size, this.#turn).width;
    const scale =
      this.#zoom === null
        ? Math.max(0.1, Math.min(width / natural, widestFit))
        : this.#zoom * printedScale;
    sheet.show({ scale, turn: this.#turn });
  }

  #placeHeld(): { readonly sheet: Sheet; readonly share: number } | null {
    for (const sheet of this.#sheets) {
      const { top, bottom, height } = sheet.element.getBoundingClientRect();
      if (bottom > 0) return { sheet, share: -top / Math.max(1, height) };
    }
    return null;
  }

  #tellPlace(): void {
    if (this.#nearPages.size === 0) return;
    const near = [...this.#nearPages];
    const [first, last] = [Math.min(...near), Math.max(...near)];
    const middle = window.innerHeight / 2;
    let page = first;
    for (let number = first; number <= last; number += 1) {
      const top = this.#sheets[number - 1]?.element.getBoundingClientRect().top ?? 0;
      if (top <= middle) page = number;
    }
    const sheet = this.#sheets[page - 1];
    const scale = (sheet?.element.offsetWidth ?? 1) / (sheet?.shownSize.width ?? 1);
    const zoom = Math.max(0.01, Math.round((scale / printedScale) * 100) / 100);
    const told = `${page} ${first} ${last} ${zoom}`;
    if (told === this.#told) return;
    this.#told = told;
    this.#tell({ kind: "place", page, first, last, zoom });
  }
}
