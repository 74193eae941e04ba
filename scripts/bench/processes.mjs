import fs from "node:fs";

const ticksPerSecond = 100;

/**
 * A process and all its descendants, as Linux lists them.
 *
 * @param {number} root
 */
export function treeOf(root) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(`/proc/${name}/stat`);
    if (fields === null) continue;
    const parent = Number(fields[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const id of tree) tree.push(...(children.get(id) ?? []));
  return tree;
}

/**
 * Processor time that the tree has used so far, in milliseconds.
 *
 * @param {number} root
 */
export function cpuMsOf(root) {
  return sum(treeOf(root).map((id) => ticksOf(`/proc/${id}/stat`))) * (1000 / ticksPerSecond);
}

/**
 * Memory of the tree, shared pages counted in shares (PSS), in MB.
 *
 * @param {number} root
 */
export function memoryMbOf(root) {
  const kilobytes = treeOf(root).map((id) => {
    const pss = /^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`) ?? "");
    return pss === null ? 0 : Number(pss[1]);
  });
  return sum(kilobytes) / 1024;
}

/** @param {string} file */
function ticksOf(file) {
  const fields = statOf(file);
  return fields === null ? 0 : Number(fields[11]) + Number(fields[12]);
}

/**
 * The fields after the program's name, which may hold spaces itself.
 *
 * @param {string} file
 */
function statOf(file) {
  const text = read(file);
  return text === null ? null : text.slice(text.lastIndexOf(")") + 2).split(" ");
}

/**
 * Null for what has ended meanwhile.
 *
 * @param {string} file
 */
function read(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
