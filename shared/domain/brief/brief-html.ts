import { assertNever } from "../../assert-never.ts";
import type { Translate } from "../../messages/catalogue.ts";
import { tlpColours } from "../marking.ts";
import type { BriefSection } from "./brief.ts";
import type {
  BriefModel,
  Endnote,
  ModelCell,
  ModelConflictEnd,
  ModelInline,
  ModelJudgement,
  ModelLensMeaning,
  ModelParagraph,
  ModelTable,
  Reference,
} from "./brief-model.ts";
import { briefStyles } from "./brief-styles.ts";
import { aroundAddress } from "./endnote.ts";
import { html, Markup } from "./markup.ts";
import { printedReferences } from "./printed-references.ts";

export interface HtmlOptions {
  /** Addresses of style sheets that bring the fonts; none for a file that stands alone. */
  readonly fontStyles?: readonly string[];
  /** For the policy the page is served under; null for a file that stands alone. */
  readonly styleNonce?: string | null;
  /** Printed beside the marking on screen; pages get it laid over. */
  readonly isDraft?: boolean;
  /** How much closer a brief of one page is set than usual, 0 for not at all. */
  readonly closeness?: number;
  /** The logo as a data address; null for a brief without one. */
  readonly logo?: string | null;
}

/** A file is served by nobody: it carries its policy itself, and can load nothing even if words became mark-up. */
const standalonePolicy = html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
`;

/** The brief as one HTML page without script, remote address or loaded image. */
export function briefHtml(model: BriefModel, t: Translate, options: HtmlOptions = {}): string {
  const { fontStyles = [], styleNonce = null, isDraft = false, logo = null } = options;
  const { closeness = 0 } = options;
  // The style sheet is this program's own text and holds no word of the notebook.
  const styles = new Markup(briefStyles(model.paper, model.dress, closeness));
  const page = html`<!doctype html>
<html lang="${model.language}">
<head>
<meta charset="utf-8">
${styleNonce === null ? standalonePolicy : null}<title>${model.title}</title>
<meta name="viewport" content="width=device-width">
${fontStyles.map((href) => html`<link rel="stylesheet" href="${href}">\n`)}${
  styleNonce === null
    ? html`<style>${styles}</style>`
    : html`<style nonce="${styleNonce}">${styles}</style>`
}
</head>
<body>
<header>
${banner(model, isDraft, t)}
${head(model, logo, t)}
</header>
${destinations(model)}
<main>
${body(model, t)}
</main>
<footer>
${banner(model, isDraft, t)}
</footer>
</body>
</html>
`;
  return page.text;
}

/** The sections in printed order, each with the id that bookmarks and links point at. */
function body(model: BriefModel, t: Translate): readonly Markup[] {
  const sections = model.sections.map((id) => ({
    id,
    words: html`<section${classOf(id, model)} aria-labelledby="${id}"><h2 id="${id}">${model.headings[id]}${headingNote(model, id)}</h2>
