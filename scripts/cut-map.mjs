/**
 * Cuts the map of Northeast Asia that figures draw out of the package world-atlas (Natural
 * Earth, public domain): coasts and borders at 1:50m, and the mouth of the Tumen river at
 * 1:10m. Run again only when the extent or the data change: `node scripts/cut-map.mjs`.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
/**
 * The package has no types of its own.
 *
 * @type {{
 *   merge: (topology: object, geometries: readonly object[]) => { coordinates: number[][][][] },
 *   mesh: (topology: object, geometries: object, keep: (a: object, b: object) => boolean) => { coordinates: number[][][] },
 * }}
 */
const { merge, mesh } = require("topojson-client");
const target = path.join(import.meta.dirname, "../shared/figures/northeast-asia-map.json");

/** @typedef {readonly [number, number]} Place longitude and latitude in degrees */
/** @typedef {{ west: number, east: number, south: number, north: number }} Box */

/** @param {string} file @returns {any} the topology as the package has it */
function atlas(file) {
  return JSON.parse(fs.readFileSync(require.resolve(`world-atlas/${file}`), "utf8"));
}

/** @param {string} file @param {Box} box @param {number} decimals */
function cut(file, box, decimals) {
  const topology = atlas(file);
  const { countries } = topology.objects;
  const lines = (/** @type {(a: object, b: object) => boolean} */ keep) =>
    mesh(topology, countries, keep).coordinates.flatMap((line) => insideOf(line, box));
  const land = merge(topology, countries.geometries).coordinates.flatMap(([ring]) =>
    ring === undefined ? [] : [clippedRing(ring, box)],
  );
  const text = (/** @type {readonly (readonly number[])[]} */ line) => written(line, decimals);
  return {
    coasts: lines((a, b) => a === b)
      .map(text)
      .filter((line) => line.includes(" ")),
    borders: lines((a, b) => a !== b)
      .map(text)
      .filter((line) => line.includes(" ")),
    land: land
      .filter(({ length }) => length > 2)
      .map(text)
      .filter((line) => line.split(" ").length > 2),
  };
}

/** The runs of a line that lie in the box, each with the point before and after. @param {readonly (readonly number[])[]} line @param {Box} box */
function insideOf(line, box) {
  /** @type {(readonly number[])[][]} */
  const runs = [];
  let wasInside = false;
  line.forEach((point, index) => {
    const isInside = has(box, point);
    if (isInside && !wasInside) runs.push(index > 0 ? [line[index - 1] ?? point, point] : [point]);
    else if (isInside || wasInside) runs.at(-1)?.push(point);
    wasInside = isInside;
  });
  return runs;
}

/** @param {Box} box @param {readonly number[]} point */
function has({ west, east, south, north }, [x = 0, y = 0]) {
  return x >= west && x <= east && y >= south && y <= north;
}

/** Sutherland and Hodgman: a ring cut by one side of the box after the other. @param {readonly (readonly number[])[]} ring @param {Box} box */
function clippedRing(ring, { west, east, south, north }) {
  /** @type {readonly [number, number, 1 | -1][]} */
  const sides = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  return sides.reduce((points, [axis, limit, sign]) => {
    const isIn = (/** @type {readonly number[]} */ point) =>
      ((point[axis] ?? 0) - limit) * sign >= 0;
    /** @type {(readonly number[])[]} */
    const kept = [];
    points.forEach((point, index) => {
      const before = points.at(index - 1) ?? point;
      if (isIn(point) !== isIn(before)) {
        const share = (limit - (before[axis] ?? 0)) / ((point[axis] ?? 0) - (before[axis] ?? 0));
        kept.push(
          [0, 1].map((at) => (before[at] ?? 0) + share * ((point[at] ?? 0) - (before[at] ?? 0))),
        );
      }
      if (isIn(point)) kept.push(point);
    });
    return kept;
  }, ring);
}

/** "lon,lat lon,lat …" in hundredths or thousandths of a degree, repeated points left out. @param {readonly (readonly number[])[]} line @param {number} decimals */
function written(line, decimals) {
  const points = line.map((point) =>
    point.map((value) => Math.round(value * 10 ** decimals)).join(","),
  );
  return points.filter((point, index) => point !== points[index - 1]).join(" ");
}

const { version } = require("world-atlas/package.json");
const map = {
  source: `Natural Earth (public domain), by world-atlas ${version}`,
  region: {
    decimals: 2,
    ...cut("countries-50m.json", { west: 108, east: 160, south: 26, north: 58 }, 2),
  },
  tumen: {
    decimals: 3,
    ...cut("countries-10m.json", { west: 129.4, east: 131.9, south: 41.7, north: 43.4 }, 3),
  },
};
fs.writeFileSync(target, `${JSON.stringify(map, null, 2)}\n`);
process.stdout.write(
  `${path.basename(target)}: ${Math.round(fs.statSync(target).size / 1024)} KB\n`,
);
