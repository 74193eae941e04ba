import { generateNKeysBetween } from "fractional-indexing";
import { newId } from "#renderer/bridge.ts";
import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import type {
  Brief,
  BriefJudgement,
  BriefLens,
  BriefSection,
  Inline,
} from "#shared/domain/brief/brief.ts";
import { settingsOf, type TemplateSettings } from "#shared/domain/brief/brief-template.ts";
import { frozenOf } from "#shared/domain/brief/citing.ts";
import type { Ground } from "#shared/domain/brief/ground.ts";
import type { Proposal } from "#shared/domain/brief/proposals.ts";
import {
  type BriefId,
  briefIdSchema,
  type CitationId,
  citationIdSchema,
  type JudgementId,
  type LensId,
  linkIds,
  type ParagraphId,
  paragraphIdSchema,
} from "#shared/domain/ids.ts";
import type { Marking } from "#shared/domain/marking.ts";
import { byPosition, movedByOne, type Placed, type Room, roomAt } from "#shared/domain/position.ts";
import { create, type RowOf, remove, update } from "#shared/domain/record.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { BriefRow, Citable, ParagraphRow } from "./brief-queries.ts";
import { figureLink } from "./figure-commands.ts";

type Writer = Pick<Notebook, "commit">;
type ReaderAndWriter = Pick<Notebook, "db" | "commit">;

/**
 * A brief for some lenses: its settings, and the judgements made through those lenses in
 * their order. Nothing is written into it.
 */
export async function createBrief(
  notebook: Writer,
  brief: Pick<Brief, "title" | "date" | "cutOff" | "marking">,
  lensIds: readonly LensId[],
  ground: Ground,
  template: Partial<TemplateSettings> = {},
): Promise<BriefId> {
  const id = briefIdSchema.parse(newId());
  const judgements = ground.rows.judgements
    .filter(({ lensId }) => lensId !== null && lensIds.includes(lensId))
    .sort(byPosition);
  const places = generateNKeysBetween(null, null, Math.max(lensIds.length, judgements.length));
  const changes: Change[] = [
    create("briefs", {
      paper: "A4",
      language: "en",
      organisation: null,
      ...template,
      ...brief,
      id,
      status: "draft",
    }),
    ...lensIds.map((lensId, index) =>
      create("briefLenses", lensLink(id, lensId, places[index] ?? "a0")),
    ),
    ...judgements.map((judgement, index) =>
      create("briefJudgements", judgementLink(id, judgement.id, places[index] ?? "a0")),
    ),
  ];
  await notebook.commit("brief:create", changes);
  return id;
}

function lensLink(briefId: BriefId, lensId: LensId, position: string): BriefLens {
  return { id: linkIds.briefLens(briefId, lensId), briefId, lensId, position };
}

function judgementLink(
  briefId: BriefId,
  judgementId: JudgementId,
  position: string,
): BriefJudgement {
  return { id: linkIds.briefJudgement(briefId, judgementId), briefId, judgementId, position };
}

export async function describeBrief(
  notebook: Writer,
  brief: BriefRow,
  set: Partial<Omit<Brief, "id">>,
): Promise<void> {
  await notebook.commit("brief:describe", [update("briefs", brief, set)]);
}

/** Keeps one of several verdicts on whether a brief went out, with the pages of that issue. */
export async function keepStatus(notebook: Writer, brief: BriefRow, kept: Brief): Promise<void> {
  const { status, issueNumber, issuedAt, issuedHash, issuedFindings } = kept;
  const { issuedJudgements = [] } = kept;
  await notebook.commit("brief:keep-status", [
    update("briefs", brief, {
      status,
      issueNumber: issueNumber ?? null,
      issuedAt: issuedAt ?? null,
      issuedHash: issuedHash ?? null,
      issuedFindings: issuedFindings ?? null,
      issuedJudgements,
    }),
  ]);
}

/**
 * A draft that takes an issued brief's place: its settings, choices, paragraphs and citations.
 * Citations keep what they showed then, so that the check tells what has changed since.
 */