${contentOf(id, model, t)}${emptyNote(model, id)}</section>\n`,
  }));
  if (!isOnePage(model)) return sections.map(({ words }) => words);
  // Neighbours whose paragraphs are short stand side by side.
  const groups: { readonly isShort: boolean; readonly words: Markup[] }[] = [];
  for (const { id, words } of sections) {
    const isShort = shortSections.has(id) && !model.dress.pageBreaks.includes(id);
    const last = groups.at(-1);
    if (last?.isShort === true && isShort) last.words.push(words);
    else groups.push({ isShort, words: [words] });
  }
  return groups.map(({ isShort, words }) =>
    isShort && words.length > 1 ? html`<div class="columns">${words}</div>\n` : html`${words}`,
  );
}

function isOnePage({ dress }: BriefModel): boolean {
  return dress.form === "one-page";
}

const shortSections: ReadonlySet<BriefSection> = new Set([
  "gaps",
  "alternatives",
  "indicators",
  "what-changed",
  "source-summary",
]);

function classOf(id: BriefSection, { dress }: BriefModel): Markup | null {
  const names = [
    ...(id === "bottom-line" ? ["bottom-line"] : []),
    ...(dress.pageBreaks.includes(id) ? ["new-page"] : []),
  ];
  return names.length === 0 ? null : html` class="${names.join(" ")}"`;
}

function contentOf(
  section: BriefSection,
  model: BriefModel,
  t: Translate,
): readonly (readonly Markup[])[] {
  const paragraphs = (items: readonly ModelParagraph[]) => items.map((item) => paragraph(item, t));
  switch (section) {
    case "bottom-line":
      return [paragraphs(model.bottomLine)];
    case "key-judgements":
      return [judgements(model), paragraphs(model.judgementNotes)];
    case "lens-meaning":
      return [
        paragraphs(model.lensNotes),
        model.lensMeanings.map((lens) => lensMeaning(lens, model)),
      ];
    case "lens-comparison":
      return [table(model.lensComparison)];
    case "evidence-table":
      return [evidence(model)];
    case "source-appraisal":
      return [table(model.sourceAppraisal)];
    case "figures":
      return [figures(model), paragraphs(model.figureNotes)];
    case "conflicts":
      return [
        isOnePage(model) ? conflictLines(model, t) : conflicts(model),
        paragraphs(model.conflictNotes),
      ];
    case "gaps":
      return [paragraphs(model.gaps)];
    case "alternatives":
      return [paragraphs(model.alternatives)];
    case "indicators":
      return [paragraphs(model.indicators), list(model.judgementIndicators)];
    case "what-changed":
      return [list(model.changesSinceLast), paragraphs(model.whatChanged)];
    case "source-summary":
      return isOnePage(model)
        ? [paragraphs(model.sourceSummary), run(model.sourceFacts)]
        : [list(model.sourceFacts), paragraphs(model.sourceSummary)];
    case "endnotes":
      return [endnotes(model, t)];
    case "annex":
      return [annex(model)];
    default:
      return assertNever(section);
  }
}

function banner(model: BriefModel, isDraft: boolean, t: Translate): Markup {
  const label = model.marking ?? t("brief.print.unmarked");
  const colour = model.marking === null ? "#FFFFFF" : tlpColours[model.marking];
  const draft = isDraft ? `${t("brief.print.draft")} · ` : "";
  // An attribute of SVG, because the page's policy allows no style attribute.
  return html`<div class="banner">${draft}<span><svg role="img" aria-label="${label}" width="${String(label.length * 11 + 8)}" height="17"><text x="2" y="14" fill="${colour}" font-weight="700" font-size="16">${label}</text></svg></span></div>`;
}

function head(model: BriefModel, logo: string | null, t: Translate): Markup {
  const marking =
    model.marking === null || model.head.markingMeaning === null
      ? null
      : html`<b>${model.marking}</b> ${model.head.markingMeaning}`;
  const isClose = isOnePage(model);
  return html`${logo === null ? null : html`<img class="logo" src="${logo}" alt="${model.organisation ?? t("brief.print.logo")}">\n`}${model.organisation === null ? null : html`<p class="organisation">${model.organisation}</p>\n`}<h1 id="title">${model.title}</h1>
<ul class="facts"><li>${model.head.date}</li><li>${model.head.cutOff}</li>${
    model.lenses.length === 0 ? null : html`<li>${model.head.lenses}</li>`
  }${model.head.audience === null ? null : html`<li>${model.head.audience}</li>`}${model.head.issue === null ? null : html`<li>${model.head.issue}</li>`}${isClose && marking !== null ? html`<li>${marking}</li>` : null}</ul>
