import { automaticBrief } from "#shared/domain/brief/automatic.ts";
import type { Brief } from "#shared/domain/brief/brief.ts";
import { checkBrief } from "#shared/domain/brief/brief-check.ts";
import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import { composeBrief } from "#shared/domain/brief/compose.ts";
import type { Finding } from "#shared/domain/brief/finding.ts";
import {
  type BriefRows,
  type Ground,
  groundOf,
  groundTables,
} from "#shared/domain/brief/ground.ts";
import type { BlobHash } from "#shared/domain/ids.ts";
import { rowsOf } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { type Translate, translateFor } from "#shared/messages/catalogue.ts";
import type { Language } from "#shared/messages/languages.ts";

/** What a brief needs of a notebook's store. */
export interface BriefStore {
  readonly isReadOnly: boolean;
  readonly lastSequence: number;
  state(): Promise<NotebookState>;
  append(draft: {
    readonly action: string;
    readonly changes: Change[];
    readonly reason?: string;
  }): Promise<unknown>;
  readText(hash: BlobHash): Promise<string>;
}

/** What issuing a brief needs beside. */
export interface IssuingStore extends BriefStore {
  putText(text: string): Promise<BlobHash>;
}

/** A brief read from the ledger: composed, checked, and up to which entry it goes. */
export interface ReadBrief {
  readonly brief: Brief;
  readonly model: BriefModel;
  readonly findings: readonly Finding[];
  readonly sequence: number;
}

/** @throws FailureError when there is no such brief */
export async function readBrief(
  store: BriefStore,
  briefId: string,
  t: Translate,
): Promise<ReadBrief> {
  const sequence = store.lastSequence;
  const ground = groundOf(rowsOfBriefs(await store.state()));
  const brief = ground.rows.briefs.find((row) => row.id === briefId);
  if (brief === undefined) throw new FailureError({ kind: "brief-not-found", brief: briefId });
  return { sequence, ...(await composed(store, ground, brief, t, false)) };
}

export interface LensesChoice {
  /** The day that a drafted brief bears, as an ISO date. */
  readonly date: string;
  /** The language to print it in, where it is not to be the brief's own. */
  readonly language: Language | null;
  /** For the words of findings. */
  readonly t: Translate;
}

/**
 * The newest brief through exactly these lenses, or one drafted from their claims.
 *
 * @throws FailureError when a lens is unknown or no claim is relevant
 */
export async function readBriefForLenses(
  store: BriefStore,
  lenses: readonly string[],
  { date, language, t }: LensesChoice,
): Promise<ReadBrief> {
  const sequence = store.lastSequence;
  const rows = rowsOfBriefs(await store.state());
  const lensIds = lenses.map((words) => lensNamed(words, rows));
  const written = newestFor(rows, lensIds);
  if (written !== null) {
    const brief = { ...written, language: language ?? written.language };
    return { sequence, ...(await composed(store, groundOf(rows), brief, t, false)) };
  }
  const printed = language ?? "en";
  const words = translateFor(printed);
  const drafted = automaticBrief(rows, { lensIds, date, language: printed, t: words });
  if (drafted === null) {
    throw new FailureError({ kind: "brief-without-claims", lens: lenses.join(", ") });
  }
  return { sequence, ...(await composed(store, drafted.ground, drafted.brief, t, true)) };
}

function rowsOfBriefs(state: NotebookState): BriefRows {
  const entries = groundTables.map((table) => [table, rowsOf(state, table)]);
  // One entry for each table of the list that the type is made from.
  return Object.fromEntries(entries) as BriefRows;
}

function lensNamed(words: string, { lenses }: BriefRows): string {
  const wanted = words.toLowerCase();
  const lens = lenses.find(
    ({ id, slug, name }) => id === words || slug === wanted || name.toLowerCase() === wanted,
  );
  if (lens !== undefined) return lens.id;
  const known = lenses.map(({ slug }) => slug);
  throw new FailureError({ kind: "lens-not-found", lens: words, known });
}

/** Ids are made in order of time, so the newest of the briefs has the greatest. */
function newestFor(rows: BriefRows, lensIds: readonly string[]): Brief | null {
  const wanted = [...lensIds].sort().join(" ");
  const matching = rows.briefs.filter((brief) => {
    const own = rows.briefLenses.filter((link) => link.briefId === brief.id);
    return (
      own
        .map((link) => link.lensId as string)
        .sort()
        .join(" ") === wanted
    );
  });
  const newestFirst = [...matching].sort((a, b) => (a.id < b.id ? 1 : -1));
  return newestFirst[0] ?? null;
}

async function composed(
  store: BriefStore,
  ground: Ground,
  brief: Brief,
  t: Translate,
  isDraftedAutomatically: boolean,
): Promise<Omit<ReadBrief, "sequence">> {
  const issued = brief.issuedHash ?? null;
  if (brief.status === "issued" && issued !== null) {
    // Our own words, held against their hash: what went out is shown, whatever has changed since.
    const model = JSON.parse(await store.readText(issued)) as BriefModel;
    return { brief, model, findings: [] };
  }
  const model = composeBrief(ground, brief, translateFor(brief.language), isDraftedAutomatically);
  const texts = await textsOf(store, ground, model);
  const findings = checkBrief(ground, brief, t, (id) => texts.get(id) ?? null);
  return { brief, model, findings };
}

/** The texts that the brief's passages stand in, to hold each quotation against. */
async function textsOf(
  store: BriefStore,
  ground: Ground,
  model: BriefModel,
): Promise<ReadonlyMap<string, string>> {
  const used = new Set(model.annex.map((passage) => passage.annotationId));
  const versionIds = new Set(
    ground.rows.annotations.filter(({ id }) => used.has(id)).map((row) => row.textVersionId),
  );
  const texts = new Map<string, string>();
  for (const id of versionIds) {
    const version = ground.textVersions.get(id);
    if (version !== undefined) texts.set(id, await store.readText(version.textHash));
  }
  return texts;
}
