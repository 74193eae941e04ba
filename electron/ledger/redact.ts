import { FailureError } from "#shared/failure.ts";
import { valuesHash } from "#shared/ledger/chain.ts";
import type { KeptChange, LedgerEntry } from "#shared/ledger/change.ts";
import { type Disk, replaceFile } from "./disk.ts";
import { framed, framesIn } from "./frame.ts";
import { entryOf, frameOfEntry } from "./segment.ts";
import { sha256 } from "./sha256.ts";

/** What a purge takes out of the entries before it. */
export interface Redaction {
  /** The purge's own entry and those behind it stay as they are. */
  readonly before: number;
  /** The fields of a record whose values go; `all` of them, or none. */
  readonly fieldsOf: (table: string, id: string) => "all" | readonly string[] | null;
}

/**
 * Rewrites a segment without the values that a purge takes out; everything else stays byte
 * for byte. Each such change keeps the hash of what it set, so that the chains still hold.
 * The file is the old one or the new one, whenever the power goes.
 *
 * @returns false when there was nothing to take out
 * @throws FailureError `store-damaged` when the segment is not whole: it has to be mended first
 */
export async function redactSegment(
  disk: Disk,
  file: string,
  redaction: Redaction,
): Promise<boolean> {
  const bytes = (await disk.read(file)) ?? Buffer.alloc(0);
  const { payloads, damaged } = framesIn(bytes);
  if (damaged.length > 0) throw new FailureError({ kind: "store-damaged", detail: file });
  let hasChanged = false;
  const frames = payloads.map(({ offset, length }, index) => {
    const payload = bytes.subarray(offset, offset + length);
    // The first is the segment's head.
    const redacted = index === 0 ? null : redactedEntry(entryOf(payload), redaction);
    if (redacted === null) return framed(payload);
    hasChanged = true;
    return frameOfEntry(redacted);
  });
  if (hasChanged) await replaceFile(disk, file, Buffer.concat(frames));
  return hasChanged;
}

/** Null when nothing of it is to be taken out. */
function redactedEntry(entry: LedgerEntry, { before, fieldsOf }: Redaction): LedgerEntry | null {
  if (entry.sequence >= before) return null;
  const { changeSet } = entry;
  const changes = changeSet.changes.map((change) =>
    redactedChange(change, fieldsOf(change.table, change.id)),
  );
  const isSame = changes.every((change, index) => change === changeSet.changes[index]);
  return isSame ? null : { ...entry, changeSet: { ...changeSet, changes } };
}

function redactedChange(change: KeptChange, fields: "all" | readonly string[] | null): KeptChange {
  if (fields === null) return change;
  const isWanted = (field: string) =>
    !field.startsWith("$") && (fields === "all" || fields.includes(field));
  const { beside, ...rest } = change;
  const values = Object.entries(change.set);
  if (!values.some(([field, value]) => isWanted(field) && value !== null)) return change;
  const kept = Object.entries(beside ?? {}).filter(([field]) => !isWanted(field));
  return {
    ...rest,
    set: Object.fromEntries(
      values.map(([field, value]) => [field, isWanted(field) ? null : value]),
    ),
    ...(kept.length === 0 ? {} : { beside: Object.fromEntries(kept) }),
    purged: valuesHash(change, sha256),
  };
}
