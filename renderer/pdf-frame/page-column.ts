import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { TextLayer } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Space on both sides of a page, in CSS pixels; the style sheet has the same. */
const gutter = 16;

/** Sharper than this costs memory that no eye notices. */
const mostPixelRatio = 2;

/** CSS pixels per point at which a page stands at its natural size. */
const naturalScale = 96 / 72;

/** The pages of a PDF below each other, as wide as the frame; only those near the view are drawn. */
export class PageColumn {
  readonly #root: HTMLElement;
  readonly #near: IntersectionObserver;
  #file: PDFDocumentProxy | null = null;
  #sheets: readonly Sheet[] = [];

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const sheet = this.#sheets.find(({ element }) => element === target);
          if (sheet !== undefined) void sheet.draw(isIntersecting);
        }
      },
      { rootMargin: "100% 0px" },
    );
    new ResizeObserver(() => this.#fit()).observe(root);
  }

  /** Shows another file and keeps the place where the reader was. */
  async show(file: PDFDocumentProxy, pageLabel: string): Promise<void> {
    const { scrollTop } = document.documentElement;
    const sheets: Sheet[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const label = pageLabel
        .replace("{{page}}", String(number))
        .replace("{{pages}}", String(file.numPages));
      sheets.push(new Sheet(page, label));
    }
    this.#near.disconnect();
    const former = this.#file;
    this.#file = file;
    this.#sheets = sheets;
    this.#fit();
    this.#root.replaceChildren(...sheets.map(({ element }) => element));
    for (const { element } of sheets) this.#near.observe(element);
    document.documentElement.scrollTop = scrollTop;
    await former?.loadingTask.destroy();
  }

  #fit(): void {
    const width = this.#root.clientWidth - 2 * gutter;
    for (const sheet of this.#sheets) sheet.fit(width);
  }
}

/** One page: a canvas to look at, and its text to select and to be read out. */
class Sheet {
  readonly element = document.createElement("section");
  readonly #page: PDFPageProxy;
  #scale = naturalScale;
  #drawnScale: number | null = null;
  #isNear = false;

  constructor(page: PDFPageProxy, label: string) {
    this.#page = page;
    this.element.className = "sheet";
    this.element.setAttribute("aria-label", label);
  }

  fit(width: number): void {
    const { width: natural } = this.#page.getViewport({ scale: 1 });
    // A wide window shows the page no larger than half again its printed size.
    this.#scale = Math.max(0.1, Math.min(width / natural, naturalScale * 1.5));
    const viewport = this.#page.getViewport({ scale: this.#scale });
    this.element.style.width = `${viewport.width}px`;
    this.element.style.height = `${viewport.height}px`;
    this.element.style.setProperty("--total-scale-factor", String(this.#scale));
    this.element.style.setProperty("--scale-factor", String(this.#scale));
    if (this.#isNear) void this.draw(true);
  }

  async draw(isNear: boolean): Promise<void> {
    this.#isNear = isNear;
    if (!isNear) {
      this.element.replaceChildren();
      this.#drawnScale = null;
      return;
    }
    if (this.#drawnScale === this.#scale) return;
    const scale = this.#scale;
    this.#drawnScale = scale;
    const canvas = await this.#canvas(scale);
    const text = await this.#text(scale);
    // Resized or scrolled away while it was being drawn.
    if (this.#drawnScale !== scale) return;
    this.element.replaceChildren(canvas, text);
  }

  async #canvas(scale: number): Promise<HTMLCanvasElement> {
    const ratio = Math.min(window.devicePixelRatio, mostPixelRatio);
    const viewport = this.#page.getViewport({ scale: scale * ratio });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.setAttribute("aria-hidden", "true");
    await this.#page.render({ canvas, viewport }).promise;
    return canvas;
  }

  async #text(scale: number): Promise<HTMLElement> {
    const container = document.createElement("div");
    container.className = "textLayer";
    const layer = new TextLayer({
      textContentSource: await this.#page.getTextContent(),
      container,
      viewport: this.#page.getViewport({ scale }),
    });
    await layer.render();
    return container;
  }
}
