import {
  type PDFDocumentProxy,
  type PDFPageProxy,
  type RenderTask,
  TextLayer,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import type { DrawnBox, PageBox, Turn } from "#shared/ipc/pdf-frame-messages.ts";
import { lettersOf } from "./letters.ts";
import { type PageSize, turned, turnedSize, unturned } from "./page-turn.ts";

/** Sharper than this costs memory that no eye notices. */
const mostPixelRatio = 2;
/** Dots of one page's picture: what a page at three times its size takes on a sharp screen would fill 130 MB. */
const mostDots = 16_000_000;

/** CSS pixels per point at which a page stands at its printed size. */
export const printedScale = 96 / 72;

export interface SheetView {
  readonly scale: number;
  readonly turn: Turn;
}

/** One page: a picture to look at, its text to choose and to be read out, and what is drawn over it. */
export class Sheet {
  readonly element = document.createElement("section");
  readonly number: number;
  readonly #file: PDFDocumentProxy;
  readonly #overlay = document.createElement("div");
  #page: PDFPageProxy | null = null;
  /** Points, unturned. A guess until the page has been read. */
  #size: PageSize;
  #view: SheetView = { scale: printedScale, turn: 0 };
  #drawn: SheetView | null = null;
  #isNear = false;
  #task: RenderTask | null = null;
  #layer: TextLayer | null = null;
  #boxes: readonly DrawnBox[] = [];

  constructor(file: PDFDocumentProxy, number: number, size: PageSize, label: string) {
    this.#file = file;
    this.number = number;
    this.#size = size;
    this.element.className = "sheet";
    this.element.dataset["page"] = String(number);
    this.element.setAttribute("aria-label", label);
    this.#overlay.className = "overlay";
    this.#overlay.setAttribute("aria-hidden", "true");
  }

  get size(): PageSize {
    return this.#size;
  }

  get shownSize(): PageSize {
    return turnedSize(this.#size, this.#view.turn);
  }

  /** Reads how large the page is; true when it is not as large as guessed. */
  async measure(): Promise<boolean> {
    const page = await this.#read();
    const { width, height } = page.getViewport({ scale: 1 });
    const isOther = width !== this.#size.width || height !== this.#size.height;
    this.#size = { width, height };
    return isOther;
  }

  show(view: SheetView): void {
    this.#view = view;
    const { width, height } = this.shownSize;
    this.element.style.width = `${width * view.scale}px`;
    this.element.style.height = `${height * view.scale}px`;
    this.element.style.setProperty("--total-scale-factor", String(view.scale));
    this.element.style.setProperty("--scale-factor", String(view.scale));
    this.#placeBoxes();
    if (this.#isNear) void this.draw(true);
  }

  /** Draws the page, or lets go of what it takes in memory. */
  async draw(isNear: boolean): Promise<void> {
    this.#isNear = isNear;
    if (!isNear) {
      this.#letGo();
      return;
    }
    const view = this.#view;
    if (this.#drawn?.scale === view.scale && this.#drawn.turn === view.turn) return;
    this.#task?.cancel();
    this.#drawn = view;
    const isCurrent = () => this.#drawn === view;
    try {
      const page = await this.#read();
      if (!isCurrent()) return;
      const canvas = await this.#canvas(page, view);
      if (!isCurrent()) return;
      const former = this.element.querySelector("canvas");
      if (former !== null) former.width = 0;
      this.element.replaceChildren(canvas, this.#overlay);
      const { layer, container } = await this.#text(page, view);
      if (!isCurrent()) return;
      this.#layer = layer;
      this.element.replaceChildren(canvas, this.#overlay, container);
      this.#placeBoxes();
    } catch (error) {
      // Scrolled away or shown anew meanwhile.
      if (error instanceof Error && error.name === "RenderingCancelledException") return;
      if (isCurrent()) this.#drawn = null;
      throw error;
    }
  }

  /** What is drawn over this page. */
  cover(boxes: readonly DrawnBox[]): void {
    if (boxes.length === 0 && this.#boxes.length === 0) return;
    this.#boxes = boxes;
    this.#placeBoxes();
  }

  /** A small picture of the page. */
  async picture(width: number): Promise<ImageData> {
    const page = await this.#read();
    const { width: natural } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: width / natural });
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = Math.max(1, Math.min(4000, Math.round(viewport.height)));
    await page.render({ canvas, viewport }).promise;
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("No picture can be drawn");
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    canvas.width = 0;
    if (!this.#isNear) page.cleanup();
    return picture;
  }

  /** The piece of text that an element of the text layer shows. */
  itemOf(element: Element): number | null {
    const index = this.#layer?.textDivs.findIndex((shown) => shown === element) ?? -1;
    return index < 0 ? null : index;
  }

  /** Points on the unturned page under a point of the window. */
  pointAt(x: number, y: number): { readonly left: number; readonly top: number } {
    const { left, top } = this.#boxUnder(new DOMRect(x, y, 0, 0));
    return { left, top };
  }

  /** The rectangle of the window that shows one of the page. */
  rectOf(box: PageBox): DOMRect {
    const shown = this.element.getBoundingClientRect();
    const { scale, turn } = this.#view;
    const { left, top, width, height } = turned(box, this.#size, turn);
    return new DOMRect(
      shown.left + left * scale,
      shown.top + top * scale,
      width * scale,
      height * scale,
    );
  }

  #boxUnder({ left, top, width, height }: DOMRect): PageBox {
    const shown = this.element.getBoundingClientRect();
    const { scale, turn } = this.#view;
    const box = {
      left: (left - shown.left) / scale,
      top: (top - shown.top) / scale,
      width: width / scale,
      height: height / scale,
    };
    return unturned(box, this.#size, turn);
  }

  async #read(): Promise<PDFPageProxy> {
    this.#page ??= await this.#file.getPage(this.number);
    return this.#page;
  }

  #letGo(): void {
    this.#task?.cancel();
    this.#task = null;
    this.#drawn = null;
    this.#layer?.cancel();
    this.#layer = null;
    const canvas = this.element.querySelector("canvas");
    // Without this the dots live on until the collector comes by.
    if (canvas !== null) canvas.width = 0;
    this.element.replaceChildren();
    this.#page?.cleanup();
  }

  async #canvas(page: PDFPageProxy, { scale, turn }: SheetView): Promise<HTMLCanvasElement> {
    const rotation = (page.rotate + turn) % 360;
    const { width, height } = page.getViewport({ scale, rotation });
    const ratio = Math.min(
      window.devicePixelRatio,
      mostPixelRatio,
      Math.sqrt(mostDots / (width * height)),
    );
    const viewport = page.getViewport({ scale: scale * ratio, rotation });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.setAttribute("aria-hidden", "true");
    this.#task = page.render({ canvas, viewport });
    await this.#task.promise;
    return canvas;
  }

  async #text(page: PDFPageProxy, { scale, turn }: SheetView) {
    const container = document.createElement("div");
    container.className = "textLayer";
    const layer = new TextLayer({
      textContentSource: await page.getTextContent(),
      container,
      viewport: page.getViewport({ scale, rotation: (page.rotate + turn) % 360 }),
    });
    await layer.render();
    // pdf.js sets these with round(), which Chromium before 125 does not know.
    const upright = page.getViewport({ scale, rotation: 0 });
    container.style.width = `${upright.width}px`;
    container.style.height = `${upright.height}px`;
    return { layer, container };
  }

  #placeBoxes(): void {
    this.#overlay.replaceChildren(...this.#boxes.map((box) => this.#boxElement(box)));
  }

  #boxElement(box: DrawnBox): HTMLElement {
    const { left, top, width, height } = turned(this.#exact(box), this.#size, this.#view.turn);
    const shown = this.shownSize;
    const element = document.createElement("div");
    element.className = "box";
    element.dataset["look"] = box.look;
    element.style.left = `${(left / shown.width) * 100}%`;
    element.style.top = `${(top / shown.height) * 100}%`;
    element.style.width = `${(width / shown.width) * 100}%`;
    element.style.height = `${(height / shown.height) * 100}%`;
    return element;
  }

  /** From letter to letter, where the text has been laid out; the page map knows whole pieces only. */
  #exact(box: DrawnBox): PageBox {
    const shown = box.words === null ? undefined : this.#layer?.textDivs[box.words.item];
    const node = shown?.firstChild;
    if (box.words === null || !(node instanceof Text) || !node.isConnected) return box;
    const { from, to, of } = box.words;
    const letters = lettersOf(node.data);
    const range = document.createRange();
    range.setStart(node, letters.offsetOf(from, of));
    range.setEnd(node, letters.offsetOf(to, of));
    const rect = range.getBoundingClientRect();
    if (rect.width === 0 && rect.height === 0) return box;
    const { left, top, width, height } = this.#boxUnder(rect);
    range.selectNodeContents(node);
    const whole = this.#boxUnder(range.getBoundingClientRect());
    // A piece that runs down the page, as Latin words in vertical writing do.
    const isDown = letters.length > 1 && whole.height > whole.width;
    if (isDown) return { left: box.left, width: box.width, top, height };
    return { left, width, top: box.top, height: box.height };
  }
}