export async function createEdition(
  notebook: Writer,
  brief: BriefRow,
  ground: Ground,
): Promise<BriefId> {
  const id = briefIdSchema.parse(newId());
  const settings = settingsOf(brief);
  const { title, date, cutOff } = brief;
  const of = <Row extends { readonly briefId: BriefId }>(rows: readonly Row[]) =>
    rows.filter(({ briefId }) => briefId === brief.id);
  const { briefLenses, briefJudgements, briefFigures, paragraphs, citations } = ground.rows;
  const citationIds = new Map(
    of(citations).map((row) => [row.id, citationIdSchema.parse(newId())] as const),
  );
  const paragraphIds = new Map(
    of(paragraphs).map((row) => [row.id, paragraphIdSchema.parse(newId())] as const),
  );
  const changes: Change[] = [
    create("briefs", {
      ...settings,
      title,
      date,
      cutOff,
      id,
      status: "draft",
      formerId: brief.id,
    }),
    ...of(briefLenses).map(({ lensId, position }) =>
      create("briefLenses", lensLink(id, lensId, position)),
    ),
    ...of(briefJudgements).map(({ judgementId, position }) =>
      create("briefJudgements", judgementLink(id, judgementId, position)),
    ),
    ...of(briefFigures).map((row) => create("briefFigures", figureLink(id, row))),
    ...of(paragraphs).map((row) =>
      create("paragraphs", {
        id: paragraphIds.get(row.id) ?? row.id,
        briefId: id,
        section: row.section,
        position: row.position,
        isOwnAssessment: row.isOwnAssessment,
        ...(row.startsPage === undefined ? {} : { startsPage: row.startsPage }),
        ...(row.marking === undefined ? {} : { marking: row.marking }),
        content: row.content.map((inline) =>
          inline.kind === "text"
            ? inline
            : { ...inline, citationId: citationIds.get(inline.citationId) ?? inline.citationId },
        ),
      }),
    ),
    ...of(citations).map(({ id: citationId, paragraphId, targetKind, targetId, frozen }) =>
      create("citations", {
        id: citationIds.get(citationId) ?? citationId,
        briefId: id,
        paragraphId: paragraphIds.get(paragraphId) ?? paragraphId,
        targetKind,
        targetId,
        frozen,
      }),
    ),
  ];
  await notebook.commit("brief:create-edition", changes);
  return id;
}

/** The sections to print, in order. */
export async function arrangeSections(
  notebook: Writer,
  brief: BriefRow,
  sections: readonly BriefSection[],
): Promise<void> {
  await notebook.commit("brief:arrange", [update("briefs", brief, { sections: [...sections] })]);
}

export async function deleteBrief(notebook: Writer, brief: BriefRow): Promise<void> {
  await notebook.commit("brief:delete", [remove("briefs", brief)]);
}

/** Puts a lens on the brief or takes it off. */
export async function chooseLens(
  notebook: ReaderAndWriter,
  briefId: BriefId,
  lensId: LensId,
  links: readonly RowOf<"briefLenses">[],
): Promise<void> {
  const link = links.find((row) => row.lensId === lensId);
  const changes =
    link === undefined
      ? await put(notebook.db, "briefLenses", lensLink(briefId, lensId, lastPlace(links)))
      : [remove("briefLenses", link)];
  await notebook.commit("brief:choose-lens", changes);
}

/** Prints a judgement in the brief, last, or no longer. */
export async function chooseJudgement(
  notebook: ReaderAndWriter,
  briefId: BriefId,
  judgementId: JudgementId,
  links: readonly RowOf<"briefJudgements">[],
): Promise<void> {
  const link = links.find((row) => row.judgementId === judgementId);
  const changes =
    link === undefined
      ? await put(
          notebook.db,
          "briefJudgements",
          judgementLink(briefId, judgementId, lastPlace(links)),
        )
      : [remove("briefJudgements", link)];
  await notebook.commit("brief:choose-judgement", changes);
}

export async function moveJudgement(
  notebook: Writer,
  links: readonly RowOf<"briefJudgements">[],
  from: number,
  step: -1 | 1,
): Promise<void> {
  const moved = movedByOne(links, from, step);
  if (moved === null) return;
  const changes = moved.map(({ row, position }) => update("briefJudgements", row, { position }));
  await notebook.commit("brief:order", changes);
}

/** A new paragraph at the end of a section, or after another one. */
export async function addParagraph(
  notebook: Writer,
  briefId: BriefId,
  section: BriefSection,
  paragraphs: readonly ParagraphRow[],
  after: ParagraphRow | null = paragraphs.at(-1) ?? null,
): Promise<ParagraphId> {
  const id = paragraphIdSchema.parse(newId());
  const place = after === null ? 0 : paragraphs.indexOf(after) + 1;
  const { position, moved } = roomAt(paragraphs, place);
  await notebook.commit("paragraph:create", [
    ...placeAnew(moved),
    create("paragraphs", {
      id,
      briefId,
      section,
      position,
      content: [],
      isOwnAssessment: false,
    }),
  ]);
  return id;
}

