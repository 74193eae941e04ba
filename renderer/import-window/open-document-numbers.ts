import { listNumber, type NumberStyle } from "./list-number.ts";

/** Ways of numbering by the first number that OpenDocument writes in them; all others are plain figures. */
const styleOf: ReadonlyMap<string, NumberStyle> = new Map<string, NumberStyle>([
  ["a", "lower-letter"],
  ["A", "upper-letter"],
  ["i", "lower-roman"],
  ["I", "upper-roman"],
  ["一", "ideograph"],
  ["１", "full-width"],
  ["①", "circled"],
  ["ア", "aiueo"],
  ["イ", "iroha"],
  ["가", "ganada"],
  ["ㄱ", "chosung"],
  ["01", "two-digits"],
]);

interface Level {
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** How many levels its number names: 2 for "1.2". */
  readonly shown: number;
  readonly start: number;
}

type Levels = ReadonlyMap<number, Level>;

interface OpenList {
  readonly style: string;
  readonly counts: number[];
}

/** The numbers that an OpenDocument text sets before items and headings; they are no words of its text. */
export class OpenDocumentNumbers {
  readonly #styles = new Map<string, Levels>();
  readonly #outline: Levels;
  readonly #headings: number[] = [];
  readonly #open: OpenList[] = [];
  readonly #lists = new Map<string, readonly number[]>();
  #last: OpenList | null = null;

  constructor(documents: readonly (Document | null)[]) {
    let outline: Levels = new Map();
    for (const document of documents) {
      for (const style of document?.getElementsByTagNameNS("*", "list-style") ?? []) {
        this.#styles.set(valueOf(style, "name") ?? "", levelsOf(style));
      }
      const found = document?.getElementsByTagNameNS("*", "outline-style")[0];
      if (found !== undefined) outline = levelsOf(found);
    }
    this.#outline = outline;
  }

  /** Begins a list, inside the one that is open or by itself. */
  enterList(list: Element): void {
    const around = this.#open.at(-1);
    const style = valueOf(list, "style-name") ?? around?.style ?? this.#last?.style ?? "";
    if (around !== undefined) {
      // The numbers of all levels of a list are kept together.
      this.#open.push({ style, counts: around.counts });
      return;
    }
    const before = valueOf(list, "continue-list");
    const goesOn = valueOf(list, "continue-numbering") === "true" ? this.#last?.counts : undefined;
    const counts = [...((before === null ? goesOn : this.#lists.get(before)) ?? [])];
    const open = { style, counts };
    this.#open.push(open);
    this.#last = open;
  }

  leaveList(list: Element): void {
    const left = this.#open.pop();
    const id = valueOf(list, "id");
    if (id !== null && left !== undefined) this.#lists.set(id, left.counts);
  }

  /** The number of the next item of the list that is open; null for one with another mark, or none. */
  ofItem(item: Element): string | null {
    const open = this.#open.at(-1);
    const hasWords = [...item.children].some(({ localName }) => /^[ph]$/u.test(localName));
    if (open === undefined || !hasWords) return null;
    const levels = this.#styles.get(open.style) ?? new Map();
    return counted(levels, open.counts, this.#open.length, valueOf(item, "start-value"));
  }

  /** The number of a heading that stands in no list. */
  ofHeading(heading: Element): string | null {
    if (this.#open.length > 0 || valueOf(heading, "is-list-header") === "true") return null;
    const level = Number(valueOf(heading, "outline-level") ?? 1);
    if ((heading.textContent ?? "").trim() === "") return null;
    return counted(this.#outline, this.#headings, level, valueOf(heading, "start-value"));
  }
}

function counted(
  levels: Levels,
  counts: number[],
  depth: number,
  startsAt: string | null,
): string | null {
  const level = levels.get(depth);
  const start = startsAt === null ? null : Number(startsAt);
  counts[depth] = start ?? (counts[depth] ?? (level?.start ?? 1) - 1) + 1;
  counts.length = depth + 1;
  if (level === undefined || level.format === "") return null;
  const shown = Array.from({ length: level.shown }, (_, index) => depth - level.shown + 1 + index)
    .filter((at) => at > 0)
    .map((at) =>
      listNumber(counts[at] ?? 1, styleOf.get(formatOf(levels.get(at)) ?? "") ?? "decimal"),
    );
  return `${level.prefix}${shown.join(".")}${level.suffix}`.trim();
}

/** `一, 二, 三, ...` is how some are named. */
function formatOf(level: Level | undefined): string | undefined {
  return level?.format.split(",")[0]?.trim();
}

function levelsOf(style: Element): Levels {
  return new Map(
    [...style.children].map((level) => {
      const isNumber = /^(?:list-level-style-number|outline-level-style)$/u.test(level.localName);
      return [
        Number(valueOf(level, "level") ?? 1),
        {
          format: isNumber ? (valueOf(level, "num-format") ?? "") : "",
          prefix: valueOf(level, "num-prefix") ?? "",
          suffix: valueOf(level, "num-suffix") ?? "",
          shown: Number(valueOf(level, "display-levels") ?? 1),
          start: Number(valueOf(level, "start-value") ?? 1),
        },
      ];
    }),
  );
}

/** Attributes are looked up by local name: old documents use older namespaces. */
function valueOf(element: Element, name: string): string | null {
  for (const { localName, value } of element.attributes) if (localName === name) return value;
  return null;
}
