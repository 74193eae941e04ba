/** Endnotes by their numbers; three and more in a row as from the first to the last. */
export function noteNumbers(numbers: readonly number[]): string {
  const runs: { readonly from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs
    .map(({ from, to }) => {
      if (from === to) return `[${from}]`;
      return to === from + 1 ? `[${from}], [${to}]` : `[${from}]-[${to}]`;
    })
    .join(", ");
}
