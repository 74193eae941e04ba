import type { Paper } from "./brief.ts";
import type { ModelDress } from "./brief-model.ts";

/** Width and height of the sheet in millimetres. */
export const sheetMm: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> =
  {
    A4: { width: 210, height: 297 },
    Letter: { width: 215.9, height: 279.4 },
  };

const serif = "var(--serif)";
const sans = "var(--sans)";

/** Fonts for what a quoted passage may hold beside: the system's own would lie in a PDF as drawings of letters. */
const otherScripts = ["Sans Arabic", "Sans Hebrew", "Sans Thai", "Sans Devanagari", "Emoji"];

/** The fonts behind those of the brief, in the order in which its language reads best. */
export function notoFonts(...regions: readonly string[]): string {
  const families = [...regions.map((region) => `Sans ${region}`), ...otherScripts];
  return families.map((family) => `"Noto ${family}"`).join(", ");
}

/** The two families of the brief, with those of Noto behind them. */
function fontsFor(selector: string, ...regions: readonly string[]): string {
  const noto = notoFonts(...regions);
  return `${selector} { --serif: "Source Serif 4", ${noto}, serif; --sans: "IBM Plex Sans", ${noto}, sans-serif; }`;
}

/**
 * INTERFACE, "The brief on paper". The 22 mm margins hold the marking, which is laid over
 * the finished pages, because templates of the printing engine can not carry the fonts.
 * No ligatures: the engine gives their glyphs no text, so that "flew" would be found and
 * copied as "ew".
 */
