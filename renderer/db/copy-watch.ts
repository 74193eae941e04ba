import { Dexie } from "dexie";

/** Between one look at a copy that can not be read and the next. */
const lookAgainMs = 1000;

export interface CopyWatchOptions {
  /** Whether the disk takes writes again. */
  readonly hasRoom: () => Promise<boolean>;
  /** The notebook is to be opened again: that makes the copy anew, or catches up what it missed. */
  readonly onReopen: () => void;
}

/**
 * Looks at the window's copy after its connection was lost. On a full disk Chromium closes it and
 * may not open it again: then what views show stays as it was last read, until there is room.
 * When Chromium has dropped it as damaged, it is gone, and the notebook is opened again at once.
 */
export class CopyWatch {
  readonly #name: string;
  readonly #options: CopyWatchOptions;
  #isLooking = false;
  #isClosed = false;

  constructor(databaseName: string, options: CopyWatchOptions) {
    this.#name = databaseName;
    this.#options = options;
  }

  /** To be told of every lost connection, however many at once. */
  lost(): void {
    if (!this.#isLooking) void this.#look();
  }

  close(): void {
    this.#isClosed = true;
  }

  async #look(): Promise<void> {
    this.#isLooking = true;
    while (!this.#isClosed && !(await this.#isToReopen())) {
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    }
    if (!this.#isClosed) this.#options.onReopen();
  }

  async #isToReopen(): Promise<boolean> {
    const stand = await standOf(this.#name);
    return stand === "gone" || (stand === "whole" && (await this.#options.hasRoom()));
  }
}

/** Opens no database that is not there: a wrong answer would make an empty one. */
async function standOf(name: string): Promise<"whole" | "gone" | "unreadable"> {
  const database = new Dexie(name);
  try {
    await database.open();
    const meta: unknown = await database.table("meta").get("projection");
    const isWhole = typeof meta === "object" && meta !== null && "isComplete" in meta;
    return isWhole && meta.isComplete === true ? "whole" : "gone";
  } catch (error) {
    const isAbsent = error instanceof Error && error.name === "NoSuchDatabaseError";
    return isAbsent ? "gone" : "unreadable";
  } finally {
    database.close();
  }
}
