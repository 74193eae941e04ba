import path from "node:path";
import { z } from "zod";
import { retentionOf } from "#shared/domain/history/retention.ts";
import { FailureError } from "#shared/failure.ts";
import { type PurgedNotebook, purgedNotebookSchema } from "#shared/ipc/listed-notebooks.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { type Disk, replaceFile } from "../ledger/disk.ts";
import { setAside } from "./set-aside.ts";

/** What a profile keeps of the notebooks that were purged from it: that they were, by whom, when and why. */
export class PurgedNotebooks {
  readonly #disk: Disk;
  readonly #file: string;

  constructor(disk: Disk, profileFolder: string) {
    this.#disk = disk;
    this.#file = path.join(profileFolder, "purged-notebooks.json");
  }

  /** The first purged first. */
  async list(): Promise<readonly PurgedNotebook[]> {
    const bytes = await this.#disk.read(this.#file);
    return bytes === null ? [] : (parsed(bytes) ?? []);
  }

  async add(purged: PurgedNotebook): Promise<void> {
    const bytes = await this.#disk.read(this.#file);
    const known = bytes === null ? [] : parsed(bytes);
    if (bytes !== null && known === null) await setAside(this.#disk, this.#file, bytes);
    const others = (known ?? []).filter(({ id }) => id !== purged.id);
    const all = JSON.stringify([...others, purged], null, 2);
    await replaceFile(this.#disk, this.#file, Buffer.from(`${all}\n`));
  }
}

/** Null for a file that is damaged. */
function parsed(bytes: Buffer): readonly PurgedNotebook[] | null {
  try {
    return z.array(purgedNotebookSchema).parse(JSON.parse(String(bytes)));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/**
 * A notebook is kept for a year after any of its briefs last left the program, in the trash or
 * not: what a customer holds can be asked about (ICS 206-01).
 *
 * @throws FailureError `purge-notebook-issued`, with the brief that is to be kept longest
 */
export function refuseWhileRetained(state: NotebookState, now: Date): void {
  const kept = [...(state.get("briefs")?.keys() ?? [])]
    .flatMap((id) => {
      const { until, briefs, refusal } = retentionOf(state, "briefs", id, now);
      const isUndated = refusal !== null && until === null;
      if (!isUndated && (until === null || until <= now.toISOString())) return [];
      return [{ brief: briefs[0]?.title ?? "", until: until ?? "" }];
    })
    // One that was issued on no known day is kept as long as anything.
    .sort((a, b) => (a.until === "" ? -1 : b.until === "" ? 1 : a.until < b.until ? 1 : -1));
  const [longest] = kept;
  if (longest === undefined) return;
  const { brief, until } = longest;
  throw new FailureError({ kind: "purge-notebook-issued", brief, date: until.slice(0, 10) });
}
