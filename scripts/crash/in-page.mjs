// Each function here is sent to the window and runs there alone: none may name another.

/** @typedef {Map<string, Map<string, Record<string, unknown>>>} Tables */

/**
 * The ledger, folded by the plainest rule there is: one person wrote it, so the last value stands.
 *
 * @param {string} notebookId
 */
export async function readLedger(notebookId) {
  const railhead = Reflect.get(globalThis, "railhead");
  const limit = 2000;
  /** @type {string[]} */
  const faults = [];
  /** @type {string[]} */
  const changeSets = [];
  /** @type {Tables} */
  const tables = new Map();
  let after = 0;
  let isWhole = false;
  while (!isWhole) {
    const reply = await railhead.request("ledger:read", { notebookId, after, limit });
    if (!reply.ok) throw new Error(`ledger:read was refused: ${reply.failure.kind}`);
    for (const { sequence, changeSet } of reply.value) {
      if (sequence !== after + 1) faults.push(`the ledger goes on with ${sequence} after ${after}`);
      after = sequence;
      changeSets.push(changeSet.id);
      for (const { table, id, set } of changeSet.changes) {
        const records = tables.get(table) ?? new Map();
        tables.set(table, records.set(id, { ...records.get(id), ...set }));
      }
    }
    isWhole = reply.value.length < limit;
  }
  for (const records of tables.values()) {
    for (const [id, record] of records) {
      if (record["$deleted"] === true) records.delete(id);
    }
  }
  return { changeSets, tables, faults };
}

/**
 * All rows of the working copy that views read, by store.
 *
 * @param {string} notebookId
 */
export async function readWorkingCopy(notebookId) {
  const storage = Reflect.get(globalThis, "localStorage");
  const name = storage.getItem(`railhead-projection-${notebookId}`);
  if (name === null) throw new Error("No working copy is remembered");
  /** @param {any} request */
  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await settled(Reflect.get(globalThis, "indexedDB").open(name));
  try {
    /** @type {Record<string, any[]>} */
    const stores = {};
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const values = await settled(objects.getAll());
      // Large rows lie in pieces (renderer/workers/large-values.ts).
      const isPiece = (/** @type {any} */ value) => "$text" in value;
      /** @type {Map<string, string>} */
      const texts = new Map();
      for (const piece of values.filter(isPiece)) {
        texts.set(JSON.stringify(piece[objects.keyPath]), piece.$text);
      }
      stores[store] = values
        .filter((/** @type {any} */ value) => !isPiece(value))
        .map((/** @type {any} */ row) => {
          if (row.$pieces === undefined) return row;
          const key = row[objects.keyPath];
          const parts = Array.from({ length: row.$pieces }, (_, index) =>
            texts.get(JSON.stringify([key, index])),
          );
          return JSON.parse(parts.join(""));
        });
    }
    return stores;
  } finally {
    database.close();
  }
}

/**
 * What the working copy has otherwise than the ledger, in words.
 *
 * @param {readonly [{ tables: Tables }, Record<string, any[]>]} both
 */
export function differences([{ tables }, stores]) {
  /** @type {string[]} */
  const faults = [];
  for (const [table, records] of tables) {
    const rows = new Map(stores[table]?.map((row) => [row.id, row]));
    if (rows.size !== records.size) {
      faults.push(`${table}: ${rows.size} rows shown, ${records.size} in the ledger`);
    }
    for (const [id, record] of records) {
      const differing = Object.entries(record).find(
        ([field, value]) => JSON.stringify(rows.get(id)?.[field]) !== JSON.stringify(value),
      );
      const isShown = differing === undefined || differing[0] === "$deleted";
      if (!isShown) faults.push(`${table} ${id}: ${differing[0]} is not as the ledger has it`);
    }
  }
  return faults;
}

/**
 * The texts of text versions that are gone or are not what their hash says.
 *
 * @param {readonly [{ tables: Tables }, Record<string, any[]>]} both
 */
export async function wrongTexts([{ tables }, stores]) {
  const texts = new Map(stores["texts"]?.map((row) => [row.hash, row.text]));
  /** @type {string[]} */
  const faults = [];
  for (const { textHash } of tables.get("textVersions")?.values() ?? []) {
    const bytes = new TextEncoder().encode(texts.get(textHash) ?? "");
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (`sha256:${hex}` !== textHash)
      faults.push(`the text shown for ${String(textHash)} is another`);
  }
  return faults;
}

/**
 * Leaves a mark in the working copy, which a copy made anew does not have.
 *
 * @param {string} notebookId
 */
export function markCopy(notebookId) {
  const name = Reflect.get(globalThis, "localStorage").getItem(`railhead-projection-${notebookId}`);
  const opening = Reflect.get(globalThis, "indexedDB").open(name);
  return new Promise((resolve, reject) => {
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("meta", "readwrite");
      transaction.objectStore("meta").put({ id: "mark" });
      transaction.onabort = () => reject(transaction.error);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(null);
      };
    };
  });
}

/**
 * @param {string} notebookId
 * @returns {Promise<boolean>}
 */
export function isCopyMarked(notebookId) {
  const name = Reflect.get(globalThis, "localStorage").getItem(`railhead-projection-${notebookId}`);
  const opening = Reflect.get(globalThis, "indexedDB").open(name);
  return new Promise((resolve, reject) => {
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asked = opening.result.transaction("meta").objectStore("meta").get("mark");
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        opening.result.close();
        resolve(asked.result !== undefined);
      };
    };
  });
}
