import path from "node:path";
import { z } from "zod";
import { type OpenedNotebook, openedNotebookSchema } from "#shared/ipc/contract.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { type Disk, replaceFile } from "../ledger/disk.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Repair } from "../ledger/recovery.ts";

/** A repair as the analyst reads of it. */
export type ToldRepair = OpenedNotebook["repairs"][number];

const repairsFileSchema = z.object({
  /** Not yet shown to anyone: a repair may be made by a command that opens no window. */
  untold: openedNotebookSchema.shape.repairs,
  told: openedNotebookSchema.shape.repairs,
});
type RepairsFile = z.infer<typeof repairsFileSchema>;

/** Puts in words what this opening of the ledger had to repair, and writes it down to be told. */
export async function noteRepairs(
  disk: Disk,
  folder: string,
  ledger: Ledger,
): Promise<readonly ToldRepair[]> {
  const fresh = await Promise.all(ledger.repairs.map((repair) => inWords(repair, ledger)));
  if (fresh.length === 0 || ledger.isReadOnly) return fresh;
  const file = await readRepairs(disk, folder);
  await writeRepairs(disk, folder, { ...file, untold: [...file.untold, ...fresh] });
  return fresh;
}

/** The repairs nobody has been told of yet; they count as told from now on. */
export async function untoldRepairs(
  disk: Disk,
  folder: string,
  ledger: Ledger,
): Promise<ToldRepair[]> {
  if (ledger.isReadOnly) {
    return Promise.all(ledger.repairs.map((repair) => inWords(repair, ledger)));
  }
  const { untold, told } = await readRepairs(disk, folder);
  if (untold.length > 0) {
    await writeRepairs(disk, folder, { untold: [], told: [...told, ...untold] });
  }
  return untold;
}

async function inWords(repair: Repair, ledger: Ledger): Promise<ToldRepair> {
  const t = createTranslate("en");
  const [last] = repair.after === 0 ? [] : await ledger.read(repair.after - 1, 1);
  const count = repair.lost.reduce((sum, [first, end]) => sum + end - first + 1, 0);
  return {
    what: t(`store.repair.${repair.kind}`),
    since: last?.changeSet.at ?? null,
    lost: count === 0 ? t("store.repair.nothing-lost") : t("store.repair.changes-lost", { count }),
    where: repair.quarantined ?? "",
  };
}

async function readRepairs(disk: Disk, folder: string): Promise<RepairsFile> {
  try {
    return repairsFileSchema.parse(JSON.parse(String(await disk.read(fileIn(folder)))));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) {
      return { untold: [], told: [] };
    }
    throw error;
  }
}

function writeRepairs(disk: Disk, folder: string, file: RepairsFile): Promise<void> {
  return replaceFile(disk, fileIn(folder), Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
}

function fileIn(folder: string): string {
  return path.join(folder, "repairs.json");
}