${isClose || marking === null ? null : html`<p class="marking-line">${marking}</p>`}${model.head.leftOut === null ? null : html`<p class="left-out">${model.head.leftOut}</p>\n`}${
  model.head.draftedAutomatically === null
    ? null
    : html`<p class="automatic">${model.head.draftedAutomatically}</p>`
}`;
}

/** Never shown: only ids that a link names become destinations that a PDF's bookmarks can use. */
function destinations(model: BriefModel): Markup {
  const links = model.sections.map((id) => html`<a href="#${id}">${model.headings[id]}</a>`);
  return html`<nav hidden aria-label="${model.head.contents}">${links}</nav>`;
}

function headingNote(model: BriefModel, id: BriefSection): Markup | null {
  const note = model.headingNotes[id];
  return note === undefined ? null : html` <span class="own">${note}</span>`;
}

function emptyNote(model: BriefModel, id: BriefSection): Markup | null {
  const text = model.empty[id];
  return text === undefined ? null : html`<p class="note">${text}</p>`;
}

function paragraph({ inlines, assessmentNote, startsPage }: ModelParagraph, t: Translate): Markup {
  const words = inlines.map((_inline, index) => inlineMarkup(inlines, index, t));
  return html`<p${startsPage === true ? html` class="new-page"` : null}>${words}${
    assessmentNote === null ? null : html` <span class="own">${assessmentNote}</span>`
  }</p>\n`;
}

function inlineMarkup(inlines: readonly ModelInline[], index: number, t: Translate): Markup | null {
  const inline = inlines[index];
  if (inline === undefined) return null;
  if (inline.kind === "text") return html`${inline.text}`;
  const number = inline.judgementNumber;
  const judgement =
    number !== null &&
    html` <a href="#judgement-${number}">${t("brief.print.judgementReference", { number })}</a>`;
  return html`${judgement}${references(printedReferences(inlines, index))}`;
}

/** References side by side on a line: a number alone at the start of the next would look like a mistake. */
const referencesTogether = 4;

function references(list: readonly Reference[]): Markup | null {
  if (list.length === 0) return null;
  const comma = (index: number) => (index % referencesTogether === 0 ? html`,<wbr>` : html`,`);
  const links = list.map(
    (reference, index) =>
      html`${index === 0 ? null : comma(index)}<a id="${reference.anchor}" href="#endnote-${reference.endnote}">${reference.endnote}</a>`,
  );
  return html`<sup>${links}</sup>`;
}

function judgements(model: BriefModel): readonly Markup[] {
  if (model.judgements.length === 0) return [];
  return [html`<ol class="judgements">${model.judgements.map((item) => judgement(item))}</ol>\n`];
}

function judgement(item: ModelJudgement): Markup {
  return html`<li id="judgement-${item.number}"><span class="number">${item.number}</span><p class="likelihood">${item.likelihoodSentence}${references(item.references)}</p>
<p>${item.confidenceSentence}</p>${
    item.againstSentence === null
      ? null
      : html`<p class="aside">${item.againstSentence}${references(item.againstReferences)}</p>`
  }${item.assumptions === null ? null : html`<p class="aside">${item.assumptions}</p>`}</li>\n`;
}

function lensMeaning(lens: ModelLensMeaning, model: BriefModel): Markup {
  // On one page the head alone names a single lens, and nothing repeats what the lens asks.
  const question = isOnePage(model) ? null : html`<p class="question">${lens.question}</p>\n`;
  const name = isOnePage(model) && model.lenses.length === 1 ? null : html`<h3>${lens.name}</h3>\n`;
  return html`${name}${question}${lens.emptyNote === null ? null : html`<p class="note">${lens.emptyNote}</p>\n`}<ul>${lens.impacts.map(
    (impact) =>
      html`<li><b>${impact.verdict}:</b> ${impact.statement}${references(impact.references)}${
        impact.reason === null ? null : html` – ${impact.reason}`
      }${impact.dimensions.length === 0 ? null : html` <span class="own">${impact.dimensions.join("; ")}</span>`}</li>\n`,
  )}</ul>
${lens.notes.map((note) => html`<p class="note">${note}</p>\n`)}`;
}

function evidence(model: BriefModel): readonly Markup[] {
  const { columns, rows, legend } = model.evidence;
  if (rows.length === 0) return [];
  return [
    html`<table><colgroup><col width="34%"><col width="17%"><col width="10%"><col width="24%"><col width="15%"></colgroup>
<thead><tr><th scope="col">${columns.claim}</th><th scope="col">${columns.saidBy}</th><th scope="col">${columns.rating}</th><th scope="col">${columns.origins}</th><th scope="col">${columns.impacts}</th></tr></thead>
<tbody>${rows.map(
      (row) =>
        html`<tr><td>${row.statement}${references(row.references)} <span class="kind">${row.kind}</span></td><td>${row.saidBy.map((line) => html`<p>${line}</p>`)}</td><td class="rating">${row.rating}</td><td>${row.origins}</td><td>${row.impacts.map((line) => html`<p>${line}</p>`)}</td></tr>\n`,
    )}</tbody></table>
<p class="legend">${legend}</p>\n`,
  ];
}

function table({ columns, widths, rows, legend }: ModelTable): readonly Markup[] {
  if (rows.length === 0) return [];
  return [
    html`<table><colgroup>${widths.map((width) => html`<col width="${Math.round(width)}%">`)}</colgroup>
<thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map(tableCell)}</tr>\n`)}</tbody></table>
${legend === null ? null : html`<p class="legend">${legend}</p>\n`}`,
  ];
}

function tableCell({ lines, references: cited }: ModelCell): Markup {
  const words = lines.map(
    (line, index) => html`<p>${line}${index === 0 ? references(cited) : null}</p>`,
  );
  return html`<td>${words}</td>`;
}

