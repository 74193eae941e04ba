import { type BlobHash, blobHashSchema } from "#shared/domain/ids.ts";
import type { ChangeSet } from "#shared/ledger/change.ts";
import { changesOf } from "#shared/ledger/migrations.ts";

/** The fields that name blobs. (`exports.fileHash` names a file that was handed out.) */
const namingFields: ReadonlyMap<string, readonly string[]> = new Map([
  ["articles", ["originalHash"]],
  ["textVersions", ["textHash", "pageMapHash"]],
  ["briefs", ["issuedHash", "logoHash"]],
  ["briefTemplates", ["logoHash"]],
]);

/** The blobs that a change set names. */
export function blobsNamedBy(changeSet: ChangeSet): readonly BlobHash[] {
  return changesOf(changeSet).flatMap(({ table, set }) =>
    (namingFields.get(table) ?? []).flatMap((field) => {
      const hash = blobHashSchema.safeParse(set[field]);
      return hash.success ? [hash.data] : [];
    }),
  );
}
