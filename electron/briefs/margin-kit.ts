import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import { notoFonts, sheetMm } from "#shared/domain/brief/brief-styles.ts";
import { html, Markup } from "#shared/domain/brief/markup.ts";
import { tlpColours } from "#shared/domain/marking.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import type { Draw, Page } from "./drawn-page.ts";

/** What is printed in the margins of every page, cut into pieces, each on a sheet of its own. */
export interface MarginKit {
  readonly draw: Draw;
  /** What stands in the margins of one page, in reading order. */
  readonly placed: (place: PagePlace) => readonly PlacedPiece[];
}

export interface PagePlace {
  readonly page: number;
  readonly pages: number;
  /** Said beside the marking while findings are open. */
  readonly isDraft: boolean;
}

/** A sheet of the kit, moved to the right and up, in points. */
export interface PlacedPiece {
  readonly sheet: number;
  readonly right: number;
  readonly up: number;
}

type KitModel = Pick<BriefModel, "paper" | "language" | "marking" | "title">;

/** The number of a page, or how many there are. */
type Numbered = "page" | "pages";
type Token =
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "number"; readonly of: Numbered };

/** Each digit stands in a box of this width: that of the figures of the sans at 8.5 points. */
const digitPt = 5.1;
const digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** From the edge of the paper to the line in the margin, and how high that is. */
const edgeMm = 8;
const lineMm = 8;
const pointsPerMm = 72 / 25.4;

/**
 * Templates of the printing engine can not carry the fonts, and how many pages there are is known
 * only after the print. So every piece is printed once, "Page", each digit, the marking, and pages
 * are put together from them: a sheet for each of two hundred pages costs as much as ten of these.
 */
export function marginKit(model: KitModel, t: Translate): MarginKit {
  const sheets: Markup[] = [];
  /** Adds a line of the margin as a sheet of its own, and answers with its number. */
  const add = (line: Markup): number =>
    sheets.push(html`<div class="sheet"><div class="line">${line}</div></div>\n`) - 1;

  const label = html`<span class="marking">${model.marking ?? t("brief.print.unmarked")}</span>`;
  const draft = html`<span class="draft">${t("brief.print.draft")}</span>`;
  // A long title ends before what stands beside it, which is laid out unseen.
  const sheetsOf = (marks: Markup) => ({
    title: add(html`<span class="title seen">${model.title}</span>${marks}`),
    marks: add(html`<span class="title"></span><span class="marks seen">${marks}</span>`),
  });
  const finished = sheetsOf(label);
  const unfinished = sheetsOf(html`${draft}${label}`);
  const tokens = numberTokens(t);
  const first = tokens.map((token, index) => {
    const printed = token.kind === "words" ? ["0"] : digits;
    const [sheet = 0] = printed.map((digit) => add(numberLine(tokens, index, digit)));
    return sheet;
  });

  const atFoot = (2 * edgeMm + lineMm - sheetMm[model.paper].height) * pointsPerMm;

  const placed = ({ page, pages, isDraft }: PagePlace): readonly PlacedPiece[] => {
    const { title, marks } = isDraft ? unfinished : finished;
    let right = 0;
    const numbers = tokens.flatMap((token, index) => {
      const sheet = first[index] ?? 0;
      if (token.kind === "words") return [{ sheet, right, up: atFoot }];
      const figures = String(token.of === "page" ? page : pages).split("");
      const from = right;
      right += (figures.length - 1) * digitPt;
      return figures.map((figure, place) => ({
        sheet: sheet + Number(figure),
        right: from + place * digitPt,
        up: atFoot,
      }));
    });
    return [
      // The first page has the title large.
      ...(page === 1 ? [] : [{ sheet: title, right: 0, up: 0 }]),
      { sheet: marks, right: 0, up: 0 },
      ...numbers,
      { sheet: marks, right: 0, up: atFoot },
    ];
  };
  return { draw: (page) => kitHtml(model, sheets, page), placed };
}

const places: Readonly<Record<Numbered, string>> = { page: "\u{e000}", pages: "\u{e001}" };

/** "Page 1 of 4" in the words of a language, its numbers still open. */
function numberTokens(t: Translate): readonly Token[] {
  const whole = t("brief.print.page", places);
  const parts = whole.split(/([\u{e000}\u{e001}])/u).filter((part) => part !== "");
  return parts.map((part) => {
    if (part === places.page) return { kind: "number", of: "page" };
    if (part === places.pages) return { kind: "number", of: "pages" };
    return { kind: "words", words: part };
  });
}

/** The line of numbers with one of its parts to be seen; every number has one digit. */
function numberLine(tokens: readonly Token[], seen: number, digit: string): Markup {
  return html`${tokens.map((token, index) => {
    const isSeen = index === seen ? html` seen` : null;
    return token.kind === "words"
      ? html`<span class="words${isSeen}">${token.words}</span>`
      : html`<span class="digit${isSeen}">${digit}</span>`;
  })}`;
}

function kitHtml(
  model: KitModel,
  sheets: readonly Markup[],
  { fontStyles, styleNonce }: Page,
): string {
  // Written by this program: numbers and colours of the standard.
  const styles = new Markup(kitStyles(model));
  return html`<!doctype html>
<html lang="${model.language}">
<head><meta charset="utf-8"><title>${model.title}</title>
${fontStyles.map((href) => html`<link rel="stylesheet" href="${href}">\n`)}<style nonce="${styleNonce}">${styles}</style></head>
<body>${sheets}</body>
</html>
`.text;
}

/** TLP 2.0: 12 point or more, bold on black, right-justified, in header and footer. Printing shrinks by a thousandth. */
function kitStyles({ paper, marking }: KitModel): string {
  const { width, height } = sheetMm[paper];
  const colour = marking === null ? "#FFFFFF" : tlpColours[marking];
  return `
@page { size: ${paper}; margin: 0; }
html, body { margin: 0; }
body { font: 8.5pt/12pt "IBM Plex Sans", ${notoFonts("JP", "KR", "SC")}, sans-serif; color: #333; font-variant-ligatures: none; }
.sheet { position: relative; width: ${width}mm; height: ${height}mm; overflow: hidden; break-after: page; }
.sheet:last-child { break-after: auto; }
.line { position: absolute; top: ${edgeMm}mm; left: 22mm; right: 22mm; height: ${lineMm}mm; display: flex; align-items: center; white-space: pre; visibility: hidden; }
.seen { visibility: visible; }
.title { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.marks { display: flex; }
.digit { width: ${digitPt}pt; text-align: center; }
.marking, .draft { font-size: 12.5pt; line-height: 15pt; font-weight: 700; padding: 1pt 5pt; margin-left: 8pt; white-space: nowrap; }
.marking { color: ${colour}; background: #000000; }
.draft { color: #000; border: 1pt solid #000; padding: 0 5pt; }
`;
}
