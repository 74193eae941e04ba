import type { Paper } from "#shared/domain/brief/brief.ts";
import { notoFonts, sheetMm } from "#shared/domain/brief/brief-styles.ts";
import { html, Markup } from "#shared/domain/brief/markup.ts";
import { type Marking, tlpColours } from "#shared/domain/marking.ts";
import type { Page } from "./print-window.ts";

/** What stands in the margins of every page. */
export interface Margins {
  readonly paper: Paper;
  readonly language: string;
  readonly marking: Marking | null;
  /** Printed in place of a marking that is missing. */
  readonly unmarked: string;
  /** Printed beside the marking while findings are open; null for a finished brief. */
  readonly draft: string | null;
  /** The brief's title, small, so that a loose page can be told; the first page has it large. */
  readonly title: string;
  /** "Page 1 of 4", one for each page. */
  readonly pages: readonly string[];
}

/**
 * One sheet per page with only its margins on it, to be laid over the brief's own pages:
 * templates of the printing engine can not carry the fonts, and page counts are known
 * only after the first print.
 */
export function overlayHtml(margins: Margins, { fontStyles, styleNonce }: Page): string {
  const label = margins.marking ?? margins.unmarked;
  const draft = margins.draft === null ? null : html`<span class="draft">${margins.draft}</span>`;
  const sheets = margins.pages.map(
    (page, index) => html`<div class="sheet">
<div class="head"><span class="title">${index === 0 ? "" : margins.title}</span>${draft}<span class="marking">${label}</span></div>
<div class="foot"><span class="page">${page}</span>${draft}<span class="marking">${label}</span></div>
</div>
`,
  );
  // Written by this program: numbers and colours of the standard.
  const styles = new Markup(overlayStyles(margins));
  return html`<!doctype html>
<html lang="${margins.language}">
<head><meta charset="utf-8"><title>${margins.title}</title>
${fontStyles.map((href) => html`<link rel="stylesheet" href="${href}">\n`)}<style nonce="${styleNonce}">${styles}</style></head>
<body>${sheets}</body>
</html>
`.text;
}

/** TLP 2.0: 12 point or more, bold on black, right-justified, in header and footer. Laying over shrinks by a thousandth. */
function overlayStyles({ paper, marking }: Margins): string {
  const { width, height } = sheetMm[paper];
  const colour = marking === null ? "#FFFFFF" : tlpColours[marking];
  return `
@page { size: ${paper}; margin: 0; }
html, body { margin: 0; }
body { font: 8.5pt/12pt "IBM Plex Sans", ${notoFonts("JP", "KR", "SC")}, sans-serif; color: #333; font-variant-ligatures: none; }
.sheet { position: relative; width: ${width}mm; height: ${height}mm; overflow: hidden; break-after: page; }
.sheet:last-child { break-after: auto; }
.head, .foot { position: absolute; left: 22mm; right: 22mm; height: 8mm; display: flex; align-items: center; gap: 8pt; }
.head { top: 8mm; }
.foot { bottom: 8mm; }
.title { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.page { flex: 1; font-variant-numeric: tabular-nums; }
.marking, .draft { font-size: 12.5pt; line-height: 15pt; font-weight: 700; padding: 1pt 5pt; white-space: nowrap; }
.marking { color: ${colour}; background: #000000; }
.draft { color: #000; border: 1pt solid #000; padding: 0 5pt; }
`;
}
