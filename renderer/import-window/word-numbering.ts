import { listNumber, type NumberStyle } from "./list-number.ts";

/** Ways of numbering by the names that Word gives them; all others are plain figures. */
const styleOf: ReadonlyMap<string, NumberStyle> = new Map<string, NumberStyle>([
  ["decimalZero", "two-digits"],
  ["decimalFullWidth", "full-width"],
  ["decimalFullWidth2", "full-width"],
  ["lowerLetter", "lower-letter"],
  ["upperLetter", "upper-letter"],
  ["lowerRoman", "lower-roman"],
  ["upperRoman", "upper-roman"],
  ["aiueo", "aiueo"],
  ["aiueoFullWidth", "aiueo"],
  ["iroha", "iroha"],
  ["irohaFullWidth", "iroha"],
  ["ganada", "ganada"],
  ["chosung", "chosung"],
  ["decimalEnclosedCircle", "circled"],
  ["decimalEnclosedCircleChinese", "circled"],
  ["chineseCounting", "ideograph"],
  ["chineseCountingThousand", "ideograph"],
  ["japaneseCounting", "ideograph"],
  ["ideographDigital", "ideograph"],
  ["taiwaneseCountingThousand", "ideograph"],
]);

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2)`: the numbers of the levels, and what stands around them. */
  readonly text: string;
  readonly paragraphStyle: string | null;
}

interface List {
  /** Lists made after the same pattern count on from one another. */
  readonly pattern: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startsAnew: ReadonlyMap<number, number>;
}

/** The numbers that a Word document sets before its paragraphs; they are no words of its text. */
export class WordNumbering {
  readonly #lists: ReadonlyMap<string, List>;
  readonly #styles: ReadonlyMap<string, Element>;
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(numbering: Document | null, styles: Document | null) {
    this.#styles = new Map(
      [...(styles?.getElementsByTagNameNS("*", "style") ?? [])].map((style) => [
        valueOf(style, "styleId") ?? "",
        style,
      ]),
    );
    this.#lists = listsOf(numbering, this.#styles);
  }

  /** Counts a paragraph, in the order of the text; answers with its number, null for one that has none. */
  next(paragraph: Element): string | null {
    const properties = child(paragraph, "pPr");
    const style = valueOf(child(properties, "pStyle"));
    const own = child(properties, "numPr");
    const [id, fromStyle] = this.#listOf(own, style);
    const list = id === null ? undefined : this.#lists.get(id);
    if (id === null || list === undefined) return null;
    const depth = depthOf(own) ?? levelOfStyle(list, fromStyle ?? style) ?? 0;
    const level = list.levels.get(depth);
    if (level === undefined) return null;
    const counts = this.#counted(id, list, depth);
    if (level.format === "bullet" || level.format === "none") return null;
    const label = level.text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
      const at = list.levels.get(Number(digit) - 1);
      const count = counts[Number(digit) - 1] ?? at?.start ?? 1;
      return listNumber(count, styleOf.get(at?.format ?? "") ?? "decimal");
    });
    return label.trim() === "" ? null : label.trim();
  }

  #listOf(own: Element | null, style: string | null): readonly [string | null, string | null] {
    const id = valueOf(child(own, "numId"));
    if (id !== null) return [id === "0" ? null : id, null];
    let at = style;
    // A chain of styles that leads back to itself ends here too.
    for (let step = 0; at !== null && step < 20; step += 1) {
      const found = this.#styles.get(at);
      const inStyle = valueOf(child(child(child(found, "pPr"), "numPr"), "numId"));
      if (inStyle !== null) return [inStyle === "0" ? null : inStyle, at];
      at = valueOf(child(found, "basedOn"));
    }
    return [null, null];
  }

  #counted(id: string, list: List, depth: number): readonly number[] {
    const counts = this.#counts.get(list.pattern) ?? [];
    this.#counts.set(list.pattern, counts);
    if (!this.#begun.has(id)) {
      this.#begun.add(id);
      for (const [at, start] of list.startsAnew) counts[at] = start - 1;
    }
    counts[depth] = (counts[depth] ?? (list.levels.get(depth)?.start ?? 1) - 1) + 1;
    counts.length = depth + 1;
    return counts;
  }
}

function listsOf(
  numbering: Document | null,
  styles: ReadonlyMap<string, Element>,
): ReadonlyMap<string, List> {
  if (numbering === null) return new Map();
  const patterns = new Map(
    [...numbering.getElementsByTagNameNS("*", "abstractNum")].map((pattern) => [
      valueOf(pattern, "abstractNumId") ?? "",
      pattern,
    ]),
  );
  const numbers = [...numbering.getElementsByTagNameNS("*", "num")];
  const patternOf = (id: string | null): string =>
    valueOf(child(numbers.find((num) => valueOf(num, "numId") === id) ?? null, "abstractNumId")) ??
    "";
  const lists = new Map<string, List>();
  for (const num of numbers) {
    const id = valueOf(num, "numId");
    const name = valueOf(child(num, "abstractNumId"));
    if (id === null || name === null) continue;
    // A pattern may be kept in a style, which names a list of its own.
    const linked = valueOf(child(patterns.get(name), "numStyleLink"));
    const inStyle = linked === null ? undefined : styles.get(linked);
    const numId = valueOf(child(child(child(inStyle, "pPr"), "numPr"), "numId"));
    const pattern = numId === null ? name : patternOf(numId);
    const overrides = children(num, "lvlOverride");
    const levels = new Map(levelsOf(children(patterns.get(pattern), "lvl")));
    for (const [depth, level] of levelsOf(overrides.flatMap((one) => children(one, "lvl")))) {
      levels.set(depth, level);
    }
    const startsAnew = new Map(
      overrides.flatMap((one) => {
        const start = valueOf(child(one, "startOverride"));
        return start === null ? [] : [[Number(valueOf(one, "ilvl") ?? 0), Number(start)] as const];
      }),
    );
    lists.set(id, { pattern, levels, startsAnew });
  }
  return lists;
}

function levelsOf(found: readonly Element[]): readonly (readonly [number, Level])[] {
  return found.map((level) => [
    Number(valueOf(level, "ilvl") ?? 0),
    {
      start: Number(valueOf(child(level, "start")) ?? 1),
      format: valueOf(child(level, "numFmt")) ?? "decimal",
      text: valueOf(child(level, "lvlText")) ?? "",
      paragraphStyle: valueOf(child(level, "pStyle")),
    },
  ]);
}

function depthOf(numPr: Element | null): number | null {
  const depth = valueOf(child(numPr, "ilvl"));
  return depth === null ? null : Number(depth);
}

function levelOfStyle(list: List, style: string | null): number | null {
  for (const [depth, level] of list.levels) {
    if (style !== null && level.paragraphStyle === style) return depth;
  }
  return null;
}

/** An attribute of Word's own, whatever prefix it goes by. */
function valueOf(element: Element | null | undefined, name = "val"): string | null {
  for (const { localName, value } of element?.attributes ?? []) {
    if (localName === name) return value;
  }
  return null;
}

function child(element: Element | null | undefined, name: string): Element | null {
  return children(element, name)[0] ?? null;
}

function children(element: Element | null | undefined, name: string): readonly Element[] {
  return [...(element?.children ?? [])].filter(({ localName }) => localName === name);
}
