import { listNumber, type NumberStyle } from "./list-number.ts";

const styles: ReadonlyMap<string, NumberStyle> = new Map<string, NumberStyle>([
  ["a", "lower-letter"],
  ["A", "upper-letter"],
  ["i", "lower-roman"],
  ["I", "upper-roman"],
]);

/** The numbers that a page sets before the items of its numbered lists; they are no words of the page. */
export class ItemNumbers {
  readonly #counts = new WeakMap<Element, number>();

  /** Counts an item, in the order of the page: `3. `, and nothing in a list without numbers. */
  next(item: Element): string {
    const list = item.parentElement;
    if (list?.localName !== "ol" || hasNoNumbers(list) || hasNoNumbers(item)) return "";
    const isDown = list.hasAttribute("reversed");
    const items = isDown ? [...list.children].filter(({ localName }) => localName === "li") : [];
    const before =
      this.#counts.get(list) ??
      (isDown
        ? (whole(list.getAttribute("start")) ?? items.length) + 1
        : (whole(list.getAttribute("start")) ?? 1) - 1);
    const number = whole(item.getAttribute("value")) ?? before + (isDown ? -1 : 1);
    this.#counts.set(list, number);
    return `${listNumber(number, styles.get(list.getAttribute("type") ?? "") ?? "decimal")}. `;
  }
}

function whole(said: string | null): number | null {
  return said !== null && /^-?\d{1,9}$/u.test(said.trim()) ? Number(said) : null;
}

function hasNoNumbers(element: Element): boolean {
  const style = element.getAttribute("style") ?? "";
  return /list-style(?:-type)?\s*:[^;]*\b(?:none|disc|circle|square)\b/iu.test(style);
}
