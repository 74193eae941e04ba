import { liveQuery, type Subscription } from "dexie";
import {
  type Dispatch,
  type SetStateAction,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { ItemWindow } from "#renderer/ui/item-window.ts";
import type { ClaimRows } from "#shared/domain/claim/assembled-claim.ts";
import type { ListAnswer, ListFilter, ListRequest, ListRow } from "#shared/listing/list-request.ts";
import { useNotebook } from "./notebook.ts";
import { beginning, holdsRows, type RowSpan, spanAbout } from "./row-span.ts";

/** A list of which only the rows about those on screen are read. */
export interface Listed<Item> extends ItemWindow<Item> {
  /** How many records there are, heads of groups not among them. */
  readonly recordCount: number;
  /** True while this is the list of a former filter, and that of the present one is being made. */
  readonly isBehind: boolean;
}

/**
 * A filtered, ordered list, live; undefined until it has been read once. After a change of the
 * filter it is the former list until the new one has come.
 *
 * @param place the key of a row whose index is wanted wherever it stands, as the active one's
 * @param load reads what is drawn of these rows, by their keys; run as a live query
 * @param how `canWait` for what is told beside the work, as a count; `withClaims` where `load` wants
 *   what the claims among the rows hang on
 */
export function useListed<Item>(
  list: ListFilter,
  place: string | null,
  load: Load<Item>,
  { canWait = false, withClaims = false }: How = {},
): Listed<Item> | undefined {
  const { lists } = useNotebook();
  const name = JSON.stringify(list);
  const [asked, setAsked] = useState({ name, span: beginning });
  const span = asked.name === name ? asked.span : beginning;
  const read = useRead(name, { ...span, place, canWait, withClaims }, load);

  const show = useCallback(
    (first: number, last: number) => {
      if (!holdsRows(span, first, last)) setAsked({ name, span: spanAbout(first, last) });
    },
    [name, span],
  );

  return useMemo(() => {
    if (read === undefined) return undefined;
    const { items } = read;
    const { answer } = read.given;
    const rowAt = (index: number) => answer.rows[index - answer.from];
    return {
      length: answer.rowCount,
      recordCount: answer.recordCount,
      isBehind: read.given.name !== name || answer.isPartial === true,
      at: (index) => items.get(rowAt(index)?.key ?? ""),
      keyAt: (index) => rowAt(index)?.key,
      indexOf: (key) => {
        const index = answer.rows.findIndex((row) => row.key === key);
        if (index >= 0) return answer.from + index;
        return key === read.given.place ? answer.place : -1;
      },
      show,
      keysBetween: async (first, last) => {
        const limit = last - first + 1;
        const filter = filterNamed(read.given.name);
        const asked = { list: filter, from: first, limit, place: null, isAgain: true };
        const found = await lists.ask(asked);
        return (found?.rows ?? []).filter(({ group }) => group === null).map(({ key }) => key);
      },
    };
  }, [read, name, show, lists]);
}

type How = Partial<Pick<ListRequest, "canWait" | "withClaims">>;

interface Given {
  /** List, span and state of the notebook that it is the answer for. */
  readonly asked: string;
  readonly name: string;
  readonly place: string | null;
  readonly answer: Omit<ListAnswer, "claims">;
  /** Another one: what its claims hang on may have changed. */
  readonly version: number;
}

type Asked = RowSpan & Required<Pick<ListRequest, "place" | "canWait" | "withClaims">>;

/** An answer with the items of its own rows, so that a list never shows the rows of another. */
interface Read<Item> {
  readonly given: Given;
  readonly items: ReadonlyMap<string, Item>;
}

/** What the claims among the rows hang on is null where it was not asked for. */
type Load<Item> = (
  rows: readonly ListRow[],
  claims: ClaimRows | null,
) => Promise<ReadonlyMap<string, Item>>;

/**
 * Asks again whenever the lists have changed, and reads the rows as soon as they are known: between
 * a key and its list nothing waits for a drawing.
 */
function useRead<Item>(
  name: string,
  { from, to, place, canWait, withClaims }: Asked,
  load: Load<Item>,
): Read<Item> | undefined {
  const { lists } = useNotebook();
  const { read, reading } = useRowsOf(load);
  useEffect(() => {
    let isOver = false;
    let isAsking = false;
    let isOutOfDate = false;
    let isAgain = false;
    const ask = async () => {
      isOutOfDate = true;
      if (isAsking) return;
      isAsking = true;
      while (isOutOfDate && !isOver) {
        isOutOfDate = false;
        const sequence = lists.sequence.get();
        const asked = JSON.stringify([name, from, to, sequence]);
        // Another row of those on screen is the active one: where it stands is known.
        if (reading.holds(asked, place)) break;
        const list = filterNamed(name);
        const limit = to - from;
        const how = { canWait, withClaims, isAgain };
        const answered = await lists.ask({ list, from, limit, place, ...how });
        if (isOver || answered === null) break;
        const { claims, ...answer } = answered;
        isAgain = answer.isPartial === true;
        isOutOfDate ||= isAgain;
        const version = claims?.version ?? 0;
        reading.take({ asked, name, place, answer, version }, claims?.rows ?? null);
      }
      isAsking = false;
    };
    void ask();
    const stop = lists.sequence.subscribe(() => void ask());
    return () => {
      isOver = true;
      stop();
    };
  }, [lists, name, from, to, place, canWait, withClaims, reading]);
  return read;
}

/** What is drawn of the rows given last, live. */
function useRowsOf<Item>(load: Load<Item>): {
  readonly read: Read<Item> | undefined;
  readonly reading: Reading<Item>;
} {
  const [read, setRead] = useState<Read<Item>>();
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const reading = useMemo(
    () => new Reading(load, setRead, (error) => setFailure({ error })),
    [load],
  );
  useEffect(() => () => reading.end(), [reading]);
  // To the nearest error boundary, as a live query's would go.
  if (failure !== undefined) throw failure.error;
  return { read, reading };
}

/** Follows the rows given last, live; another answer with the same rows reads nothing anew. */
class Reading<Item> {
  readonly #load: Load<Item>;
  readonly #show: Dispatch<SetStateAction<Read<Item> | undefined>>;
  readonly #fail: (error: unknown) => void;
  #given: Given | null = null;
  #live: Subscription | null = null;

  constructor(
    load: Load<Item>,
    show: Dispatch<SetStateAction<Read<Item> | undefined>>,
    fail: (error: unknown) => void,
  ) {
    this.#load = load;
    this.#show = show;
    this.#fail = fail;
  }

  /** True where this was answered, and the row is among those that came. */
  holds(asked: string, place: string | null): boolean {
    if (this.#given?.asked !== asked || this.#given.answer.isPartial === true) return false;
    return place === null || this.#given.answer.rows.some(({ key }) => key === place);
  }

  take(given: Given, claims: ClaimRows | null): void {
    const former = this.#given;
    this.#given = given;
    if (JSON.stringify({ ...former, asked: "" }) === JSON.stringify({ ...given, asked: "" }))
      return;
    if (shownBy(former) === shownBy(given)) {
      this.#show((shown) => (shown === undefined ? shown : { ...shown, given }));
      return;
    }
    this.#live?.unsubscribe();
    this.#live = liveQuery(() => this.#load(given.answer.rows, claims)).subscribe({
      next: (items) => this.#show({ given: this.#given ?? given, items }),
      error: this.#fail,
    });
  }

  end(): void {
    this.#live?.unsubscribe();
    this.#given = null;
  }
}

/** Alike for answers of which the same is drawn. */
function shownBy(given: Given | null): string {
  return JSON.stringify([given?.answer.rows, given?.version]);
}

/** A filter's name is the filter itself, written down, so that equal ones are one. */
function filterNamed(name: string): ListFilter {
  return JSON.parse(name);
}
