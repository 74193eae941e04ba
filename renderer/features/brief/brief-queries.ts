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
import type { BlobHash } from "#shared/domain/ids.ts";
import { byPosition } from "#shared/domain/position.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
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

type ReadTogether = TablesTogether<GroundTable, Rows>;

/** One for each database: the panes of the view are drawn from the same rows. */
const reads = new WeakMap<NotebookDatabase, ReadTogether>();

function readsOf(db: NotebookDatabase): ReadTogether {
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

function rowsTogether(db: NotebookDatabase): ReadTogether {
  /** A text never changes under its hash, so it is read once. */
  let known: ReadonlyMap<BlobHash, string> = new Map();
  return new TablesTogether<GroundTable, Rows>({
    db,
    tables: groundTables,
    make: async (read) => {
      // One entry for each table of the list that the type is made from.
      const rows = visibleRows(read as BriefRows);
      const versions = versionsUnderClaims(rows);
      known = await textsOf(db, versions, known);
      const texts = new Map(
        versions.flatMap(({ id, textHash }) => {
          const text = known.get(textHash);
          return text === undefined ? [] : [[id, text] as const];
        }),
      );
      return { rows, texts };
    },
  });
}

/** The versions that the passages stand in on which some claim rests: each quotation is held against its text. */
function versionsUnderClaims(rows: BriefRows): BriefRows["textVersions"] {
  const marked = new Set(rows.evidence.map((evidence) => evidence.annotationId));
  const versionIds = new Set(
    rows.annotations.filter(({ id }) => marked.has(id)).map((row) => row.textVersionId),
  );
  return rows.textVersions.filter(({ id }) => versionIds.has(id));
}

/** Their texts by hash, of which those that are known are not read again. */
async function textsOf(
  db: NotebookDatabase,
  versions: BriefRows["textVersions"],
  known: ReadonlyMap<BlobHash, string>,
): Promise<ReadonlyMap<BlobHash, string>> {
  const hashes = [...new Set(versions.map(({ textHash }) => textHash))];
  const missing = hashes.filter((hash) => !known.has(hash));
  const read = missing.length === 0 ? [] : await db.texts.bulkGet(missing);
  const all = new Map(known);
  for (const [index, hash] of missing.entries()) {
    const text = read[index]?.text;
    if (text !== undefined) all.set(hash, text);
  }
  return new Map(
    hashes.flatMap((hash) => {
      const text = all.get(hash);
      return text === undefined ? [] : [[hash, text] as const];
    }),
  );
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
