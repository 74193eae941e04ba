import { z } from "zod";
import { briefFormatSchema, paperSchema } from "../domain/brief/brief.ts";
import { exportSettingsSchema } from "../domain/brief/export-settings.ts";
import { findingSchema } from "../domain/brief/finding.ts";
import { carryableSchema, carryChoiceSchema } from "../domain/carry-over/carry-rules.ts";
import { custodyActSchema } from "../domain/history/custody-act.ts";
import {
  fieldValueSchema,
  historyChangeSchema,
  historyFilterSchema,
  historyLineSchema,
  recordVersionSchema,
  wholeSchema,
} from "../domain/history/history-line.ts";
import { purgeableSchema, retentionSchema } from "../domain/history/retention.ts";
import {
  articleIdSchema,
  blobHashSchema,
  briefIdSchema,
  notebookIdSchema,
  textVersionIdSchema,
} from "../domain/ids.ts";
import { actorSchema } from "../domain/person/actor.ts";
import type { failureSchema } from "../failure.ts";
import { changeSetDraftSchema, ledgerEntrySchema, writtenEntrySchema } from "../ledger/change.ts";
import type { StoredRecord } from "../ledger/stored-record.ts";
import {
  archiveContentsSchema,
  archivePhaseSchema,
  restoredSchema,
  savedArchiveSchema,
} from "./archive.ts";
import { blockedKindSchema, blockedRequestSchema } from "./blocked.ts";
import { importResultSchema, importSourceSchema } from "./import-batch.ts";
import { keptPlaceSchema, keptTextSchema, keptWorkSchema } from "./kept-work.ts";
import {
  backupSchema,
  notebookSummarySchema,
  openedNotebookSchema,
  purgedNotebookSchema,
  roomSchema,
  title,
} from "./listed-notebooks.ts";
import { wholePath } from "./whole-path.ts";

const nothing = z.object({});
/** Of a codebook: hundreds of lenses, each with all its rules. */
export const longestCodebookBytes = 8_000_000;
const recordId = z.string().min(1).max(400);
/** Records come from the main process only, which has folded them itself. */
const storedRecordSchema = z.custom<StoredRecord>();

const paperChoice = z.object({
  notebookId: notebookIdSchema,
  briefId: briefIdSchema,
  paper: paperSchema,
});

const exportedBriefSchema = z.object({
  path: z.string(),
  hash: blobHashSchema,
  findings: z.array(findingSchema),
  /** What a marking filter kept back, in words; null where it was nothing. */
  leftOut: z.string().nullable(),
});

const archiveFile = z.object({ path: wholePath, workId: z.uuid() });

/** A drawing of every row there may be takes a twentieth of it. */
const longestFigureBytes = 64_000_000;

/**
 * Every request the window may make of the main process: `noun:verb`, with the shapes
 * of what goes in and what comes back. Both sides take their types from this list.
 */
