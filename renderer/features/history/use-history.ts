import { useCallback, useEffect, useRef, useState } from "react";
import { onEvent, request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { HistoryFilter, HistoryLine } from "#shared/domain/history/history-line.ts";

/** Lines read at a time: a screenful and some more. */
const portion = 200;

export interface History {
  /** The latest first; undefined until the first have been read. */
  readonly lines: readonly HistoryLine[] | undefined;
  readonly hasEarlier: boolean;
  readonly isReading: boolean;
  readonly readEarlier: () => void;
}

interface Read {
  readonly filter: HistoryFilter;
  readonly lines: readonly HistoryLine[];
  readonly next: number | null;
}

type Attempt = (work: () => Promise<void>) => void;

/** The notebook's history through a filter, read portion by portion, and followed as it grows. */
export function useHistory(filter: HistoryFilter, attempt: Attempt): History {
  const { id: notebookId } = useNotebook();
  const [read, setRead] = useState<Read | null>(null);
  const [isReading, setIsReading] = useState(false);
  const wanted = useRef(filter);

  const readOn = useCallback(
    async (from: number | null) => {
      const found: HistoryLine[] = [];
      let next = from;
      setIsReading(true);
      do {
        const limit = portion - found.length;
        const page = await request("history:page", { notebookId, filter, before: next, limit });
        found.push(...page.lines);
        next = page.next;
        // Another filter was chosen meanwhile: nobody waits for the rest of this one.
        if (wanted.current !== filter) return;
      } while (next !== null && found.length < portion);
      setRead((former) => ({
        filter,
        lines: from === null || former === null ? found : [...former.lines, ...found],
        next,
      }));
      setIsReading(false);
    },
    [notebookId, filter],
  );

  useEffect(() => {
    wanted.current = filter;
    attempt(() => readOn(null));
  }, [attempt, filter, readOn]);

  useEffect(() => {
    const addNews = async (count: number) => {
      const limit = Math.min(portion, count);
      const page = await request("history:page", { notebookId, filter, before: null, limit });
      setRead((former) => (former?.filter === filter ? withNews(former, page.lines) : former));
    };
    return onEvent("ledger:appended", (news) => {
      if (news.notebookId === notebookId) attempt(() => addNews(news.entries.length));
    });
  }, [attempt, notebookId, filter]);

  const current = read?.filter === filter ? read : null;
  const next = current?.next ?? null;
  return {
    lines: current?.lines,
    hasEarlier: next !== null,
    isReading,
    readEarlier: () => {
      if (next !== null && !isReading) attempt(() => readOn(next));
    },
  };
}

function withNews(read: Read, latest: readonly HistoryLine[]): Read {
  const known = read.lines[0]?.sequence ?? 0;
  const fresh = latest.filter(({ sequence }) => sequence > known);
  return fresh.length === 0 ? read : { ...read, lines: [...fresh, ...read.lines] };
}