function figures(model: BriefModel): readonly Markup[] {
  return model.figures.map(
    (
      figure,
    ) => html`<figure id="figure-${figure.number}"><figcaption><h3>${figure.heading}${references(figure.references)}</h3>${
      figure.caption === null ? null : html`<p>${figure.caption}</p>`
    }</figcaption>
${
  figure.emptyText !== null
    ? html`<p class="note">${figure.emptyText}</p>`
    : // Drawn by this program, every word of the notebook in it escaped (scene-svg.ts).
      figure.drawings.map((svg) => html`<div class="drawing">${new Markup(svg)}</div>\n`)
}${[...figure.notes, ...(figure.source === null ? [] : [figure.source])].map(
  (note) => html`<p class="legend">${note}</p>\n`,
)}${table(figure.table)}</figure>\n`,
  );
}

function conflicts(model: BriefModel): readonly Markup[] {
  const end = (side: ModelConflictEnd) =>
    html`<dt>${side.label}</dt><dd>${side.text}${references(side.references)}</dd>`;
  return model.conflicts.map(
    (conflict) =>
      html`<div class="conflict"><h3>${conflict.heading}</h3><dl>${end(conflict.left)}${end(conflict.right)}</dl>${
        conflict.note === null ? null : html`<p>${conflict.note}</p>`
      }<p class="standing">${conflict.standing}</p></div>\n`,
  );
}

/** A conflict in a paragraph of its own, for a page that has no room for its sides. */
function conflictLines(model: BriefModel, t: Translate): readonly Markup[] {
  const end = (side: ModelConflictEnd) => html`${side.text}${references(side.references)}`;
  return model.conflicts.map(
    ({ heading, left, right, note, standing }) =>
      html`<p class="conflict"><b>${heading}.</b> ${end(left)} <i>${t("brief.conflict.against")}</i> ${end(right)}${note === null ? "." : html`: ${note}`} <b>${standing}</b></p>\n`,
  );
}

/** Lines run together into one paragraph. */
function run(lines: readonly string[]): readonly Markup[] {
  return lines.length === 0 ? [] : [html`<p class="counted">${lines.join(" ")}</p>\n`];
}

function list(lines: readonly string[]): readonly Markup[] {
  if (lines.length === 0) return [];
  return [html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>\n`];
}

function endnotes(model: BriefModel, t: Translate): readonly Markup[] {
  if (model.endnotes.length === 0) return [];
  return [
    html`<ol class="endnotes${roomForNumbers(model.endnotes.length)}">${model.endnotes.map(
      (note) =>
        html`<li id="endnote-${note.number}"><span class="number">[${note.number}]</span>${endnoteWords(note)}${
          note.citedAt[0] === undefined
            ? null
            : html` <a class="back" href="#${note.citedAt[0]}" aria-label="${t("brief.print.backToText")}">↑</a>`
        }</li>\n`,
    )}</ol>\n`,
  ];
}

/** A number that is broken over two lines takes a line of its own from every note. */
function roomForNumbers(count: number): Markup | null {
  if (count > 999) return html` thousands`;
  return count > 99 ? html` hundreds` : null;
}

function endnoteWords(note: Endnote): readonly Markup[] {
  const [before, url, after] = aroundAddress(note);
  if (url === null) return withWholeHash(before);
  const address = html`<a class="address" href="${url}" rel="noreferrer">${url}</a>`;
  return [...withWholeHash(before), address, ...withWholeHash(after)];
}

/** A hash broken over two lines could not be searched for. */
function withWholeHash(text: string): readonly Markup[] {
  return text
    .split(/(SHA-256 [0-9a-f]{12})/u)
    .map((part) =>
      part.startsWith("SHA-256 ") ? html`<span class="whole">${part}</span>` : html`${part}`,
    );
}

/** Letters from which on a quotation may run on over the page: some ten lines. */
const longQuote = 900;

function annex(model: BriefModel): readonly Markup[] {
  if (model.annex.length === 0) return [];
  return [
    html`<dl class="annex">${model.annex.map(
      (passage) =>
        html`<div${passage.quote.length > longQuote ? html` class="long"` : null}><dt>${passage.label}</dt><dd><blockquote${
          passage.language === null ? null : html` lang="${passage.language}"`
        }>“${passage.quote}”</blockquote>${
          passage.translation === null
            ? null
            : html`<p>${passage.translationLabel} ${passage.translation}</p>`
        }<p class="location">${passage.location}</p></dd></div>\n`,
    )}</dl>\n`,
  ];
}
