type Position = {
  /** The active row, -1 for none. */
  readonly index: number;
  readonly count: number;
  readonly pageRows: number;
};

/** The row that a key leads to, or null when the key does not move. Stops at both ends. */
export function nextIndex(key: string, { index, count, pageRows }: Position): number | null {
  if (count === 0) return null;
  const within = (wanted: number) => Math.max(0, Math.min(count - 1, wanted));

  switch (key) {
    case "ArrowDown":
      return within(index + 1);
    case "ArrowUp":
      return index < 0 ? count - 1 : within(index - 1);
    case "PageDown":
      return within(index + pageRows);
    case "PageUp":
      return within(index - pageRows);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
