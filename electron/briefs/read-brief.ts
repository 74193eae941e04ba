import { automaticBrief } from "#shared/domain/brief/automatic.ts";
import { type Brief, briefForms } from "#shared/domain/brief/brief.ts";
import { checkBrief } from "#shared/domain/brief/brief-check.ts";
import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import {
  type BriefTemplate,
  formSettings,
  settingsOf,
} from "#shared/domain/brief/brief-template.ts";
import { composeBrief } from "#shared/domain/brief/compose.ts";
import { claimsUsed } from "#shared/domain/brief/composition.ts";
import {
  frozenWithNamesReplaced,
  peopleOf,
  replacementsFor,
  withNamesReplaced,
} from "#shared/domain/brief/export-names.ts";
import { type ExportSettings, usualSettings } from "#shared/domain/brief/export-settings.ts";
import type { Finding } from "#shared/domain/brief/finding.ts";
import { type BriefRows, type Ground, groundOf } from "#shared/domain/brief/ground.ts";
import { leftOutText } from "#shared/domain/brief/left-out-text.ts";
import { withinMarking } from "#shared/domain/brief/within-marking.ts";
import type { BlobHash } from "#shared/domain/ids.ts";
import { compareMarkings, type Marking } from "#shared/domain/marking.ts";
import { rowsOf } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import type { Change } from "#shared/ledger/change.ts";
import { type Translate, translateFor } from "#shared/messages/catalogue.ts";
import type { Language } from "#shared/messages/languages.ts";
import { turnOfOthers } from "../ledger/turn-of-others.ts";
import { type Logo, readLogo } from "./logo.ts";
import { type RowStore, rowsForBriefs } from "./rows-for-briefs.ts";

/** What a brief needs of a notebook's store. */
export interface BriefStore extends RowStore {
  readonly isReadOnly: boolean;
  append(draft: {
    readonly action: string;
    readonly changes: Change[];
    readonly reason?: string;
  }): Promise<unknown>;
  readText(hash: BlobHash): Promise<string>;
  /** Null when there is no sound copy of it. */
  readSoundBlob(hash: BlobHash): Promise<Uint8Array | null>;
}

/** What issuing a brief needs beside. */
export interface IssuingStore extends BriefStore {
  putText(text: string): Promise<BlobHash>;
  putBlob(bytes: Uint8Array): Promise<BlobHash>;
}

/** A brief read from the ledger: composed, to be checked, and up to which entry it goes. */
export interface ReadBrief {
  readonly brief: Brief;
  readonly model: BriefModel;
  /** What the check finds in it, looked at once: a print need not wait for it. */
  readonly check: () => Promise<readonly Finding[]>;
  readonly logo: Logo | null;
  readonly sequence: number;
}

/** What of a brief goes out, and under which names. */
export type Release = Pick<ExportSettings, "names" | "replacements" | "maximumMarking">;

/** @throws FailureError when there is no such brief, or it was issued above the marking asked for */
export async function readBrief(
  store: BriefStore,
  briefId: string,
  t: Translate,
  release: Release = usualSettings,
): Promise<ReadBrief> {
  const sequence = store.lastSequence;
  const rows = await rowsForBriefs(store, hidesNames(release));
  const brief = rows.briefs.find((row) => row.id === briefId);
  if (brief === undefined) throw new FailureError({ kind: "brief-not-found", brief: briefId });
  return { sequence, ...(await composed(store, { rows, brief, isAutomatic: false }, t, release)) };
}

export interface LensesChoice {
  /** The day that a drafted brief bears, as an ISO date. */
  readonly date: string;
  /** The day that it is to bear in place of its own, drafted or written. */
  readonly dated?: string | null;
  /** The language to print it in, where it is not to be the brief's own. */
  readonly language: Language | null;
  /** For the words of findings. */
  readonly t: Translate;
  readonly release?: Release;
  /** Name of a template, or of one of the forms that come with the program; null for the brief's own dress. */
  readonly template?: string | null;
}

/**
 * The newest brief through exactly these lenses, or one drafted from their claims.
 *
 * @throws FailureError when a lens is unknown or no claim is relevant
 */
export async function readBriefForLenses(
  store: BriefStore,
  lenses: readonly string[],
  { date, dated = null, language, t, release = usualSettings, template = null }: LensesChoice,
): Promise<ReadBrief> {
  const sequence = store.lastSequence;
  const rows = await rowsForBriefs(store, hidesNames(release));
  const dress = template === null ? {} : dressNamed(template, await templatesOf(store));
  const lensIds = lenses.map((words) => lensNamed(words, rows));
  const written = newestFor(rows, lensIds);
  if (written !== null) {
    const own = { language: language ?? written.language, date: dated ?? written.date };
    const brief = { ...written, ...dress, ...own };
    const wanted = { rows, brief, isAutomatic: false };
    return { sequence, ...(await composed(store, wanted, t, release)) };
  }
  const printed = language ?? "en";
  const words = translateFor(printed);
  const drafted = automaticBrief(rows, {
    lensIds,
    date: dated ?? date,
    language: printed,
    t: words,
  });
  if (drafted === null) {
    throw new FailureError({ kind: "brief-without-claims", lens: lenses.join(", ") });
  }
  const wanted = {
    rows: drafted.ground.rows,
    brief: { ...drafted.brief, ...dress },
    isAutomatic: true,
  };
  return { sequence, ...(await composed(store, wanted, t, release)) };
}

