import { useLiveQuery } from "dexie-react-hooks";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { ItemWindow } from "#renderer/ui/item-window.ts";
import type { ListAnswer, ListFilter, ListRow } from "#shared/listing/list-request.ts";
import { useNotebook } from "./notebook.ts";

/** A list of which only the rows about those on screen are read. */
export interface Listed<Item> extends ItemWindow<Item> {
  /** How many records there are, heads of groups not among them. */
  readonly recordCount: number;
}

/** Rows are read in pages; those shown lie in the second of three, so that scrolling finds the next there. */
const pageRows = 40;

/**
 * A filtered, ordered list, live; undefined until it has been read once. After a change of the
 * filter it is the former list until the new one has come.
 *
 * @param place the key of a row whose index is wanted wherever it stands, as the active one's
 * @param load reads what is drawn of these rows, by their keys; run as a live query
 */
export function useListed<Item>(
  list: ListFilter,
  place: string | null,
  load: (rows: readonly ListRow[]) => Promise<ReadonlyMap<string, Item>>,
): Listed<Item> | undefined {
  const { lists } = useNotebook();
  const name = JSON.stringify(list);
  const [asked, setAsked] = useState({ name, from: 0 });
  const from = asked.name === name ? asked.from : 0;
  const given = useAnswer(name, from, place);
  // With the rows they belong to, so that a list never shows the rows of another.
  const read = useLiveQuery(
    async () => (given === undefined ? undefined : { given, items: await load(given.answer.rows) }),
    [given, load],
  );

  const show = useCallback(
    (first: number, last: number) => {
      if (first >= from && last < from + 3 * pageRows) return;
      setAsked({ name, from: Math.max(0, Math.floor(first / pageRows) - 1) * pageRows });
    },
    [name, from],
  );

  return useMemo(() => {
    if (read === undefined) return undefined;
    const { items } = read;
    const { answer } = read.given;
    const rowAt = (index: number) => answer.rows[index - answer.from];
    return {
      length: answer.rowCount,
      recordCount: answer.recordCount,
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
        const found = await lists.ask({ list: filter, from: first, limit, place: null });
        return (found?.rows ?? []).filter(({ group }) => group === null).map(({ key }) => key);
      },
    };
  }, [read, show, lists]);
}

interface Given {
  readonly name: string;
  readonly place: string | null;
  readonly answer: ListAnswer;
}

/** Asks again whenever the lists have changed; an answer that says nothing new is the former one. */
function useAnswer(name: string, from: number, place: string | null): Given | undefined {
  const { lists } = useNotebook();
  const [given, setGiven] = useState<Given>();
  useEffect(() => {
    let isOver = false;
    let isAsking = false;
    let isOutOfDate = false;
    const ask = async () => {
      isOutOfDate = true;
      if (isAsking) return;
      isAsking = true;
      while (isOutOfDate && !isOver) {
        isOutOfDate = false;
        const answer = await lists.ask({
          list: filterNamed(name),
          from,
          limit: 3 * pageRows,
          place,
        });
        if (isOver || answer === null) break;
        setGiven((former) => {
          const next = { name, place, answer };
          return JSON.stringify(former) === JSON.stringify(next) ? former : next;
        });
      }
      isAsking = false;
    };
    void ask();
    const stop = lists.sequence.subscribe(() => void ask());
    return () => {
      isOver = true;
      stop();
    };
  }, [lists, name, from, place]);
  return given;
}

/** A filter's name is the filter itself, written down, so that equal ones are one. */
function filterNamed(name: string): ListFilter {
  return JSON.parse(name);
}