export function briefStyles(paper: Paper, { colour, form }: ModelDress, closeness = 0): string {
  return `
@page { size: ${paper}; margin: 22mm; }
:root { color-scheme: light; }
${fontsFor(":root", "JP", "KR", "SC")}
${fontsFor(":lang(ko)", "KR", "JP", "SC")}
${fontsFor(":lang(zh)", "SC", "JP", "KR")}
:lang(ko) { word-break: keep-all; }
* { box-sizing: border-box; }
html { font: 10.5pt/15pt ${serif}; color: #111; background: #fff; font-kerning: normal; font-variant-ligatures: none; font-variant-numeric: lining-nums; }
body { margin: 0; orphans: 3; widows: 3; overflow-wrap: break-word; hanging-punctuation: none; }
blockquote[lang] { font-family: ${serif}; }
:lang(ja) { line-break: strict; }
h1, h2, h3, table, .facts, .own, .marking-line, figcaption { font-family: ${sans}; }
h1 { font-size: 20pt; line-height: 25pt; font-weight: 600; margin: 0 0 8pt; text-wrap: balance; }
h2 { font-size: 12pt; line-height: 16pt; font-weight: 600; margin: 20pt 0 6pt; padding-top: 5pt; border-top: 0.5pt solid #111; break-after: avoid; break-inside: avoid; }
h3 { font-size: 10pt; line-height: 14pt; font-weight: 600; margin: 11pt 0 3pt; break-after: avoid; }
p { margin: 0 0 6pt; }
ul, ol { margin: 0 0 6pt; padding-left: 15pt; }
li { margin: 0 0 3pt; }
a { color: inherit; text-decoration: none; }
.organisation { font: 600 9pt/13pt ${sans}; margin: 0 0 2pt; }
.facts { font-size: 9pt; line-height: 13pt; margin: 0 0 12pt; padding: 0; list-style: none; display: flex; flex-wrap: wrap; column-gap: 16pt; }
.facts li { margin: 0; }
.marking-line, .automatic, .left-out { font: 9pt/13pt ${sans}; margin: 0 0 8pt; }
.automatic, .left-out { border-left: 2pt solid #111; padding-left: 7pt; }
.bottom-line { border-top: 1.5pt solid #111; border-bottom: 1.5pt solid #111; padding: 8pt 0 4pt; margin: 0 0 6pt; break-inside: avoid; }
.bottom-line + section > h2 { border-top: 0; padding-top: 0; margin-top: 14pt; }
.bottom-line h2 { border: 0; padding: 0; margin: 0 0 4pt; }
.bottom-line p { font-size: 11.5pt; line-height: 16.5pt; }
.judgements { list-style: none; padding: 0; counter-reset: none; }
.judgements > li { position: relative; padding-left: 20pt; margin-bottom: 9pt; break-inside: avoid; }
.judgements > li > .number { position: absolute; left: 0; top: 0; font: 600 11pt/15pt ${sans}; }
.judgements p { margin-bottom: 3pt; }
.judgements .likelihood { font-weight: 600; }
.judgements .aside { font-size: 9.5pt; line-height: 13.5pt; }
sup { font: 600 7pt/1 ${sans}; vertical-align: baseline; position: relative; top: -0.42em; margin-left: 0.5pt; }
.own { font-size: 8pt; }
table { width: 100%; border-collapse: collapse; font-size: 9pt; line-height: 12pt; margin: 0 0 6pt; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 3pt 7pt 3.5pt 0; border-bottom: 0.35pt solid #777; overflow-wrap: break-word; }
th { font-weight: 600; border-bottom: 0.8pt solid #111; }
th:last-child, td:last-child { padding-right: 0; }
td p { margin: 0 0 2pt; }
td .kind { color: #444; }
.rating { font-variant-numeric: tabular-nums; }
.legend, .note, .question { font: 8.5pt/12pt ${sans}; color: #333; margin: 0 0 6pt; }
.legend { break-before: avoid; }
/* Only the first must stand under what it explains: a long run of them may go on over the page. */
.legend + .legend { break-before: auto; }
.question { font-style: italic; }
figure { margin: 0 0 14pt; }
figcaption { break-after: avoid; }
figcaption p { margin: 0 0 4pt; font-size: 9pt; line-height: 12.5pt; }
.drawing { break-inside: avoid; margin: 0 0 5pt; }
.drawing svg { font-family: ${sans}; display: block; width: 100%; height: auto; max-height: 100mm; }
figure table { font-size: 8pt; line-height: 10.5pt; margin-top: 4pt; }
.conflict { border-left: 2pt solid #111; padding-left: 8pt; margin: 0 0 9pt; break-inside: avoid; }
.conflict h3 { margin-top: 0; }
.conflict dl { margin: 0 0 3pt; display: grid; grid-template-columns: 58pt 1fr; column-gap: 6pt; row-gap: 2pt; }
.conflict dt { font: 600 9pt/15pt ${sans}; }
.conflict dd { margin: 0; }
.standing { font: 600 9pt/13pt ${sans}; }
.endnotes { list-style: none; padding: 0; font-size: 9pt; line-height: 12.5pt; }
.endnotes li { padding-left: 22pt; text-indent: -22pt; margin-bottom: 4pt; break-inside: avoid; }
.endnotes .number { display: inline-block; width: 22pt; text-indent: 0; font-family: ${sans}; font-weight: 600; white-space: nowrap; }
.endnotes.hundreds li { padding-left: 28pt; text-indent: -28pt; }
.endnotes.hundreds .number { width: 28pt; }
.endnotes.thousands li { padding-left: 33pt; text-indent: -33pt; }
.endnotes.thousands .number { width: 33pt; }
.endnotes .back { font: 8pt/1 ${sans}; text-indent: 0; }
.whole { white-space: nowrap; }
.address { text-decoration: underline; text-decoration-thickness: 0.4pt; text-underline-offset: 1.5pt; overflow-wrap: anywhere; }
.annex { margin: 0; font-size: 9pt; line-height: 12.5pt; }
.annex > div { display: grid; grid-template-columns: 26pt 1fr; break-inside: avoid; margin-bottom: 5pt; }
.annex > .long { break-inside: auto; }
.annex .location { break-before: avoid; }
.annex dt { font: 600 9pt/12.5pt ${sans}; }
.annex dd { margin: 0; }
.annex blockquote { margin: 0; unicode-bidi: plaintext; }
.annex .location { font: 8pt/11pt ${sans}; color: #333; margin: 1pt 0 0; }
.logo { display: block; max-height: 14mm; max-width: 60mm; margin: 0 0 6pt; }
.new-page { break-before: page; }
${colour === null ? "" : colouredStyles(colour)}${form === "one-page" ? onePageStyles(closeness) : ""}@media screen {
  body { max-width: 178mm; margin: 0 auto; padding: 12mm 6mm; }
  .banner { font: 700 12pt/1.6 ${sans}; text-align: right; }
  .banner span { background: #000; padding: 2pt 6pt; display: inline-block; }
}
@media print { .banner { display: none; } }
`;
}

