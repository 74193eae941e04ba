/** Items of a list of which only those on screen need to be there. */
export interface ItemWindow<Item> {
  readonly length: number;
  /** undefined while it is still being read. */
  readonly at: (index: number) => Item | undefined;
  readonly keyAt: (index: number) => string | undefined;
  /** -1 when the list has no such item, or it is not known where. */
  readonly indexOf: (key: string) => number;
  /** Says what is on screen, so that it is read. */
  readonly show: (from: number, to: number) => void;
  /** The keys of the items from one index to another, both included. */
  readonly keysBetween: (from: number, to: number) => Promise<readonly string[]>;
}

/** A list that is there as a whole. */
export function wholeWindow<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ItemWindow<Item> {
  const keyAt = (index: number) => {
    const item = items[index];
    return item === undefined ? undefined : keyOf(item);
  };
  return {
    length: items.length,
    at: (index) => items[index],
    keyAt,
    indexOf: (key) => items.findIndex((item) => keyOf(item) === key),
    show: () => {},
    keysBetween: async (from, to) => items.slice(from, to + 1).map(keyOf),
  };
}
