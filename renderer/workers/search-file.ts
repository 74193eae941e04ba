import type { Database, Sqlite3Static } from "@sqlite.org/sqlite-wasm";

/** Where the index is kept: a file of the page's own file system, or memory where there is none. */
export type SearchFile = {
  readonly open: () => Database;
  /** Drops the file, for a new one. */
  readonly drop: () => void;
  readonly isLasting: boolean;
};

/** Pages kept in memory, in KiB; the rest is read when asked for. */
const cacheKiB = 16_000;

/** Loads SQLite, and finds the notebook's file. One worker at a time may have it. */
export async function searchFileOf(notebookId: string): Promise<SearchFile> {
  // The other kinds of file start workers of their own by addresses that the page's rules refuse.
  Object.assign(globalThis, {
    sqlite3ApiConfig: { disable: { vfs: { opfs: true, "opfs-wl": true, kvvfs: true } } },
  });
  const { default: initialise } = await import("@sqlite.org/sqlite-wasm");
  const sqlite = await initialise();
  try {
    const pool = await sqlite.installOpfsSAHPoolVfs({
      name: `railhead-${notebookId}`,
      directory: `/search/${notebookId}`,
      initialCapacity: 3,
    });
    const name = "/index.sqlite";
    return {
      open: () => prepared(new pool.OpfsSAHPoolDb(name)),
      drop: () => {
        pool.unlink(name);
      },
      isLasting: true,
    };
  } catch {
    return inMemory(sqlite);
  }
}

/** Without a file system of its own the page still can search; the index is then made at each opening. */
function inMemory(sqlite: Sqlite3Static): SearchFile {
  return {
    open: () => prepared(new sqlite.oo1.DB(":memory:")),
    drop: () => {},
    isLasting: false,
  };
}

/**
 * Nobody else can open the file, so it stays locked: letting go of it, every question would ask the
 * file anew whether another had written to it, which takes longer than to find a word. A journal that
 * is kept for that is emptied after each write.
 */
const settings = [
  `cache_size = -${cacheKiB}`,
  "temp_store = MEMORY",
  "synchronous = NORMAL",
  "locking_mode = EXCLUSIVE",
  "journal_size_limit = 0",
];

function prepared(db: Database): Database {
  db.exec(settings.map((setting) => `PRAGMA ${setting}`).join("; "));
  return db;
}