/** What a template decides, but its marking and language: those stay the brief's own on the command line. */
function dressNamed(name: string, templates: readonly BriefTemplate[]): Partial<Brief> {
  const wanted = name.toLowerCase();
  const form = briefForms.find((known) => known === wanted);
  if (form !== undefined) return formSettings(form);
  const template = templates.find((row) => row.name.toLowerCase() === wanted);
  if (template === undefined) {
    const known = [...briefForms, ...templates.map((row) => row.name)];
    throw new FailureError({ kind: "template-not-found", template: name, known });
  }
  const { form: own, audience, colour, logoHash, sections, pageBreaks } = settingsOf(template);
  const { paper, organisation } = template;
  return { form: own, audience, colour, logoHash, sections, pageBreaks, paper, organisation };
}

async function templatesOf(store: BriefStore): Promise<readonly BriefTemplate[]> {
  return rowsOf(await store.tables(["briefTemplates"]), "briefTemplates");
}

function hidesNames({ names }: Release): boolean {
  return names !== "as-decided";
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

interface Wanted {
  readonly rows: BriefRows;
  readonly brief: Brief;
  readonly isAutomatic: boolean;
}

async function composed(
  store: BriefStore,
  { rows, brief: whole, isAutomatic }: Wanted,
  t: Translate,
  { maximumMarking, ...names }: Release,
): Promise<Omit<ReadBrief, "sequence">> {
  const words = translateFor(whole.language);
  const replacements = replacementsFor(peopleOf(rows), names, words);
  const issued = whole.issuedHash ?? null;
  if (whole.status === "issued" && issued !== null) {
    // Our own words, held against their hash: what went out is shown, whatever has changed since.
    const frozen = asWritten(JSON.parse(await store.readText(issued)) as BriefModel);
    if (maximumMarking !== null) refuseAbove(maximumMarking, frozen, rows);
    const model = frozenWithNamesReplaced(frozen, replacements);
    const logo = await readLogo(store, model.dress.logoHash);
    return { brief: whole, model, check: async () => [], logo };
  }
  const released = maximumMarking === null ? null : withinMarking(rows, whole, maximumMarking);
  const brief = released?.brief ?? whole;
  const ground = groundOf(released?.rows ?? rows);
  // A thousand claims take tens of milliseconds at each step: the window is answered in between.
  await turnOfOthers();
  const full = composeBrief(ground, brief, words, isAutomatic, replacements);
  const leftOut =
    released === null || maximumMarking === null
      ? null
      : leftOutText(released.leftOut, maximumMarking, words);
  const counted = { ...full, head: { ...full.head, leftOut } };
  const check = async () => {
    const texts = await textsOf(store, ground, counted);
    await turnOfOthers();
    const findings = checkBrief(ground, brief, t, (id) => texts.get(id) ?? null);
    return withNamesReplaced(findings, replacements);
  };
  return {
    brief,
    model: withNamesReplaced(counted, replacements),
    check: once(check),
    logo: await readLogo(store, full.dress.logoHash),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** A brief issued by an earlier version of the program lacks what came later. */
function asWritten(model: BriefModel): BriefModel {
  const nothing = { columns: [], widths: [], rows: [], legend: null };
  const {
    audience = null,
    issue = null,
    leftOut = null,
  } = model.head as Partial<BriefModel["head"]>;
  const {
    headingNotes = {},
    dress = { form: "full", colour: null, logoHash: null, pageBreaks: [] },
    lensComparison = nothing,
    sourceAppraisal = nothing,
  } = model as Partial<BriefModel>;
  return {
    ...model,
    headingNotes,
    dress,
    endnotes: model.endnotes.map((note) => ({ ...note, url: note.url ?? null })),
    lensComparison,
    sourceAppraisal,
    head: { ...model.head, audience, issue, leftOut },
  };
}

/** What was issued is one piece: nothing can be taken out of it any more. */
function refuseAbove(maximum: Marking, model: BriefModel, { articles }: BriefRows): void {
  const cited = new Set(model.endnotes.map(({ articleId }) => articleId));
  const markings = articles.filter(({ id }) => cited.has(id)).map(({ marking }) => marking);
  const above = [model.marking, ...markings].find(
    (marking) => marking !== null && compareMarkings(marking, maximum) > 0,
  );
  if (above === undefined || above === null) return;
  throw new FailureError({ kind: "brief-above-marking", marking: above, maximum });
}

/** The texts that the brief's passages stand in, to hold each quotation against. */
async function textsOf(
  store: BriefStore,
  ground: Ground,
  model: BriefModel,
): Promise<ReadonlyMap<string, string>> {
  // What the sections print decides nothing here: a brief without an annex quotes as well.
  const judgementIds = model.judgements.map(({ id }) => id);
  const versionIds = new Set(
    claimsUsed(ground, model.id, judgementIds).flatMap((claimId) =>
      ground.passagesOfClaim(claimId).map(({ annotation }) => annotation.textVersionId),
    ),
  );
  const versions = [...versionIds].flatMap((id) => ground.textVersions.get(id) ?? []);
  // Versions of one text share its words, and each reading holds them against their hash.
  const read = new Map<BlobHash, string>();
  for (const { textHash } of versions) {
    if (!read.has(textHash)) read.set(textHash, await store.readText(textHash));
  }
  return new Map(versions.map(({ id, textHash }) => [id, read.get(textHash) ?? ""]));
}
