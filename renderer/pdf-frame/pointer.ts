import type {
  DrawnBox,
  FromPdfFrame,
  LetterSpot,
  PageBox,
  Pointed,
} from "#shared/ipc/pdf-frame-messages.ts";
import { lettersOf } from "./letters.ts";
import type { PageColumn } from "./page-column.ts";
import type { Sheet } from "./sheet.ts";

/** A pointer that rests this long wants to know. */
const restMs = 250;
/** A rectangle smaller than this, in points, was a press that slipped. */
const leastRegion = 4;

type Tell = (message: FromPdfFrame) => void;
type Tool = "words" | "region";

/** Tells what the pointer chooses, presses, draws and rests on, in places of the pages. */
export class PagePointer {
  readonly #column: PageColumn;
  readonly #tell: Tell;
  readonly #rubber = document.createElement("div");
  #tool: Tool = "words";
  #begun: { readonly sheet: Sheet; readonly x: number; readonly y: number } | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #passage: DrawnBox | null = null;
  #toldPassage = "";

  constructor(column: PageColumn, tell: Tell) {
    this.#column = column;
    this.#tell = tell;
    this.#rubber.className = "rubber";
    document.addEventListener("pointerdown", (event) => this.#press(event));
    document.addEventListener("pointermove", (event) => this.#move(event));
    document.addEventListener("pointerup", (event) => this.#release(event));
    document.addEventListener("pointerleave", () => this.#forgetRest());
    document.addEventListener("scroll", () => this.#tellPassage(), { passive: true });
    window.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        this.#tell({ kind: "zoom", by: event.deltaY < 0 ? 1 : -1 });
      },
      { passive: false },
    );
  }

  use(tool: Tool): void {
    this.#tool = tool;
    document.body.dataset["tool"] = tool;
  }

  /** Follows where the chosen passage stands, so that what is done with it can be offered there. */
  follow(boxes: readonly DrawnBox[]): void {
    this.#passage = boxes.find(({ look }) => look === "passage") ?? null;
    this.#toldPassage = "";
    this.#tellPassage();
  }

  #tellPassage(): void {
    const box = this.#passage;
    const rect = box === null ? undefined : this.#column.sheetNumber(box.page)?.rectOf(box);
    const isInSight = rect !== undefined && rect.bottom > 0 && rect.top < window.innerHeight;
    const place = isInSight ? { left: rect.left, top: rect.top, bottom: rect.bottom } : null;
    const told = JSON.stringify(place);
    if (told === this.#toldPassage) return;
    this.#toldPassage = told;
    this.#tell({ kind: "passage", place });
  }

  #press(event: PointerEvent): void {
    this.#forgetRest();
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const sheet = this.#column.sheetOf(event.target);
    if (this.#tool !== "region" || sheet === null) return;
    event.preventDefault();
    this.#begun = { sheet, x: event.clientX, y: event.clientY };
    sheet.element.append(this.#rubber);
    this.#stretch(event);
  }

  #stretch({ clientX, clientY }: PointerEvent): void {
    if (this.#begun === null) return;
    const { sheet, x, y } = this.#begun;
    const page = sheet.element.getBoundingClientRect();
    this.#rubber.style.left = `${Math.min(x, clientX) - page.left}px`;
    this.#rubber.style.top = `${Math.min(y, clientY) - page.top}px`;
    this.#rubber.style.width = `${Math.abs(clientX - x)}px`;
    this.#rubber.style.height = `${Math.abs(clientY - y)}px`;
  }

  #move(event: PointerEvent): void {
    if (this.#begun !== null) {
      this.#stretch(event);
      return;
    }
    this.#forgetRest();
    if (event.buttons !== 0) return;
    this.#rest = setTimeout(() => {
      const at = this.#pointed(event);
      if (at !== null) this.#tell({ kind: "rested", at });
    }, restMs);
  }

  #forgetRest(): void {
    clearTimeout(this.#rest);
    this.#tell({ kind: "rested", at: null });
  }

  #release(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (this.#begun !== null) {
      this.#endRegion(event);
      return;
    }
    const selection = document.getSelection();
    if (selection !== null && !selection.isCollapsed && selection.rangeCount > 0) {
      const range = selection.getRangeAt(0);
      const from = this.#spotOf(range.startContainer, range.startOffset, "from");
      const to = this.#spotOf(range.endContainer, range.endOffset, "to");
      // From here on the window shows what is chosen.
      selection.removeAllRanges();
      if (from !== null && to !== null) this.#tell({ kind: "chosen", from, to });
      return;
    }
    this.#tell({ kind: "pressed", at: this.#pointed(event) });
  }

  #endRegion({ clientX, clientY }: PointerEvent): void {
    if (this.#begun === null) return;
    const { sheet, x, y } = this.#begun;
    this.#begun = null;
    this.#rubber.remove();
    const one = sheet.pointAt(x, y);
    const other = sheet.pointAt(clientX, clientY);
    const { width, height } = sheet.size;
    const box = within(
      {
        left: Math.min(one.left, other.left),
        top: Math.min(one.top, other.top),
        width: Math.abs(one.left - other.left),
        height: Math.abs(one.top - other.top),
      },
      width,
      height,
    );
    if (box.width < leastRegion || box.height < leastRegion) return;
    this.#tell({ kind: "region", page: sheet.number, box });
  }

  #pointed({ target, clientX, clientY }: PointerEvent): Pointed | null {
    const sheet = target instanceof Element ? this.#column.sheetOf(target) : null;
    if (sheet === null) return null;
    const caret = document.caretRangeFromPoint(clientX, clientY);
    const isOnWords = target instanceof Element && target.closest(".textLayer > span") !== null;
    const spot =
      caret === null || !isOnWords
        ? null
        : this.#spotOf(caret.startContainer, caret.startOffset, "from");
    return { page: sheet.number, ...sheet.pointAt(clientX, clientY), spot, x: clientX, y: clientY };
  }

  /** The letter at a place of the document; one between pieces goes to the next or the last one. */
  #spotOf(node: Node, offset: number, end: "from" | "to"): LetterSpot | null {
    const text = node instanceof Text ? node : null;
    const element = text?.parentElement ?? null;
    if (text === null || element === null) return this.#spotBetween(node, offset, end);
    const sheet = this.#column.sheetOf(element);
    const item = sheet?.itemOf(element) ?? null;
    if (sheet === null || item === null) return null;
    const letters = lettersOf(text.data);
    return { page: sheet.number, item, at: letters.letterAt(offset), of: letters.length };
  }

  #spotBetween(node: Node, offset: number, end: "from" | "to"): LetterSpot | null {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const place = document.createRange();
    place.setStart(node, offset);
    let before: Text | null = null;
    for (let text = walker.nextNode(); text instanceof Text; text = walker.nextNode()) {
      if (text.parentElement?.closest(".textLayer") === null) continue;
      if (place.comparePoint(text, 0) >= 0) {
        const found = end === "from" ? text : before;
        return found === null ? null : this.#spotOf(found, end === "from" ? 0 : found.length, end);
      }
      before = text;
    }
    return before === null ? null : this.#spotOf(before, end === "from" ? 0 : before.length, end);
  }
}

/** The part of a box that is on the page. */
function within(box: PageBox, width: number, height: number): PageBox {
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  return {
    left,
    top,
    width: Math.max(0, Math.min(width, box.left + box.width) - left),
    height: Math.max(0, Math.min(height, box.top + box.height) - top),
  };
}
