import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { assertNever } from "#shared/assert-never.ts";
import type { BriefSection } from "#shared/domain/brief/brief.ts";
import type {
  BriefModel,
  Endnote,
  ModelConflict,
  ModelFigure,
  ModelJudgement,
  ModelLensMeaning,
  ModelParagraph,
  ModelTable,
  Reference,
} from "#shared/domain/brief/brief-model.ts";
import { sheetMm } from "#shared/domain/brief/brief-styles.ts";
import { aroundAddress } from "#shared/domain/brief/endnote.ts";
import { printedReferences } from "#shared/domain/brief/printed-references.ts";
import { tlpColours } from "#shared/domain/marking.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { docxStyles, listStyles, marginMm, numbering, styleSheet } from "./docx-styles.ts";
import { type Logo, pictureIn } from "./logo.ts";

type Block = Paragraph | Table;

export interface DocxOptions extends Partial<DocxImages> {
  readonly isDraft: boolean;
}

interface DocxImages {
  readonly logo: Logo | null;
  /** PNGs of the figures, by their drawings. One that is missing is told in words. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/**
 * The brief as a Word document: the words of the other formats, with Word's own headings,
 * lists, table heads and notes, and the marking in header and footer of every page. The
 * notes stand at the foot of the page that first cites them: LibreOffice sets endnotes on
 * pages of their own, which would bear no marking.
 */
export async function briefDocx(
  model: BriefModel,
  t: Translate,
  { isDraft, ...images }: DocxOptions,
): Promise<Uint8Array> {
  const { width, height } = sheetMm[model.paper];
  const margin = convertMillimetersToTwip(marginMm);
  const document = new Document({
    title: model.title,
    subject: t("brief.print.subject", { lenses: model.lenses.map(({ name }) => name).join("; ") }),
    creator: model.organisation ?? model.authors.join("; "),
    keywords: [model.marking, ...model.lenses.map(({ name }) => name)]
      .filter((word) => word !== null)
      .join("; "),
    styles: styleSheet(model.language, model.dress),
    numbering,
    footnotes: Object.fromEntries(
      model.endnotes.map((note) => [
        note.number,
        { children: [styled("FootnoteText", ...endnoteRuns(note))] },
      ]),
    ),
    sections: [
      {
        properties: {
          page: {
            size: {
              width: convertMillimetersToTwip(width),
              height: convertMillimetersToTwip(height),
            },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        headers: { default: new Header({ children: [banner(model, isDraft, t)] }) },
        footers: { default: new Footer({ children: [banner(model, isDraft, t), pageLine(t)] }) },
        children: [...new DocxBody(model, t, images).blocks()],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function endnoteRuns(note: Endnote): readonly ParagraphChild[] {
  const [before, url, after] = aroundAddress(note);
  if (url === null) return [new TextRun(before)];
  const address = new ExternalHyperlink({ link: url, children: [new TextRun({ text: url })] });
  return [new TextRun(before), address, new TextRun(after)];
}

function banner(model: BriefModel, isDraft: boolean, t: Translate): Paragraph {
  const label = model.marking ?? t("brief.print.unmarked");
  const colour = model.marking === null ? "#FFFFFF" : tlpColours[model.marking];
  const draft = isDraft ? [new TextRun({ text: t("brief.print.draft"), bold: true })] : [];
  return new Paragraph({
    style: docxStyles.facts,
    alignment: AlignmentType.RIGHT,
    children: [
      ...draft,
      ...(isDraft ? [new TextRun("  ")] : []),
      new TextRun({
        text: ` ${label} `,
        bold: true,
        size: 24,
        color: colour.slice(1),
        shading: { type: ShadingType.CLEAR, fill: "000000", color: "auto" },
      }),
    ],
  });
}

function pageLine(t: Translate): Paragraph {
  // The sentence of the catalogue, with Word's own fields where its numbers go.
  const [before = "", between = "", after = ""] = t("brief.print.page", {
    page: "\u0000",
    pages: "\u0000",
  }).split("\u0000");
  return new Paragraph({
    style: docxStyles.facts,
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({
        children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
      }),
    ],
  });
}

/** Writes the sections in order; a note is set at its first reference, the later ones link to it. */
class DocxBody {
  readonly #model: BriefModel;
  readonly #t: Translate;
  readonly #logo: Logo | null;
  readonly #pictures: ReadonlyMap<string, Uint8Array>;
  readonly #noted = new Set<number>();

  constructor(
    model: BriefModel,
    t: Translate,
    { logo = null, pictures = new Map() }: Partial<DocxImages>,
  ) {
    this.#model = model;
    this.#t = t;
    this.#logo = logo;
    this.#pictures = pictures;
  }

  blocks(): readonly Block[] {
    return [
      ...this.#head(),
      ...this.#model.sections.flatMap((id) => this.#section(id, this.#contentOf(id))),
    ];
  }

  #contentOf(section: BriefSection): readonly Block[] {
    const model = this.#model;
    switch (section) {
      case "bottom-line":
        return this.#paragraphs(model.bottomLine);
      case "key-judgements":
        return [
          ...model.judgements.flatMap((item) => this.#judgement(item)),
          ...this.#paragraphs(model.judgementNotes),
        ];
      case "lens-meaning":
        return [
          ...this.#paragraphs(model.lensNotes),
          ...model.lensMeanings.flatMap((lens) => this.#lensMeaning(lens)),
        ];
      case "lens-comparison":
        return this.#wordTable(model.lensComparison);
      case "evidence-table":
        return this.#evidence();
      case "source-appraisal":
        return this.#wordTable(model.sourceAppraisal);
      case "figures":
        return [
          ...model.figures.flatMap((figure) => this.#figure(figure)),
          ...this.#paragraphs(model.figureNotes),
        ];
      case "conflicts":
        return [
          ...model.conflicts.flatMap((conflict) => this.#conflict(conflict)),
          ...this.#paragraphs(model.conflictNotes),
        ];
      case "gaps":
        return this.#paragraphs(model.gaps);
      case "alternatives":
        return this.#paragraphs(model.alternatives);
      case "indicators":
        return [...this.#paragraphs(model.indicators), ...bullets(model.judgementIndicators)];
      case "what-changed":
        return [...bullets(model.changesSinceLast), ...this.#paragraphs(model.whatChanged)];
      case "source-summary":
        return [...bullets(model.sourceFacts), ...this.#paragraphs(model.sourceSummary)];
      case "endnotes":
        return this.#whereNotesAre();
      case "annex":
        return this.#annex();
      default:
        return assertNever(section);
    }
  }

  #head(): readonly Block[] {
    const { organisation, title, head, lenses, marking } = this.#model;
    const facts = [
      head.date,
      head.cutOff,
      ...(lenses.length === 0 ? [] : [head.lenses]),
      ...(head.audience === null ? [] : [head.audience]),
      ...(head.issue === null ? [] : [head.issue]),
    ];
    return [
      ...(this.#logo === null ? [] : [logoLine(this.#logo, organisation)]),
      ...(organisation === null ? [] : [styled(docxStyles.facts, bold(organisation))]),
      new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
      styled(docxStyles.facts, new TextRun(facts.join("   "))),
      ...(marking === null || head.markingMeaning === null
        ? []
        : [styled(docxStyles.facts, bold(marking), new TextRun(` ${head.markingMeaning}`))]),
      ...(head.leftOut === null ? [] : [styled(docxStyles.note, bold(head.leftOut))]),
      ...(head.draftedAutomatically === null
        ? []
        : [styled(docxStyles.note, bold(head.draftedAutomatically))]),
    ];
  }

  #section(id: BriefSection, content: readonly Block[]): readonly Block[] {
    const empty = this.#model.empty[id];
    const note = this.#model.headingNotes[id];
    const heading = this.#model.headings[id];
    return [
      new Paragraph({
        children: [new TextRun(heading), ...(note === undefined ? [] : [italic(` (${note})`)])],
        heading: HeadingLevel.HEADING_1,
        pageBreakBefore: this.#model.dress.pageBreaks.includes(id),
      }),
      ...content,
      ...(empty === undefined ? [] : [styled(docxStyles.note, new TextRun(empty))]),
    ];
  }

  #paragraphs(list: readonly ModelParagraph[]): readonly Block[] {
    return list.map(({ inlines, assessmentNote, startsPage }) => {
      const children = inlines.flatMap((inline, index): readonly ParagraphChild[] => {
        if (inline.kind === "text") return [new TextRun(inline.text)];
        const number = inline.judgementNumber;
        const judgement =
          number === null
            ? []
            : [new TextRun(` ${this.#t("brief.print.judgementReference", { number })}`)];
        return [...judgement, ...this.#references(printedReferences(inlines, index))];
      });
      const note = assessmentNote === null ? [] : [italic(` ${assessmentNote}`)];
      return new Paragraph({
        children: [...children, ...note],
        pageBreakBefore: startsPage === true,
      });
    });
  }

  #references(list: readonly Pick<Reference, "endnote">[]): readonly ParagraphChild[] {
    return list.flatMap(({ endnote }, index) => [
      ...(index === 0 ? [] : [new TextRun({ text: ",", style: docxStyles.reference })]),
      this.#reference(endnote),
    ]);
  }

  #reference(endnote: number): ParagraphChild {
    const anchor = `endnote-${endnote}`;
    if (this.#noted.has(endnote)) {
      const number = new TextRun({ text: String(endnote), style: docxStyles.reference });
      return new InternalHyperlink({ anchor, children: [number] });
    }
    this.#noted.add(endnote);
    return new Bookmark({ id: anchor, children: [new FootnoteReferenceRun(endnote)] });
  }

  #judgement(item: ModelJudgement): readonly Block[] {
    const beneath = { indent: { left: convertMillimetersToTwip(6) } };
    const { againstSentence, assumptions } = item;
    return [
      new Paragraph({
        style: docxStyles.judgement,
        numbering: { reference: listStyles.judgements, level: 0 },
        children: [new TextRun(item.likelihoodSentence), ...this.#references(item.references)],
      }),
      new Paragraph({ ...beneath, text: item.confidenceSentence }),
      ...(againstSentence === null
        ? []
        : [
            new Paragraph({
              ...beneath,
              children: [new TextRun(againstSentence), ...this.#references(item.againstReferences)],
            }),
          ]),
      ...(assumptions === null ? [] : [new Paragraph({ ...beneath, text: assumptions })]),
    ];
  }

  #lensMeaning(lens: ModelLensMeaning): readonly Block[] {
    return [
      new Paragraph({ text: lens.name, heading: HeadingLevel.HEADING_2 }),
      styled(docxStyles.question, new TextRun(lens.question)),
      ...(lens.emptyNote === null ? [] : [styled(docxStyles.note, new TextRun(lens.emptyNote))]),
      ...lens.impacts.map((impact) => {
        const { dimensions, reason } = impact;
        return bullet(
          bold(`${impact.verdict}: `),
          new TextRun(impact.statement),
          ...this.#references(impact.references),
          ...(reason === null ? [] : [new TextRun(` – ${reason}`)]),
          ...(dimensions.length === 0 ? [] : [italic(` (${dimensions.join("; ")})`)]),
        );
      }),
      ...lens.notes.map((note) => styled(docxStyles.note, new TextRun(note))),
    ];
  }

  #evidence(): readonly Block[] {
    const { columns, rows, legend } = this.#model.evidence;
    if (rows.length === 0) return [];
    const { claim, saidBy, rating, origins, impacts } = columns;
    const body = rows.map((row) => [
      cell([
        [new TextRun(row.statement), ...this.#references(row.references), italic(` ${row.kind}`)],
      ]),
      cell(row.saidBy.map(line)),
      cell([line(row.rating)]),
      cell([line(row.origins)]),
      cell(row.impacts.map(line)),
    ]);
    return [
      gridOf([claim, saidBy, rating, origins, impacts], [34, 17, 10, 24, 15], body),
      styled(docxStyles.note, new TextRun(legend)),
    ];
  }

  #wordTable({ columns, widths, rows, legend }: ModelTable): readonly Block[] {
    if (rows.length === 0) return [];
    const body = rows.map((cells) =>
      cells.map(({ lines, references }) =>
        cell(
          lines.map((text, index) =>
            index === 0 ? [...line(text), ...this.#references(references)] : line(text),
          ),
        ),
      ),
    );
    return [
      gridOf(columns, widths, body),
      ...(legend === null ? [] : [styled(docxStyles.note, new TextRun(legend))]),
    ];
  }

  #figure(figure: ModelFigure): readonly Block[] {
    const { heading, references, caption, alternative, emptyText, table, ...rest } = figure;
    const pictures = figure.drawings.flatMap((drawing) => this.#pictures.get(drawing) ?? []);
    const notes = [...rest.notes, ...(rest.source === null ? [] : [rest.source])];
    return [
      new Paragraph({
        heading: HeadingLevel.HEADING_2,
        children: [new TextRun(heading), ...this.#references(references)],
      }),
      ...(caption === null ? [] : [new Paragraph(caption)]),
      ...(pictures.length === 0
        ? [styled(docxStyles.note, new TextRun(emptyText ?? alternative))]
        : pictures.map((bytes) => pictureLine(bytes, figure))),
      ...this.#wordTable(table),
      ...notes.map((note) => styled(docxStyles.note, new TextRun(note))),
    ];
  }

  #conflict({ heading, left, right, note, standing }: ModelConflict): readonly Block[] {
    return [
      new Paragraph({ text: heading, heading: HeadingLevel.HEADING_2 }),
      ...[left, right].map((end) =>
        bullet(bold(`${end.label}: `), new TextRun(end.text), ...this.#references(end.references)),
      ),
      ...(note === null ? [] : [new Paragraph(note)]),
      styled(docxStyles.facts, bold(standing)),
    ];
  }

  #annex(): readonly Block[] {
    return this.#model.annex.flatMap((passage) => {
      const quote = new TextRun({
        text: `“${passage.quote}”`,
        ...(passage.language === null ? {} : { language: { eastAsia: passage.language } }),
      });
      const { translation } = passage;
      return [
        styled(docxStyles.quotation, bold(`${passage.label}  `), quote),
        ...(translation === null
          ? []
          : [
              styled(
                docxStyles.quotation,
                new TextRun(`${passage.translationLabel} ${translation}`),
              ),
            ]),
        styled(docxStyles.note, new TextRun(passage.location)),
      ];
    });
  }

  /** Word prints a note only where it is referred to: what nothing above cites is referred to here. */
  #whereNotesAre(): readonly Block[] {
    if (this.#model.endnotes.length === 0) return [];
    const rest = this.#model.endnotes.filter(({ number }) => !this.#noted.has(number));
    const numbers = rest.map(({ number }) => ({ endnote: number }));
    const also = new TextRun(this.#t("brief.print.alsoConsidered"));
    return [
      styled(docxStyles.note, new TextRun(this.#t("brief.print.notesAtFoot"))),
      ...(rest.length === 0 ? [] : [styled(docxStyles.note, also, ...this.#references(numbers))]),
    ];
  }
}

/**
 * A table whose head is repeated on each page. Its rows stay whole by their paragraphs, which
 * are kept together: LibreOffice 7 loses a page of a table that says so of the rows themselves.
 */
function gridOf(
  columns: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly TableCell[])[],
): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const rule = { style: BorderStyle.SINGLE, size: 4, color: "777777" };
  const head = columns.map((name) => cell([[bold(name)]]));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths.map((share) => Math.round(share * 94)),
    borders: {
      top: rule,
      bottom: rule,
      left: none,
      right: none,
      insideHorizontal: rule,
      insideVertical: none,
    },
    rows: [head, ...rows].map(
      (children, index) => new TableRow({ tableHeader: index === 0, children }),
    ),
  });
}

function line(text: string): readonly ParagraphChild[] {
  return [new TextRun(text)];
}

/** Pixels of the screen that the text is wide, and that a figure may be high. */
const largestFigure = { width: 627, height: 423 };

function pictureLine(bytes: Uint8Array, { heading, alternative }: ModelFigure): Paragraph {
  const { width, height } = pictureIn(bytes) ?? largestFigure;
  const scale = Math.min(largestFigure.width / width, largestFigure.height / height);
  return new Paragraph({
    children: [
      new ImageRun({
        type: "png",
        data: bytes,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: { name: heading, title: heading, description: alternative },
      }),
    ],
  });
}

/** Points of the screen that a logo may take, as in the other printed form. */
const largestLogo = { width: 227, height: 53 };

function logoLine({ bytes, mediaType, width, height }: Logo, name: string | null): Paragraph {
  const scale = Math.min(1, largestLogo.width / width, largestLogo.height / height);
  return new Paragraph({
    children: [
      new ImageRun({
        type: mediaType === "image/png" ? "png" : "jpg",
        data: bytes,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        ...(name === null ? {} : { altText: { name, title: name, description: name } }),
      }),
    ],
  });
}

function cell(lines: readonly (readonly ParagraphChild[])[]): TableCell {
  return new TableCell({
    children: lines.map((children) => styled(docxStyles.cell, ...children)),
    margins: { top: 40, bottom: 40, right: 100 },
  });
}

function bullets(lines: readonly string[]): readonly Block[] {
  return lines.map((line) => bullet(new TextRun(line)));
}

function bullet(...children: readonly ParagraphChild[]): Paragraph {
  return new Paragraph({ numbering: { reference: listStyles.bullets, level: 0 }, children });
}

function styled(style: string, ...children: readonly ParagraphChild[]): Paragraph {
  return new Paragraph({ style, children });
}

function bold(text: string): TextRun {
  return new TextRun({ text, bold: true });
}

function italic(text: string): TextRun {
  return new TextRun({ text, italics: true });
}
