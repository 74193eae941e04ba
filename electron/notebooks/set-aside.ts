import { type Disk, replaceFile } from "../ledger/disk.ts";

/** Keeps what a damaged file held beside it, before it is made anew. Answers with the place. */
export async function setAside(disk: Disk, file: string, bytes: Uint8Array): Promise<string> {
  const aside = `${file}.damaged`;
  await replaceFile(disk, aside, bytes);
  return aside;
}
