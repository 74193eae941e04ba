import { randomUUID } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { type Disk, replaceFile } from "./disk.ts";

const storeSchema = z.object({ storeId: z.uuid() });

/** The name of a ledger as it stands; a new one where it was repaired, or had none that can be read. */
export async function storeIdOf(
  folder: string,
  options: { readonly disk: Disk; readonly isWritable: boolean },
  isRepaired: boolean,
): Promise<string> {
  if (!isRepaired) {
    const known = parsedStore(await options.disk.read(fileIn(folder)));
    if (known !== null) return known.storeId;
  }
  return options.isWritable ? writeStoreId(options.disk, folder) : randomUUID();
}

/** Gives the ledger another name, so that no projection of what it held is believed. */
export async function writeStoreId(disk: Disk, folder: string): Promise<string> {
  const storeId = randomUUID();
  const bytes = Buffer.from(JSON.stringify({ storeId }));
  await replaceFile(disk, fileIn(folder), bytes);
  return storeId;
}

function fileIn(folder: string): string {
  return path.join(folder, "store.json");
}

function parsedStore(bytes: Buffer | null): z.infer<typeof storeSchema> | null {
  try {
    return storeSchema.parse(JSON.parse(String(bytes)));
  } catch {
    // Missing or damaged: a new name costs a rebuild of the projection and nothing else.
    return null;
  }
}