export const contract = {
  "app:describe": {
    input: nothing,
    output: z.object({
      version: z.string(),
      runtime: z.string(),
      platform: z.string(),
      isDevelopmentBuild: z.boolean(),
      actor: actorSchema.nullable(),
      dataFolder: z.string(),
      /** True at a first start that is to show the sample notebook. */
      opensSample: z.boolean(),
      /** The notebook that was open when the window's process ended, and is to be shown again. */
      returnsTo: notebookIdSchema.nullable(),
    }),
  },
  "person:name": { input: z.object({ name: title }), output: actorSchema },
  "notebook:list": { input: nothing, output: z.array(notebookSummarySchema) },
  "notebook:create": { input: z.object({ title }), output: notebookSummarySchema },
  "notebook:open": {
    input: z.object({ notebookId: notebookIdSchema }),
    output: openedNotebookSchema,
  },
  "notebook:close": { input: z.object({ notebookId: notebookIdSchema }), output: nothing },
  "notebook:rename": {
    input: z.object({ notebookId: notebookIdSchema, title }),
    output: notebookSummarySchema,
  },
  "notebook:duplicate": {
    input: z.object({ notebookId: notebookIdSchema, title }),
    output: notebookSummarySchema,
  },
  "notebook:trash": {
    input: z.object({ notebookId: notebookIdSchema }),
    output: notebookSummarySchema,
  },
  /** Everything that ever had to be repaired in a notebook, in plain words, the latest last. */
  "notebook:repairs": {
    input: z.object({ notebookId: notebookIdSchema }),
    output: openedNotebookSchema.shape.repairs,
  },
  "backup:list": {
    input: z.object({ notebookId: notebookIdSchema }),
    output: z.array(backupSchema),
  },
  "backup:make": { input: z.object({ notebookId: notebookIdSchema }), output: backupSchema },
  /** A notebook of its own beside the one there is. `damagedFiles`: of the backup; what is sound of them was used. */
  "backup:restore": {
    input: z.object({
      notebookId: notebookIdSchema,
      name: backupSchema.shape.name,
      title,
    }),
    output: z.object({
      summary: notebookSummarySchema,
      damagedFiles: z.number().int().nonnegative(),
    }),
  },
  "room:look": { input: nothing, output: roomSchema },
  /** The sample notebook: the one there is, or a new one. */
  "notebook:sample": { input: nothing, output: notebookSummarySchema },
  "notebook:untrash": {
    input: z.object({ notebookId: notebookIdSchema }),
    output: notebookSummarySchema,
  },
  /** For good, with its backups; answers with what is left of all that were purged. */
  "notebook:purge": {
    input: z.object({ notebookId: notebookIdSchema, reason: z.string().trim().min(1).max(10_000) }),
    output: z.array(purgedNotebookSchema),
  },
  "notebook:purged": { input: nothing, output: z.array(purgedNotebookSchema) },
  /** Answers only once the change set is on disk (fsynced): this is what "Saved" means. */
  "ledger:append": {
    input: z.object({ notebookId: notebookIdSchema, draft: changeSetDraftSchema }),
    output: ledgerEntrySchema,
  },
  /** Entries after a sequence, in order; fewer than `limit` only at the end. */
  "ledger:read": {
    input: z.object({
      notebookId: notebookIdSchema,
      after: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(10_000),
    }),
    output: z.array(ledgerEntrySchema),
  },
  /** The same as JSON, for the notebook worker: what only passes through the window is not taken apart in it. */
  "ledger:read-written": {
    input: z.object({
      notebookId: notebookIdSchema,
      after: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(10_000),
    }),
    output: z.string(),
  },
  /**
   * What this person did last, in order and without values: for undo across a restart. Null
   * while nobody is named. `cutBatch` names the batch that the first entry goes on with.
   */
  "ledger:session": {
    input: z.object({ notebookId: notebookIdSchema }),
    output: z.object({
      actorId: z.string().nullable(),
      entries: z.array(writtenEntrySchema),
      cutBatch: z.string().nullable(),
    }),
  },
  /** What stands of a batch before the entry of a sequence, in order and without values. */
  "ledger:batch": {
    input: z.object({
      notebookId: notebookIdSchema,
      batch: z.uuid(),
      before: z.number().int().positive(),
    }),
    output: z.array(writtenEntrySchema),
  },
  /** The records that these entries touched, as they were before the first of them. */
  "ledger:before": {
    input: z.object({
      notebookId: notebookIdSchema,
      sequences: z.array(z.number().int().positive()).min(1).max(100_000),
    }),
    output: z.array(z.object({ table: z.string(), records: z.array(storedRecordSchema) })),
  },
  /** What the last window left behind of this notebook. */
  "work:read": { input: z.object({ notebookId: notebookIdSchema }), output: keptWorkSchema },
  /** Texts being typed, all of them; those not named any more are forgotten. */
  "work:keep-texts": {
    input: z.object({ notebookId: notebookIdSchema, texts: z.array(keptTextSchema).max(1000) }),
    output: nothing,
  },
  "work:keep-place": {
    input: z.object({ notebookId: notebookIdSchema, place: keptPlaceSchema }),
    output: nothing,
  },
  /** Change sets that the disk refuses, all of them, in order. */
  "work:keep-unsaved": {
    input: z.object({
      notebookId: notebookIdSchema,
      unsaved: z.array(changeSetDraftSchema).max(10_000),
    }),
    output: nothing,
  },
  /**
   * Asks for a folder and writes the notebook there with what is not saved: the whole of it, or
   * what is not saved alone where the notebook itself can not be read. Null when the dialog was closed.
   */
  "work:save-copy": {
    input: z.object({ notebookId: notebookIdSchema }),
    output: z.object({ path: z.string(), isWhole: z.boolean() }).nullable(),
  },
  /** Shows the page a step larger or smaller, or as it is drawn; kept for the next start. */
  "window:zoom": {
    input: z.object({ step: z.enum(["in", "out", "reset"]) }),
    output: z.object({ percent: z.number().int() }),
  },
  /** In the taskbar: 0 to 100, below 0 for none, above 100 where nobody knows how much there is. */
  "window:show-progress": {
    input: z.object({ percent: z.number().int().min(-1).max(101) }),
    output: nothing,
  },
  /** Tells by the system that long work has ended, while another program is looked at. */
  "window:notify": { input: z.object({ text: z.string().max(300) }), output: nothing },
  /** The folder whose new files are imported into this notebook; null for none. */
  "folder:watched": {
    input: z.object({ notebookId: notebookIdSchema }),
    output: z.object({ folder: z.string().nullable() }),
  },
  /** Asks for a folder to watch; answers with the one that is watched then. */
  "folder:watch": {
    input: z.object({ notebookId: notebookIdSchema }),
    output: z.object({ folder: z.string().nullable() }),
  },
  "folder:unwatch": { input: z.object({ notebookId: notebookIdSchema }), output: nothing },
  /** The keys of commands as this person has them, for the system's menus. */
  "menu:show-keys": {
    input: z.object({
      keys: z.record(z.string().max(100), z.array(z.string().max(40)).max(10)),
    }),
    output: nothing,
  },
  /** The commands that can run here and now; the system's menus grey out the others. */
  "menu:show-runnable": {
    input: z.object({ commandIds: z.array(z.string().max(100)).max(1000) }),
    output: nothing,
  },
  /** Puts versions, settings, counts and the end of the log on the clipboard; no text of a notebook. */
  "app:copy-diagnostics": {
    input: z.object({
      settings: z.record(z.string().max(100), z.string().max(200)),
      notebookId: notebookIdSchema.nullable(),
    }),
    output: z.object({ text: z.string() }),
  },
  "app:show-log": { input: nothing, output: nothing },
  /** The window is there. The main process asks now and then, to know of a page that hangs. */
  "window:answer": { input: nothing, output: nothing },
  /** Before the window closes: everything that could be saved is, or was handed to `work:keep-unsaved`. */
  "window:settled": { input: nothing, output: nothing },
  /**
   * Files the program was started with, handed by a second start, or chosen where another kind was
   * asked for; each is given once, archives one at a time.
   */
  "window:take-files": {
    input: z.object({ purpose: z.enum(["articles", "archives"]) }),
    output: z.array(z.string()),
  },
  /** Part of the custody log, the latest first; `next` names where to go on. A filter may find nothing on a page. */
  "history:page": {
    input: z.object({
      notebookId: notebookIdSchema,
      filter: historyFilterSchema,
      before: z.number().int().positive().nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({
      lines: z.array(historyLineSchema),
      next: z.number().int().positive().nullable(),
    }),
  },
  /** What one change set changed, field by field, with what stood there before. */
  "history:changes": {
    input: z.object({ notebookId: notebookIdSchema, sequence: z.number().int().positive() }),
    output: z.array(historyChangeSchema),
  },
  /** Every value a field has had, the latest first. */
  "history:of-field": {
    input: z.object({
      notebookId: notebookIdSchema,
      table: z.string().max(64),
      id: recordId,
      field: z.string().max(64),
    }),
    output: z.array(fieldValueSchema),
  },
  /** Every version of a record with its parts, the latest first. */
  "history:versions": {
    input: z.object({ notebookId: notebookIdSchema, whole: wholeSchema }),
    output: z.array(recordVersionSchema),
  },
  /** Asks for a place and writes the custody log there; null when the dialog was closed. */
  "history:export": {
    input: z.object({
      notebookId: notebookIdSchema,
      filter: historyFilterSchema,
      format: z.enum(["csv", "jsonl"]),
    }),
    output: z
      .object({ path: z.string(), hash: blobHashSchema, entries: z.number().int() })
      .nullable(),
  },
  /** Computes every hash of originals and texts again, and checks every chain; the outcome is logged. */
  "custody:verify": {
    input: z.object({ notebookId: notebookIdSchema, workId: z.uuid() }),
    output: custodyActSchema,
  },
  "custody:cancel": { input: z.object({ workId: z.uuid() }), output: nothing },
  /** Whether a thing in the trash may be purged, and what would go with it. */
  "record:retention": {
    input: z.object({ notebookId: notebookIdSchema, table: purgeableSchema, id: recordId }),
    output: retentionSchema,
  },
  /** Takes a thing in the trash out for good, with what hangs on it; refused where `record:retention` says so. */
  "record:purge": {
    input: z.object({
      notebookId: notebookIdSchema,
      table: purgeableSchema,
      id: recordId,
      reason: z.string().trim().min(1).max(10_000),
    }),
    output: z.object({ count: z.number().int() }),
  },
  /** A text blob, verified against its hash before it is handed out. */
  "blob:read-text": {
    input: z.object({ notebookId: notebookIdSchema, hash: blobHashSchema }),
    output: z.string(),
  },
  /**
   * Several texts: as many of them, from the first on, as make a message of moderate size, and at
   * least one. Null stands for one that is missing or damaged.
   */
  "blob:read-texts": {
    input: z.object({
      notebookId: notebookIdSchema,
      hashes: z.array(blobHashSchema).min(1).max(1000),
    }),
    output: z.array(z.string().nullable()),
  },
  /** Asks the system's dialog for files, or for a folder; an empty list when it was closed. */
  "article:choose-files": {
    input: z.object({ kind: z.enum(["files", "folder"]) }),
    output: z.array(z.string()),
  },
  "article:import": {
    input: z.object({
      notebookId: notebookIdSchema,
      batchId: z.uuid(),
      sources: z.array(importSourceSchema).min(1).max(10_000),
    }),
    output: z.array(importResultSchema),
  },
  /** Articles that share much of their words with one; shares are of all words, 0 to 1. */
  "article:likenesses": {
    input: z.object({ notebookId: notebookIdSchema, articleId: articleIdSchema }),
    output: z.array(
      z.object({
        articleId: articleIdSchema,
        title: z.string().nullable(),
        file: z.string(),
        /** How much of the article asked about stands in this one, and the other way round. */
        share: z.number(),
        otherShare: z.number(),
      }),
    ),
  },
  /** The file as it came in, verified against its hash before it is handed out. */
  "article:original": {
    input: z.object({ notebookId: notebookIdSchema, articleId: articleIdSchema }),
    output: z.object({ bytes: z.instanceof(Uint8Array) }),
  },
  /** Makes a corrected text the one that is read; says how the marks came through. */
  "article:correct-text": {
    input: z.object({
      notebookId: notebookIdSchema,
      /** The text that was corrected, as the article's current one. */
      textVersionId: textVersionIdSchema,
      /** UTF-16 offsets into that text. */
      edit: z.object({
        start: z.number().int().nonnegative(),
        end: z.number().int().nonnegative(),
        replacement: z.string().max(1_000_000),
      }),
      reason: z.string().trim().min(1).max(10_000),
    }),
    output: z.object({
      textVersionId: textVersionIdSchema,
      kept: z.number().int(),
      moved: z.number().int(),
      lost: z.number().int(),
    }),
  },
  /** A paused import finishes the file it is at. */
  "article:pause-import": {
    input: z.object({ batchId: z.uuid(), isPaused: z.boolean() }),
    output: nothing,
  },
  "article:cancel-import": { input: z.object({ batchId: z.uuid() }), output: nothing },
  "brief:check": {
    input: z.object({ notebookId: notebookIdSchema, briefId: briefIdSchema }),
    output: z.array(findingSchema),
  },
  /** The PDF as it would be exported now; `brief:cancel` stops one that is behind the text. */
  "brief:preview": {
    input: paperChoice.extend({ workId: z.uuid() }),
    output: z.object({
      bytes: z.instanceof(Uint8Array),
      pages: z.number().int(),
      sequence: z.number().int(),
    }),
  },
  /** Asks for a place and writes the file there; null when the dialog was closed. */
  "brief:export": {
    input: paperChoice.extend({
      format: briefFormatSchema,
      settings: exportSettingsSchema,
      workId: z.uuid(),
    }),
    output: exportedBriefSchema.nullable(),
  },
  /** Exports as the last time, to the same file where it is known; null where it never was. */
  "brief:export-again": {
    input: z.object({ notebookId: notebookIdSchema, briefId: briefIdSchema, workId: z.uuid() }),
    output: exportedBriefSchema.nullable(),
  },
  /** Prints from the system's dialog; false when that was closed. */
  "brief:print": {
    input: paperChoice.extend({ settings: exportSettingsSchema, workId: z.uuid() }),
    output: z.object({ isPrinted: z.boolean() }),
  },
  "brief:cancel": { input: z.object({ workId: z.uuid() }), output: nothing },
  /** Asks for a PNG or JPEG and keeps it; null when the dialog was closed. */
  "brief:choose-logo": {
    input: z.object({ notebookId: notebookIdSchema }),
    output: z.object({ hash: blobHashSchema }).nullable(),
  },
  /** Null where the store has no such picture. */
  "brief:logo": {
    input: z.object({ notebookId: notebookIdSchema, hash: blobHashSchema }),
    output: z
      .object({
        bytes: z.instanceof(Uint8Array),
        mediaType: z.enum(["image/png", "image/jpeg"]),
      })
      .nullable(),
  },
  /** Asks for a place and writes a drawing there; null when the dialog was closed. */
  "figure:save": {
    input: z.object({
      name: z.string().min(1).max(300),
      format: z.enum(["svg", "png"]),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= longestFigureBytes),
    }),
    output: z.object({ path: z.string() }).nullable(),
  },
  /** Asks for a place and writes the lenses there; null when the dialog was closed. */
  "codebook:save": {
    input: z.object({
      name: z.string().min(1).max(300),
      format: z.enum(["qdc", "csv"]),
      text: z.string().max(longestCodebookBytes),
    }),
    output: z.object({ path: z.string() }).nullable(),
  },
  /** Asks for a codebook and gives its text; null when the dialog was closed. */
  "codebook:read": {
    input: nothing,
    output: z.object({ fileName: z.string(), text: z.string() }).nullable(),
  },
  /** Fixes the brief as it is now under the next number. Open findings need a reason, which is logged. */
  "brief:issue": {
    input: z.object({
      notebookId: notebookIdSchema,
      briefId: briefIdSchema,
      reason: z.string().trim().min(1).max(10_000).nullable(),
    }),
    output: z.object({ number: z.number().int().positive() }),
  },
  /** The lines of a brief by section: as issued, or as it stands now while it is a draft. */
  "brief:lines": {
    input: z.object({ notebookId: notebookIdSchema, briefId: briefIdSchema }),
    output: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
  },
  /** Asks for a place and writes the notebook's archive there; null when the dialog was closed. */
  "archive:save": {
    input: z.object({ notebookId: notebookIdSchema, workId: z.uuid() }),
    output: savedArchiveSchema.nullable(),
  },
  /** Asks the system's dialog for an archive; null when it was closed. */
  "archive:choose": { input: nothing, output: z.string().nullable() },
  /** Checks an archive to the last byte and says what restoring it would do. Writes nothing. */
  "archive:read": { input: archiveFile, output: archiveContentsSchema },
  /** As a copy under a title; without one, merged into the notebook it is of, or new where there is none. */
  "archive:restore": {
    input: archiveFile.extend({ copyTitle: title.nullable() }),
    output: restoredSchema,
  },
  /** What another notebook has that can be copied into this one, and how this one stands to it. */
  "carry-over:look": {
    input: z.object({ notebookId: notebookIdSchema, fromId: notebookIdSchema }),
    output: z.array(carryableSchema),
  },
  /** Copies in one act, with what a chosen thing names; nothing for what is here already. */
  "carry-over:copy": {
    input: z.object({
      notebookId: notebookIdSchema,
      fromId: notebookIdSchema,
      chosen: z.array(carryChoiceSchema).min(1).max(50_000),
    }),
    output: z.object({
      count: z.number().int().nonnegative(),
      sequence: z.number().int().positive().nullable(),
    }),
  },
  "archive:cancel": { input: z.object({ workId: z.uuid() }), output: nothing },
  "file:show-in-folder": { input: z.object({ path: wholePath }), output: nothing },
  /** Lets go of every projection, where IndexedDB itself is broken: the ledgers have all they held. */
  "projection:clear": { input: nothing, output: nothing },
  /** What was refused since the program started: how much of each kind, and the latest, newest first. */
  "network:blocked": {
    input: nothing,
    output: z.object({
      counts: z.array(z.object({ kind: blockedKindSchema, count: z.number().int() })),
      latest: z.array(blockedRequestSchema),
    }),
  },
  /** The window's own rules stopped a fetch before it could leave the page, where nobody else sees it. */
  "network:note-stopped": { input: z.object({ address: z.string().max(2000) }), output: nothing },
  /** Shows the whole address and asks before the system's browser opens it; https only. */
  "link:open": { input: z.object({ url: z.url({ protocol: /^https$/ }) }), output: nothing },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type Channel = keyof typeof contract;
export type Input<C extends Channel> = z.infer<(typeof contract)[C]["input"]>;
export type Output<C extends Channel> = z.infer<(typeof contract)[C]["output"]>;
export type Reply<C extends Channel> =
  | { readonly ok: true; readonly value: Output<C> }
  | { readonly ok: false; readonly failure: z.infer<typeof failureSchema> };

/** Every event the main process sends to the window. */
export const events = {
  /** Entries just written, in order, whoever wrote them: the one way changes reach the projection. */
  "ledger:appended": z.object({
    notebookId: notebookIdSchema,
    entries: z.array(writtenEntrySchema),
  }),
  "custody:progress": z.object({
    workId: z.uuid(),
    done: z.number().int(),
    total: z.number().int(),
  }),
  "room:changed": roomSchema,
  /** Something had to be repaired in a notebook that is open. */
  "notebook:repaired": z.object({ notebookId: notebookIdSchema }),
  "import:progress": z.object({
    batchId: z.uuid(),
    done: z.number().int(),
    total: z.number().int(),
    /** What just ended; null at the start. */
    latest: importResultSchema.nullable(),
  }),
  /** How far the pages of a brief are, in steps of its print. */
  "brief:progress": z.object({
    workId: z.uuid(),
    done: z.number().int(),
    total: z.number().int(),
  }),
  /** How far work on an archive is, in whatever its phase counts. */
  "archive:progress": z.object({
    workId: z.uuid(),
    phase: archivePhaseSchema,
    done: z.number().int(),
    total: z.number().int(),
  }),
  /** Answered by `window:answer`. */
  "window:ask": nothing,
  /** The window is about to close; answered by `window:settled`. */
  "window:closing": nothing,
  /** Files wait for `window:take-files`. */
  "window:files": nothing,
  /** A notebook chosen in the system's menu. */
  "menu:notebook": z.object({ notebookId: notebookIdSchema }),
  /** A command chosen in the system's menu, by its id in the command registry. */
  "menu:command": z.object({ commandId: z.string() }),
} satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof events;
export type EventOf<E extends EventName> = z.infer<(typeof events)[E]>;

/** What preload puts on `window.railhead`. */
export interface RailheadBridge {
  request<C extends Channel>(channel: C, input: Input<C>): Promise<Reply<C>>;
  on<E extends EventName>(event: E, listen: (payload: EventOf<E>) => void): () => void;
  /** The path of a file dropped on or chosen in the window; empty when it has none. */
  pathOfFile(file: unknown): string;
}
