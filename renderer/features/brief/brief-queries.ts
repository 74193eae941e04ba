import { useSyncExternalStore } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { type Notebook, useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { checkBrief } from "#shared/domain/brief/brief-check.ts";
import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import { composeBrief } from "#shared/domain/brief/compose.ts";
import type { Finding } from "#shared/domain/brief/finding.ts";
import {
  type BriefRows,
  type Ground,
  type GroundTable,
  groundOf,
  groundTables,
  visibleRows,
} from "#shared/domain/brief/ground.ts";
import { byPosition } from "#shared/domain/position.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import { partsOfBriefs } from "./parts-of-briefs.ts";
import { TablesTogether } from "./tables-together.ts";

export type BriefRow = RowOf<"briefs">;
export type ParagraphRow = RowOf<"paragraphs">;

/** What the brief view reads: every brief, and the chosen one composed and checked. */
export interface BriefReading {
  readonly briefs: readonly BriefRow[];
  readonly brief: BriefRow | null;
  readonly ground: Ground;
  readonly model: BriefModel | null;
  readonly findings: readonly Finding[];
}

interface Rows {
  readonly rows: BriefRows;
  readonly texts: ReadonlyMap<string, string>;
}

type BriefTables = TablesTogether<GroundTable, Rows>;

/** One for each database: the panes of the view are drawn from the same rows. */
const reads = new WeakMap<NotebookDatabase, BriefTables>();

function readsOf(db: NotebookDatabase): BriefTables {
  const made = reads.get(db) ?? rowsTogether(db);
  reads.set(db, made);
  return made;
}

/** Undefined while the first read is under way. */
export function useBriefReading(): BriefReading | undefined {
  const { db } = useNotebook();
  const { selection } = useWorkspace();
  const t = useTranslate();
  const together = readsOf(db);
  const read = useSyncExternalStore(together.subscribe, together.get);
  return read === undefined ? undefined : composedOnce(read, selection.briefId, t);
}

interface Composed {
  readonly briefId: string | undefined;
  readonly t: Translate;
  readonly reading: BriefReading;
}

/** The last of each read: three panes ask for the same, and composing a long brief takes a while. */
const composed = new WeakMap<Rows, Composed>();

function composedOnce(read: Rows, briefId: string | undefined, t: Translate): BriefReading {
  const last = composed.get(read);
  if (last !== undefined && last.briefId === briefId && last.t === t) return last.reading;
  const reading = composedReading(read, briefId, t);
  composed.set(read, { briefId, t, reading });
  return reading;
}

function composedReading(read: Rows, briefId: string | undefined, t: Translate): BriefReading {
  const ground = groundOf(read.rows);
  // The projection's rows carry what an edit needs beside the record's own fields.
  const briefs = [...(read.rows.briefs as readonly BriefRow[])].reverse();
  const brief = briefs.find(({ id }) => id === briefId) ?? briefs[0] ?? null;
  if (brief === null) return { briefs, brief, ground, model: null, findings: [] };
  // What was issued is shown as its pages, which the main process keeps.
  if (brief.status === "issued") return { briefs, brief, ground, model: null, findings: [] };
  return {
    briefs,
    brief,
    ground,
    model: composeBrief(ground, brief, translateFor(brief.language)),
    findings: checkBrief(ground, brief, t, (id) => read.texts.get(id) ?? null),
  };
}

function rowsTogether(db: NotebookDatabase): BriefTables {
  return new TablesTogether<GroundTable, Rows>({
    db,
    tables: groundTables,
    parts: partsOfBriefs(db),
    make: async (read, former) => {
      // One entry for each table of the list that the type is made from.
      const rows = visibleRows(read as BriefRows);
      return { rows, texts: await textsOf(db, rows, former?.texts ?? new Map()) };
    },
  });
}

/**
 * The texts under the passages that some claim rests on, to hold each quotation against. That of a
 * version never changes, so those that are known are not read again.
 */
async function textsOf(
  db: NotebookDatabase,
  rows: BriefRows,
  known: Rows["texts"],
): Promise<Rows["texts"]> {
  const marked = new Set(rows.evidence.map((evidence) => evidence.annotationId));
  const versionIds = new Set<string>(
    rows.annotations.filter(({ id }) => marked.has(id)).map((row) => row.textVersionId),
  );
  const missing = rows.textVersions.filter(({ id }) => versionIds.has(id) && !known.has(id));
  const read =
    missing.length === 0 ? [] : await db.texts.bulkGet(missing.map(({ textHash }) => textHash));
  const found = missing.flatMap(({ id }, index): (readonly [string, string])[] => {
    const text = read[index]?.text;
    return text === undefined ? [] : [[id, text]];
  });
  return new Map([...[...known].filter(([id]) => versionIds.has(id)), ...found]);
}

/** The paragraphs of a section, in order. */
export function paragraphsIn(
  { ground, brief }: Pick<BriefReading, "ground" | "brief">,
  section: ParagraphRow["section"],
): readonly ParagraphRow[] {
  const rows = ground.rows.paragraphs as readonly ParagraphRow[];
  return rows
    .filter((row) => row.briefId === brief?.id && row.section === section)
    .sort(byPosition);
}

/** What can be cited, found by its words: claims, the passages under them, judgements. */
export interface Citable {
  readonly targetKind: "claim" | "evidence" | "judgement";
  readonly targetId: string;
  readonly text: string;
  readonly detail: string;
}

const shownAtOnce = 60;

export function citablesMatching(words: string, ground: Ground): readonly Citable[] {
  const wanted = words.normalize("NFKC").toLowerCase().split(/\s+/u).filter(Boolean);
  const matches = (text: string) => {
    const folded = text.normalize("NFKC").toLowerCase();
    return wanted.every((word) => folded.includes(word));
  };
  const claims = ground.rows.claims
    .filter(({ statement }) => matches(statement))
    .map(({ id, statement }): Citable => {
      const quotes = ground.passagesOfClaim(id).map(({ annotation }) => annotation.exact);
      return { targetKind: "claim", targetId: id, text: statement, detail: quotes.join(" · ") };
    });
  const judgements = ground.rows.judgements
    .filter(({ statement }) => matches(statement))
    .map(({ id, statement }): Citable => {
      return { targetKind: "judgement", targetId: id, text: statement, detail: "" };
    });
  const passages = [...ground.passages.values()]
    .filter(({ annotation }) => matches(annotation.exact))
    .map(({ evidence, annotation }): Citable => {
      const detail = ground.claims.get(evidence.claimId)?.statement ?? "";
      return { targetKind: "evidence", targetId: evidence.id, text: annotation.exact, detail };
    });
  return [...claims, ...judgements, ...passages].slice(0, shownAtOnce);
}

/** Every time a brief went out, oldest first: ids are made in order of time. */
export function exportsOf(
  notebook: Notebook,
  briefId: string,
): Promise<readonly RowOf<"exports">[]> {
  return notebook.db.exports.where("briefId").equals(briefId).sortBy("id");
}
