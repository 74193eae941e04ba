import type { Notebook } from "#renderer/db/notebook.ts";
import type { Conflict } from "#shared/domain/conflict/conflict.ts";
import { settledAs } from "#shared/domain/conflict/register.ts";
import { update } from "#shared/domain/record.ts";
import type { ConflictRow } from "./conflict-queries.ts";

type Writer = Pick<Notebook, "commit">;

/** Settles a conflict, or opens it again. Answers false, and writes nothing, without a reason. */
export async function settleConflict(
  notebook: Writer,
  conflict: ConflictRow,
  resolution: Conflict["resolution"],
  reason: string,
): Promise<boolean> {
  const settled = settledAs(resolution, reason);
  if (settled === null) return false;
  await notebook.commit(resolution === "open" ? "conflict:reopen" : "conflict:resolve", [
    update("conflicts", conflict, settled),
  ]);
  return true;
}

export async function noteConflict(
  notebook: Writer,
  conflict: ConflictRow,
  note: string | null,
): Promise<void> {
  await notebook.commit("conflict:note", [update("conflicts", conflict, { note })]);
}
