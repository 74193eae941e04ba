/**
 * One promise, measured: ours against a named peer or limit, in the same run.
 *
 * @typedef {object} Line
 * @property {string} suite
 * @property {string} name what was measured, in words
 * @property {string} unit
 * @property {number} ours
 * @property {number} peer
 * @property {string} against what the peer is
 * @property {number} ratio median of the rounds' ratios
 * @property {readonly [number, number]} spread least and greatest ratio of a round
 * @property {number | null} bound the ratio it has to stay within; null where only the numbers are told
 */

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * @param {readonly number[]} values
 * @param {number} share 0.95 for the value that 95 of 100 stay within
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/**
 * @param {Pick<Line, "suite" | "name" | "unit" | "against" | "bound">} what
 * @param {readonly { readonly ours: number, readonly peer: number }[]} rounds
 * @returns {Line}
 */
export function lineOf(what, rounds) {
  const ratios = rounds.map(({ ours, peer }) => ours / peer);
  return {
    ...what,
    ours: median(rounds.map(({ ours }) => ours)),
    peer: median(rounds.map(({ peer }) => peer)),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
  };
}

/** @param {Line} line */
export function isPastBound({ ratio, bound }) {
  // A measurement that failed to be a number keeps no promise either.
  return bound !== null && !(ratio <= bound);
}

/** @param {number} value */
function short(value) {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}

/** @param {readonly Line[]} lines */
export function tableOf(lines) {
  const rows = lines.map((line) => [
    line.suite,
    line.name,
    `${short(line.ours)} ${line.unit}`,
    `${short(line.peer)} ${line.unit}`,
    short(line.ratio),
    `${short(line.spread[0])}-${short(line.spread[1])}`,
    line.bound === null ? "" : `<= ${line.bound}`,
    isPastBound(line) ? "PAST" : line.bound === null ? "" : "ok",
    line.against,
  ]);
  const head = ["suite", "what", "ours", "peer", "ratio", "spread", "goal", "", "against"];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .map((line) => line.trimEnd())
    .join("\n");
}

/**
 * A B A B: what disturbs the machine disturbs both.
 *
 * @param {number} rounds
 * @param {() => Promise<number>} ours
 * @param {() => Promise<number>} peer
 */
export async function alternate(rounds, ours, peer) {
  /** @type {{ ours: number, peer: number }[]} */
  const measured = [];
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first changes, so that neither always finds the other's leavings.
    if (round % 2 === 0) {
      const first = await ours();
      measured.push({ ours: first, peer: await peer() });
    } else {
      const first = await peer();
      measured.push({ ours: await ours(), peer: first });
    }
  }
  return measured;
}
