import {
  AlignmentType,
  convertMillimetersToTwip,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from "docx";
import type { ModelDress } from "#shared/domain/brief/brief-model.ts";

/** Millimetres of paper left free on every side, as in the other printed form. */
export const marginMm = 22;

/** Words of the recipient's own machine: a Word file carries no fonts, so it names common ones. */
const serif = { ascii: "Cambria", hAnsi: "Cambria", cs: "Cambria", eastAsia: "Yu Mincho" };
const sans = { ascii: "Calibri", hAnsi: "Calibri", cs: "Calibri", eastAsia: "Yu Gothic" };

/** Half points, as Word counts sizes. */
const halfPoints = (points: number) => Math.round(points * 2);
/** Twentieths of a point, as Word counts distances. */
const twips = (points: number) => Math.round(points * 20);

/** Names of the paragraph and character styles the writer uses, beside Word's own. */
export const docxStyles = {
  facts: "BriefFacts",
  question: "BriefQuestion",
  note: "BriefNote",
  judgement: "BriefJudgement",
  cell: "BriefCell",
  quotation: "BriefQuotation",
  reference: "BriefReference",
} as const;

/** The brief's type scale and distances, after INTERFACE, "The brief on paper". */
export function styleSheet(language: string, { colour, form }: ModelDress): IStylesOptions {
  const ink = colour === null ? "111111" : colour.slice(1);
  const body = form === "one-page" ? 9.5 : 10.5;
  const heading = (points: number, before: number) => ({
    run: { font: sans, size: halfPoints(points), bold: true, color: ink },
    paragraph: {
      spacing: { before: twips(before), after: twips(4), line: 264, lineRule: LineRuleType.AUTO },
      keepNext: true,
    },
  });
  const paragraph = (id: string, name: string, points: number, more: object = {}) => ({
    id,
    name,
    basedOn: "Normal",
    run: { font: sans, size: halfPoints(points) },
    paragraph: { spacing: { after: twips(3) } },
    ...more,
  });
  return {
    default: {
      document: {
        run: { font: serif, size: halfPoints(body), language: { value: language } },
        paragraph: { spacing: { after: twips(6), line: 288, lineRule: LineRuleType.AUTO } },
      },
      title: heading(20, 0),
      heading1: heading(13, 18),
      heading2: heading(10.5, 10),
      footnoteText: {
        run: { font: serif, size: halfPoints(9) },
        paragraph: { spacing: { after: twips(4) } },
      },
    },
    paragraphStyles: [
      paragraph(docxStyles.facts, "Brief facts", 9),
      paragraph(docxStyles.question, "Brief question", 9, {
        run: { font: sans, size: halfPoints(9), italics: true },
      }),
      paragraph(docxStyles.note, "Brief note", 8.5),
      paragraph(docxStyles.judgement, "Brief judgement", 10.5, {
        run: { font: serif, size: halfPoints(body), bold: true },
        paragraph: { spacing: { after: twips(3) }, keepNext: true },
      }),
      paragraph(docxStyles.cell, "Brief cell", 9, {
        paragraph: {
          spacing: { after: twips(1), line: 240, lineRule: LineRuleType.AUTO },
          keepLines: true,
        },
      }),
      paragraph(docxStyles.quotation, "Brief quotation", 9.5, {
        run: { font: serif, size: halfPoints(9.5) },
      }),
    ],
    characterStyles: [
      {
        id: docxStyles.reference,
        name: "Brief reference",
        run: { superScript: true, font: sans, bold: true },
      },
    ],
  };
}

/** Bullets of lists and numbers of judgements. */
export const listStyles = {
  bullets: "brief-bullets",
  judgements: "brief-judgements",
} as const;

const indent = { left: convertMillimetersToTwip(6), hanging: convertMillimetersToTwip(6) };

export const numbering = {
  config: [
    {
      reference: listStyles.bullets,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: "•",
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent } },
        },
      ],
    },
    {
      reference: listStyles.judgements,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: "%1",
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent } },
        },
      ],
    },
  ],
};
