import { assertNever } from "../../assert-never.ts";
import type { Translate } from "../../messages/catalogue.ts";
import type { BriefSection } from "./brief.ts";
import type { BriefModel, Endnote, ModelParagraph, ModelTable, Reference } from "./brief-model.ts";
import { aroundAddress } from "./endnote.ts";
import { printedReferences } from "./printed-references.ts";

/** What a brief says, section by section and line by line, for comparing two of them. */
export function briefLines(
  model: BriefModel,
  t: Translate,
): readonly { readonly heading: string; readonly lines: readonly string[] }[] {
  const plain = (text: string) =>
    text
      .replace(/\[\^\d+\]/gu, "")
      .replace(/\*\*|(?<!\\)\*/gu, "")
      .replace(/\\(?=[\\`*_{}[\]<>#|~])/gu, "");
  return model.sections
    .filter((id) => id !== "endnotes" && id !== "annex")
    .map((id) => ({
      heading: model.headings[id],
      lines: contentOf(id, model, t)
        .flat()
        .flatMap((block) => block.split(/\n+/u))
        .map((line) =>
          plain(line)
            .replace(/^\s*- /u, "")
            .trim(),
        )
        .filter((line) => line !== "" && !/^[|\s-]+$/u.test(line)),
    }));
}

/** The brief as Markdown (CommonMark with footnotes and tables): the words of the other formats. */
export function briefMarkdown(model: BriefModel, t: Translate, isDraft: boolean): string {
  const banner = `**${isDraft ? `${t("brief.print.draft")} · ` : ""}${model.marking ?? t("brief.print.unmarked")}**`;
  const blocks = [
    banner,
    ...(model.organisation === null ? [] : [inline(model.organisation)]),
    `# ${inline(model.title)}`,
    list([
      model.head.date,
      model.head.cutOff,
      ...(model.lenses.length > 0 ? [model.head.lenses] : []),
      ...(model.head.audience === null ? [] : [model.head.audience]),
      ...(model.head.issue === null ? [] : [model.head.issue]),
    ]),
    ...(model.head.leftOut === null ? [] : [`*${inline(model.head.leftOut)}*`]),
    ...(model.head.draftedAutomatically === null
      ? []
      : [`*${inline(model.head.draftedAutomatically)}*`]),
    ...model.sections.flatMap((id) => {
      const empty = model.empty[id];
      const note = model.headingNotes[id];
      return [
        `## ${model.headings[id]}${note === undefined ? "" : ` (${note})`}`,
        ...contentOf(id, model, t).flat(),
        ...(empty === undefined ? [] : [`*${inline(empty)}*`]),
      ];
    }),
    banner,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function contentOf(
  section: BriefSection,
  model: BriefModel,
  t: Translate,
): readonly (readonly string[])[] {
  const paragraphs = (items: readonly ModelParagraph[]) =>
    items.map((item) => paragraphText(item, t));
  switch (section) {
    case "bottom-line":
      return [paragraphs(model.bottomLine)];
    case "key-judgements":
      return [judgements(model), paragraphs(model.judgementNotes)];
    case "lens-meaning":
      return [paragraphs(model.lensNotes), lensMeanings(model)];
    case "lens-comparison":
      return [table(model.lensComparison)];
    case "evidence-table":
      return [evidence(model)];
    case "source-appraisal":
      return [table(model.sourceAppraisal)];
    case "figures":
      return [figures(model), paragraphs(model.figureNotes)];
    case "conflicts":
      return [conflicts(model), paragraphs(model.conflictNotes)];
    case "gaps":
      return [paragraphs(model.gaps)];
    case "alternatives":
      return [paragraphs(model.alternatives)];
    case "indicators":
      return [paragraphs(model.indicators), [list(model.judgementIndicators)]];
    case "what-changed":
      return [[list(model.changesSinceLast)], paragraphs(model.whatChanged)];
    case "source-summary":
      return [[list(model.sourceFacts)], paragraphs(model.sourceSummary)];
    case "endnotes":
      return [model.endnotes.map((note) => `[^${note.number}]: ${endnoteWords(note)}`)];
    case "annex":
      return [annex(model)];
    default:
      return assertNever(section);
  }
}

function endnoteWords(note: Endnote): string {
  const [before, url, after] = aroundAddress(note);
  return url === null ? inline(before) : `${inline(before)}<${url}>${inline(after)}`;
}

function paragraphText({ inlines, assessmentNote }: ModelParagraph, t: Translate): string {
  const text = inlines
    .map((item, index) => {
      if (item.kind === "text") return inline(item.text);
      const number = item.judgementNumber;
      const judgement =
        number === null ? "" : ` ${t("brief.print.judgementReference", { number })}`;
      return judgement + marks(printedReferences(inlines, index));
    })
    .join("");
  return assessmentNote === null ? text : `${text} *${inline(assessmentNote)}*`;
}

function judgements(model: BriefModel): readonly string[] {
  return model.judgements.map((item) => {
    const aside = [
      ...(item.againstSentence === null
        ? []
        : [inline(item.againstSentence) + marks(item.againstReferences)]),
      ...(item.assumptions === null ? [] : [inline(item.assumptions)]),
    ];
    const first = `**${inline(item.likelihoodSentence)}**${marks(item.references)}`;
    return `${item.number}. ${[first, inline(item.confidenceSentence), ...aside].join("\n\n   ")}`;
  });
}

function lensMeanings(model: BriefModel): readonly string[] {
  return model.lensMeanings.flatMap((lens) => [
    `### ${inline(lens.name)}`,
    `*${inline(lens.question)}*`,
    lens.emptyNote === null ? "" : inline(lens.emptyNote),
    lens.impacts
      .map((impact) => {
        const reason = impact.reason === null ? "" : ` – ${inline(impact.reason)}`;
        const dimensions =
          impact.dimensions.length === 0 ? "" : ` (${inline(impact.dimensions.join("; "))})`;
        return `- **${inline(impact.verdict)}:** ${inline(impact.statement)}${marks(impact.references)}${reason}${dimensions}`;
      })
      .join("\n"),
    list(lens.notes),
  ]);
}

function conflicts(model: BriefModel): readonly string[] {
  return model.conflicts.flatMap(({ heading, left, right, note, standing }) => [
    `### ${inline(heading)}`,
    [left, right]
      .map((end) => `- ${inline(end.label)}: ${inline(end.text)}${marks(end.references)}`)
      .join("\n"),
    note === null ? inline(standing) : `${inline(note)} ${inline(standing)}`,
  ]);
}

function evidence(model: BriefModel): readonly string[] {
  const { columns, rows, legend } = model.evidence;
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const table = [
    line(
      [columns.claim, columns.saidBy, columns.rating, columns.origins, columns.impacts].map(
        tableCell,
      ),
    ),
    line(["---", "---", "---", "---", "---"]),
    ...rows.map((row) =>
      line([
        tableCell(row.statement) + marks(row.references),
        tableCell(row.saidBy.join("; ")),
        tableCell(row.rating),
        tableCell(row.origins),
        tableCell(row.impacts.join("; ")),
      ]),
    ),
  ];
  return [table.join("\n"), inline(legend)];
}

function table({ columns, rows, legend }: ModelTable): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [
    columns.map(tableCell),
    columns.map(() => "---"),
    ...rows.map((cells) =>
      cells.map((cell) => tableCell(cell.lines.join("; ")) + marks(cell.references)),
    ),
  ];
  const words = lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  return legend === null ? [words] : [words, inline(legend)];
}

function tableCell(text: string): string {
  return inline(text).replaceAll("|", "\\|");
}

function figures(model: BriefModel): readonly string[] {
  return model.figures.flatMap(
    ({
      heading,
      references,
      caption,
      alternative,
      table: figureTable,
      notes,
      source,
      emptyText,
    }) => [
      `### ${inline(heading)}${marks(references)}`,
      caption === null ? "" : inline(caption),
      `*${inline(emptyText ?? alternative)}*`,
      ...table(figureTable),
      list([...notes, ...(source === null ? [] : [source])]),
    ],
  );
}

function annex(model: BriefModel): readonly string[] {
  return model.annex.map((passage) => {
    const translation =
      passage.translation === null ? [] : [`${passage.translationLabel} ${passage.translation}`];
    const rest = [...translation, passage.location].map(inline).join(" ");
    return `**${passage.label}** “${inline(passage.quote)}” ${rest}`;
  });
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${inline(line)}`).join("\n");
}

function marks(references: readonly Reference[]): string {
  return references.map(({ endnote }) => `[^${endnote}]`).join("");
}

/** Words of the notebook, so that none of them is read as Markdown or HTML. */
function inline(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/[\\`*_{}[\]<>#|~]/gu, (character) => `\\${character}`);
}