export async function writeParagraph(
  notebook: Writer,
  paragraph: ParagraphRow,
  content: readonly Inline[],
): Promise<void> {
  await notebook.commit("paragraph:write", [
    update("paragraphs", paragraph, { content: [...content] }),
  ]);
}

export async function markOwnAssessment(
  notebook: Writer,
  paragraph: ParagraphRow,
  isOwnAssessment: boolean,
): Promise<void> {
  await notebook.commit("paragraph:assess", [update("paragraphs", paragraph, { isOwnAssessment })]);
}

/** Lets a paragraph begin a new page, or no longer. */
export async function breakPage(
  notebook: Writer,
  paragraph: ParagraphRow,
  startsPage: boolean,
): Promise<void> {
  await notebook.commit("paragraph:break", [update("paragraphs", paragraph, { startsPage })]);
}

/** States the marking of a paragraph; null for that of what it rests on. */
export async function markParagraph(
  notebook: Writer,
  paragraph: ParagraphRow,
  marking: Marking | null,
): Promise<void> {
  await notebook.commit("paragraph:mark", [update("paragraphs", paragraph, { marking })]);
}

/** Lets a section begin a new page, or no longer. */
export async function breakBefore(
  notebook: Writer,
  brief: BriefRow,
  section: BriefSection,
  isOn: boolean,
): Promise<void> {
  const others = (brief.pageBreaks ?? []).filter((other) => other !== section);
  const pageBreaks = isOn ? [...others, section] : others;
  await notebook.commit("brief:break-pages", [update("briefs", brief, { pageBreaks })]);
}

export async function deleteParagraph(notebook: Writer, paragraph: ParagraphRow): Promise<void> {
  await notebook.commit("paragraph:delete", [remove("paragraphs", paragraph)]);
}

export async function moveParagraph(
  notebook: Writer,
  paragraphs: readonly ParagraphRow[],
  from: number,
  step: -1 | 1,
): Promise<void> {
  const moved = movedByOne(paragraphs, from, step);
  if (moved !== null) await notebook.commit("paragraph:move", placeAnew(moved));
}

export type Target = Pick<Citable, "targetKind" | "targetId">;

/** The change that makes a citation, which keeps what its target shows now. */
export function citationOf(
  paragraph: Pick<ParagraphRow, "id" | "briefId">,
  target: Target,
  ground: Ground,
): { readonly id: CitationId; readonly change: Change } {
  const id = citationIdSchema.parse(newId());
  const change = create("citations", {
    id,
    briefId: paragraph.briefId,
    paragraphId: paragraph.id,
    targetKind: target.targetKind,
    targetId: target.targetId,
    frozen: { ...frozenOf(target, ground) },
  });
  return { id, change };
}

/** Puts a citation into a paragraph whose new content the editor has worked out. */
export async function cite(
  notebook: Writer,
  paragraph: ParagraphRow,
  content: readonly Inline[],
  citation: Change,
): Promise<void> {
  await notebook.commit("citation:create", [
    citation,
    update("paragraphs", paragraph, { content: [...content] }),
  ]);
}

/** Writes a sentence with its citations as a new paragraph: what the analyst took of what was offered. */
export async function takeProposal(
  notebook: Writer,
  briefId: BriefId,
  section: BriefSection,
  paragraphs: readonly ParagraphRow[],
  { sentence, claimIds, isOwnAssessment }: Proposal,
  ground: Ground,
): Promise<ParagraphId> {
  const id = paragraphIdSchema.parse(newId());
  const citations = claimIds.map((targetId) =>
    citationOf({ id, briefId }, { targetKind: "claim", targetId }, ground),
  );
  await notebook.commit("paragraph:create", [
    create("paragraphs", {
      id,
      briefId,
      section,
      position: lastPlace(paragraphs),
      content: [
        { kind: "text", text: sentence },
        ...citations.map((citation) => ({ kind: "citation", citationId: citation.id }) as const),
      ],
      isOwnAssessment,
    }),
    ...citations.map(({ change }) => change),
  ]);
  return id;
}

/** The analyst has read the sentence again: the citation keeps what its target shows now. */
export async function acceptChange(
  notebook: Writer,
  citation: RowOf<"citations">,
  ground: Ground,
): Promise<void> {
  const frozen = frozenOf(citation, ground);
  if (frozen === null) return;
  await notebook.commit("citation:accept", [
    update("citations", citation, { frozen: { ...frozen } }),
  ]);
}

function lastPlace(rows: readonly Placed[]): string {
  return roomAt(rows, rows.length).position;
}

function placeAnew(moved: Room<ParagraphRow>["moved"]): readonly Change[] {
  return moved.map(({ row, position }) => update("paragraphs", row, { position }));
}
