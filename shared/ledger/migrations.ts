import type { ChangeSet, KeptChange } from "./change.ts";

/** A change as an earlier program wrote it, as the next one reads it. */
export interface Migration {
  /** The version of the records (shared/domain/notebook) that it brings changes to. */
  readonly to: number;
  readonly table: string;
  /**
   * Pure. Keeps the table, the id and the fields it does not know; a change that makes a
   * record sets all its fields, so a field that is new gets its value there. What it adds
   * names no stamps as replaced: nobody has seen it.
   */
  readonly migrate: (change: KeptChange) => KeptChange;
}

/**
 * In order of version. Released versions are history: never edit one, add the next,
 * raise `schemaVersion`, and add the golden notebook of the version before
 * (electron/notebooks/golden).
 */
export const migrations: readonly Migration[] = [];

/**
 * What a change set does, in the records of this program. Files and archives keep what was
 * written, hash by hash; it is migrated wherever it is folded.
 */
export function changesOf(
  { changes, schema = 1 }: ChangeSet,
  known: readonly Migration[] = migrations,
): readonly KeptChange[] {
  const later = known.filter(({ to }) => to > schema);
  if (later.length === 0) return changes;
  return changes.map((change) =>
    later.reduce(
      (migrated, { table, migrate }) => (table === change.table ? migrate(migrated) : migrated),
      change,
    ),
  );
}
