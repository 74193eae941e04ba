// Loaded into the main process before the program (Electron's `-r`): stands between it and the file
// system, and makes chosen calls on a notebook's files fail. The test says which, by `railheadFaults`.
const fs = require("node:fs/promises");
const path = require("node:path");

/**
 * @typedef {object} Faults
 * @property {"write" | "sync" | "rename" | null} call which of them fails; null for none
 * @property {number} every each n-th
 * @property {string} code what the file system says: ENOSPC, EIO, EROFS
 * @property {number} seen calls since it was set
 * @property {number} failed those that failed
 */

/** @type {Faults} */
const faults = { call: null, every: 1, code: "EIO", seen: 0, failed: 0 };
Reflect.set(globalThis, "railheadFaults", faults);

const notebookFiles = `${path.sep}notebooks${path.sep}`;

/**
 * @param {"write" | "sync" | "rename"} call
 * @param {string} file
 */
function failWhenDue(call, file) {
  if (faults.call !== call || !file.includes(notebookFiles)) return;
  faults.seen += 1;
  if (faults.seen % faults.every !== 0) return;
  faults.failed += 1;
  throw Object.assign(new Error(`${faults.code}: made to fail, ${call} '${file}'`), {
    code: faults.code,
  });
}

const { open, rename } = fs;

/** @type {typeof fs.open} */
fs.open = async (file, ...rest) => {
  const handle = await open(file, ...rest);
  const write = handle.write.bind(handle);
  const sync = handle.sync.bind(handle);
  Object.assign(handle, {
    async write(/** @type {any[]} */ ...args) {
      failWhenDue("write", String(file));
      return Reflect.apply(write, null, args);
    },
    async sync() {
      failWhenDue("sync", String(file));
      return sync();
    },
  });
  return handle;
};

/** @type {typeof fs.rename} */
fs.rename = async (from, to) => {
  failWhenDue("rename", String(to));
  return rename(from, to);
};
