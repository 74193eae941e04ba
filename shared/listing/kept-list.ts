type Listed = { readonly id: string };
/** Never 0 for two different records, so that each has one place. */
export type Order<Facet> = (a: Facet, b: Facet) => number;

/** From this many changes at once on, sorting anew is cheaper than moving one after the other. */
const mostMoved = 300;

/**
 * What lists need to know of each record, in every order that was asked for. An order is
 * sorted once; from then on changed records are moved within it.
 */
export class KeptList<Facet extends Listed, Sorting extends string> {
  /** Rises with every change: answers made at another version are out of date. */
  version = 0;
  readonly #facets = new Map<string, Facet>();
  readonly #orders: Readonly<Record<Sorting, Order<Facet>>>;
  readonly #sorted = new Map<Sorting, Facet[]>();

  constructor(orders: Readonly<Record<Sorting, Order<Facet>>>) {
    this.#orders = orders;
  }

  get size(): number {
    return this.#facets.size;
  }

  get(id: string): Facet | undefined {
    return this.#facets.get(id);
  }

  /** @param gone ids of records that are not there any more */
  change(facets: readonly Facet[], gone: readonly string[] = []): void {
    if (facets.length + gone.length === 0) return;
    this.version += 1;
    const former = [...facets.map(({ id }) => id), ...gone].flatMap(
      (id) => this.#facets.get(id) ?? [],
    );
    if (facets.length + former.length > mostMoved) this.#sorted.clear();
    for (const [sorting, sorted] of this.#sorted) {
      const order = this.#orders[sorting];
      for (const facet of former) sorted.splice(placeOf(sorted, facet, order), 1);
      for (const facet of facets) sorted.splice(placeOf(sorted, facet, order), 0, facet);
    }
    for (const id of gone) this.#facets.delete(id);
    for (const facet of facets) this.#facets.set(facet.id, facet);
  }

  sorted(sorting: Sorting): readonly Facet[] {
    let sorted = this.#sorted.get(sorting);
    if (sorted === undefined) {
      sorted = [...this.#facets.values()].sort(this.#orders[sorting]);
      this.#sorted.set(sorting, sorted);
    }
    return sorted;
  }

  clear(): void {
    this.version += 1;
    this.#facets.clear();
    this.#sorted.clear();
  }
}

/** Where the record stands or would stand. */
function placeOf<Facet>(sorted: readonly Facet[], facet: Facet, order: Order<Facet>): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle];
    if (at !== undefined && order(at, facet) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Smaller first; null after everything. */
export function compareNullLast<Value extends string | number>(
  a: Value | null,
  b: Value | null,
): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ids are in order of making. */
export function byId(a: Listed, b: Listed): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
