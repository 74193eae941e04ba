import { createHash } from "node:crypto";
import path from "node:path";
import { v7 } from "uuid";
import { historyKindOf } from "#shared/domain/history/history-kind.ts";
import type { HistoryFilter } from "#shared/domain/history/history-line.ts";
import { recordName } from "#shared/domain/history/record-name.ts";
import { type BlobHash, blobHashSchema } from "#shared/domain/ids.ts";
import { linkOf } from "#shared/ledger/chain.ts";
import { deletedField, type KeptChange, type LedgerEntry } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { type Disk, saveFailure } from "../ledger/disk.ts";
import { ledgerPages } from "../ledger/ledger-pages.ts";
import { sha256 } from "../ledger/sha256.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { passing, valueInWords } from "./history-lines.ts";

export type LogFormat = "csv" | "jsonl";

const columns = [
  "sequence",
  "time_utc",
  "who",
  "actor_id",
  "tool",
  "kind",
  "action",
  "reason",
  "table",
  "record_id",
  "record_name",
  "what",
  "fields",
  "hash",
  "previous",
] as const;

/**
 * Writes the custody log to a file, oldest first. JSON lines hold the change sets as the
 * ledger keeps them, so that their chain can be verified by anyone; a table has a row for
 * each record a change set touched, with every field before and after.
 */
export async function writeCustodyLog(
  store: NotebookStore,
  filter: HistoryFilter,
  format: LogFormat,
  file: string,
  disk: Disk,
): Promise<{ readonly hash: BlobHash; readonly entries: number }> {
  const state = await store.state();
  const passes = passing(state, filter);
  const digest = createHash("sha256");
  const unfinished = `${file}.part-${v7()}`;
  let entries = 0;
  try {
    const handle = await disk.create(unfinished);
    const write = async (text: string) => {
      const bytes = Buffer.from(text, "utf8");
      digest.update(bytes);
      await handle.write(bytes);
    };
    try {
      const rows = new Rows(state);
      if (format === "csv") await write(`\uFEFF${columns.join(",")}\r\n`);
      for await (const page of ledgerPages(store.ledger)) {
        const texts: string[] = [];
        for (const entry of page) {
          // Taken in even where it is not asked for: what is asked for later names what stood before.
          const csv = format === "csv" ? rows.of(entry) : "";
          if (!passes(entry.changeSet)) continue;
          entries += 1;
          texts.push(format === "csv" ? csv : jsonLine(entry));
        }
        await write(texts.join(""));
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await disk.rename(unfinished, file);
    await disk.syncFolder(path.dirname(file));
  } catch (error) {
    throw saveFailure(error, path.dirname(file));
  }
  return { hash: blobHashSchema.parse(`sha256:${digest.digest("hex")}`), entries };
}

function jsonLine({ sequence, changeSet }: LedgerEntry): string {
  return `${JSON.stringify({ sequence, hash: linkOf(changeSet, sha256), changeSet })}\n`;
}

/** Rows of the table, made in order so that each field's former value is known. */
class Rows {
  readonly #state: NotebookState;
  readonly #former = new Map<string, Map<string, string | null>>();

  constructor(state: NotebookState) {
    this.#state = state;
  }

  of(entry: LedgerEntry): string {
    const { sequence, changeSet } = entry;
    const hash = linkOf(changeSet, sha256);
    return changeSet.changes
      .map((change) => {
        const { what, fields } = this.#told(change);
        const cells = [
          String(sequence),
          changeSet.at,
          recordName(this.#state, "actors", changeSet.actorId) ?? "",
          changeSet.actorId,
          changeSet.tool,
          historyKindOf(changeSet),
          changeSet.action,
          changeSet.reason ?? "",
          change.table,
          change.id,
          recordName(this.#state, change.table, change.id) ?? "",
          what,
          fields,
          hash,
          changeSet.previous ?? "",
        ];
        return `${cells.map(cellOf).join(",")}\r\n`;
      })
      .join("");
  }

  #told(change: KeptChange): { readonly what: string; readonly fields: string } {
    const key = `${change.table} ${change.id}`;
    const former = this.#former.get(key);
    const known = former ?? new Map<string, string | null>();
    this.#former.set(key, known);
    const fields: string[] = [];
    for (const [field, value] of Object.entries(change.set)) {
      if (field.startsWith("$")) continue;
      const after = change.purged === undefined ? valueInWords(this.#state, value) : null;
      const before = known.get(field) ?? null;
      known.set(field, after);
      if (change.purged !== undefined) fields.push(`${field}: (purged)`);
      else if (former === undefined) fields.push(`${field}: ${after ?? ""}`);
      else fields.push(`${field}: ${before ?? ""} → ${after ?? ""}`);
    }
    return { what: whatOf(change, former === undefined), fields: fields.join("; ") };
  }
}

function whatOf({ set }: KeptChange, isFirst: boolean): string {
  if (set[deletedField] === true) return "deleted";
  if (set[deletedField] === false) return "restored";
  return isFirst ? "made" : "edited";
}

/** After RFC 4180; what a spreadsheet would take for a formula is put behind an apostrophe. */
function cellOf(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
