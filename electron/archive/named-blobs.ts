import { type BlobHash, blobHashSchema } from "#shared/domain/ids.ts";
import type { ChangeSet } from "#shared/ledger/change.ts";
import { changesOf } from "#shared/ledger/migrations.ts";

/** The fields that name blobs. (`exports.fileHash` names a file that was handed out.) */
const namingFields = new Map([
  ["articles", "originalHash"],
  ["textVersions", "textHash"],
  ["briefs", "issuedHash"],
]);

/** The blobs that a change set names. */
export function blobsNamedBy(changeSet: ChangeSet): readonly BlobHash[] {
  return changesOf(changeSet).flatMap(({ table, set }) => {
    const field = namingFields.get(table);
    const hash = blobHashSchema.safeParse(field === undefined ? undefined : set[field]);
    return hash.success ? [hash.data] : [];
  });
}