/** The colour is for what structures the page, never for words of the text. */
function colouredStyles(colour: string): string {
  return `h1, h2, .organisation, .judgements > li > .number { color: ${colour}; }
h2, .bottom-line, .bottom-line h2, th, .conflict, .automatic, .left-out { border-color: ${colour}; }
`;
}

/** The sizes tried for a brief of one page, until a page holds it: below the last nobody would read it. */
export const closenesses = [0, 1, 2, 3, 4] as const;

/** Smaller and closer, in two columns where the paragraphs are short, so that a page holds it. */
function onePageStyles(closeness: number): string {
  return `@page { margin: 18mm 22mm 17mm; }
html { font-size: 9pt; line-height: 11.75pt; }
body { zoom: ${(1 - closeness * 0.025).toFixed(3)}; }
h1 { font-size: 15pt; line-height: 18pt; margin-bottom: 3pt; text-wrap: wrap; }
h2 { font-size: 9.5pt; line-height: 12pt; margin: 5pt 0 2pt; padding-top: 2.5pt; }
h3 { font-size: 8.5pt; line-height: 11pt; margin: 3pt 0 1pt; }
p, ul, ol { margin-bottom: 2pt; }
ul { padding-left: 13pt; }
li { margin-bottom: 1pt; }
.organisation { font-size: 8pt; line-height: 10pt; margin: 0; }
.facts { font-size: 8pt; line-height: 10.5pt; margin-bottom: 3pt; column-gap: 12pt; }
.automatic, .left-out { font-size: 8pt; line-height: 10.5pt; margin-bottom: 3pt; }
.bottom-line { padding: 4pt 0 1pt; margin-bottom: 2pt; }
.bottom-line p { font-size: 10pt; line-height: 13pt; }
.bottom-line h2 { margin-bottom: 2pt; }
.bottom-line + section > h2 { margin-top: 4pt; }
.judgements > li { margin-bottom: 2pt; padding-left: 14pt; }
.judgements > li > .number { font-size: 9pt; line-height: 11.75pt; }
.judgements p { margin-bottom: 0; }
.judgements .likelihood ~ p { display: inline; font-size: inherit; line-height: inherit; }
.judgements .likelihood ~ p + p::before { content: " "; }
sup { font-size: 6pt; }
.own { font-size: 7pt; white-space: nowrap; }
.conflict { margin-bottom: 2pt; padding-left: 6pt; }
.conflict b { font: 600 8pt/1 ${sans}; }
.columns { columns: 2; column-gap: 14pt; margin-top: 5pt; }
.columns section { margin-bottom: 4pt; break-inside: avoid; }
.columns h2 { margin-top: 0; }
.counted { font: 7.5pt/9.75pt ${sans}; }
.legend, .note { font-size: 7.5pt; line-height: 9.5pt; margin-bottom: 2pt; }
table { font-size: 8pt; line-height: 10.5pt; }
.endnotes { font-size: 7.25pt; line-height: 9pt; margin: 0; }
.endnotes li { margin-bottom: 1pt; padding-left: 16pt; text-indent: -16pt; }
.endnotes .number { width: 16pt; }
.annex { font-size: 8pt; line-height: 10.5pt; }
`;
}
