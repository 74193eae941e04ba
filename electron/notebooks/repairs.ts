import path from "node:path";
import { z } from "zod";
import { type OpenedNotebook, openedNotebookSchema } from "#shared/ipc/listed-notebooks.ts";
import { createTranslate, type Translate } from "#shared/messages/catalogue.ts";
import { type Disk, replaceFile } from "../ledger/disk.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Repair } from "../ledger/recovery.ts";
import { setAside } from "./set-aside.ts";

/** A repair as the analyst reads of it. */
export type ToldRepair = OpenedNotebook["repairs"][number];

const repairsFileSchema = z.object({
  /** Not yet shown to anyone: a repair may be made by a command that opens no window. */
  untold: openedNotebookSchema.shape.repairs,
  told: openedNotebookSchema.shape.repairs,
});
type RepairsFile = z.infer<typeof repairsFileSchema>;

/** Small files that are made anew from what else is known. */
export type MendedFile = "notebook-file" | "person-file" | "repairs-file";

/**
 * The repairs of one notebook in words, told to whoever opens it next: a repair may be
 * made by a command that opens no window, or long after the opening.
 */
export class RepairBook {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #ledger: Ledger;
  readonly #fresh: ToldRepair[] = [];
  readonly #listeners = new Set<() => void>();
  #noting: Promise<void> = Promise.resolve();

  private constructor(disk: Disk, folder: string, ledger: Ledger) {
    this.#disk = disk;
    this.#folder = folder;
    this.#ledger = ledger;
  }

  /** Notes what the opening had to repair, and from then on whatever else has to be. */
  static async open(
    disk: Disk,
    folder: string,
    ledger: Ledger,
    onTrouble: (error: unknown) => void,
  ): Promise<RepairBook> {
    const book = new RepairBook(disk, folder, ledger);
    await book.#checkOwnFile();
    for (const repair of ledger.repairs) await book.#note(repair);
    ledger.onRepaired((repair) => {
      book.#noting = book.#noting.then(() => book.#note(repair)).catch(onTrouble);
    });
    return book;
  }

  /** Hears of each repair that is noted from now on. */
  onNoted(listen: () => void): void {
    this.#listeners.add(listen);
  }

  /** What has been repaired since this process opened the notebook. */
  get fresh(): readonly ToldRepair[] {
    return this.#fresh;
  }

  /** Every repair that was ever made, the latest last. */
  async all(): Promise<ToldRepair[]> {
    if (this.#ledger.isReadOnly) return [...this.#fresh];
    const { told, untold } = await this.#read();
    return [...told, ...untold];
  }

  /** The repairs nobody has been told of yet; they count as told from now on. */
  async untold(): Promise<ToldRepair[]> {
    await this.#noting;
    if (this.#ledger.isReadOnly) return [...this.#fresh];
    const { untold, told } = await this.#read();
    if (untold.length > 0) await this.#write({ untold: [], told: [...told, ...untold] });
    return untold;
  }

  /** Resolves when what was repaired so far is noted. */
  async settled(): Promise<void> {
    await this.#ledger.settled();
    await this.#noting;
  }

  /** Notes that a blob was damaged or gone, and came back from a backup. */
  noteRestored(): Promise<void> {
    const repair: Repair = { kind: "restored", lost: [], after: 0, quarantined: null };
    this.#noting = this.#noting.then(() => this.#note(repair));
    return this.#noting;
  }

  /** Notes that a small file beside the ledger was damaged and made anew; `where` it lies now. */
  noteMended(what: MendedFile, where: string): Promise<void> {
    const t = createTranslate("en");
    const words: ToldRepair = {
      what: t(`store.repair.${what}`),
      since: null,
      lost: t(what === "repairs-file" ? "store.repair.older-repairs" : "store.repair.nothing-lost"),
      where,
    };
    this.#noting = this.#noting.then(() => this.#tell(words));
    return this.#noting;
  }

  async #checkOwnFile(): Promise<void> {
    const bytes = this.#ledger.isReadOnly ? null : await this.#disk.read(this.#file);
    if (bytes === null || parsed(bytes) !== null) return;
    const where = await setAside(this.#disk, this.#file, bytes);
    await this.#write({ untold: [], told: [] });
    await this.noteMended("repairs-file", where);
  }

  async #note(repair: Repair): Promise<void> {
    await this.#tell(await inWords(repair, this.#ledger));
  }

  async #tell(words: ToldRepair): Promise<void> {
    this.#fresh.push(words);
    if (!this.#ledger.isReadOnly) {
      const file = await this.#read();
      await this.#write({ ...file, untold: [...file.untold, words] });
    }
    for (const listen of this.#listeners) listen();
  }

  async #read(): Promise<RepairsFile> {
    const bytes = await this.#disk.read(this.#file);
    return (bytes === null ? null : parsed(bytes)) ?? { untold: [], told: [] };
  }

  #write(file: RepairsFile): Promise<void> {
    return replaceFile(this.#disk, this.#file, Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
  }

  get #file(): string {
    return path.join(this.#folder, "repairs.json");
  }
}

/** Null for a file that is damaged. */
function parsed(bytes: Buffer): RepairsFile | null {
  try {
    return repairsFileSchema.parse(JSON.parse(String(bytes)));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

async function inWords(repair: Repair, ledger: Ledger): Promise<ToldRepair> {
  const t = createTranslate("en");
  const [last] = repair.after === 0 ? [] : await ledger.read(repair.after - 1, 1);
  const count = repair.lost.reduce((sum, [first, end]) => sum + end - first + 1, 0);
  return {
    what: t(`store.repair.${repair.kind}`),
    since: last?.changeSet.at ?? null,
    lost: lostInWords(count, repair.isHistoryOnly === true, t),
    where: repair.quarantined ?? "",
  };
}

function lostInWords(count: number, isHistoryOnly: boolean, t: Translate): string {
  if (count === 0) return t("store.repair.nothing-lost");
  return t(isHistoryOnly ? "store.repair.history-lost" : "store.repair.changes-lost", { count });
}
