import { Fragment, useEffect, useRef } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { SearchHit, SearchResult } from "#shared/searching/search-result.ts";
import styles from "./search.module.css";
import { keyOf } from "./search-session.ts";

export type ResultListProps = {
  readonly id: string;
  readonly result: SearchResult;
  readonly activeKey: string | null;
  readonly onOpen: (hit: SearchHit) => void;
  readonly onShowAll: () => void;
};

/** What was found, by kind. The field above keeps the focus and names the hit that Enter opens. */
export function ResultList({ id, result, activeKey, onOpen, onShowAll }: ResultListProps) {
  const t = useTranslate();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (activeKey === null) return;
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [activeKey]);

  return (
    <div ref={list} className={styles.results}>
      <div id={id} role="listbox" aria-label={t("search.results")}>
        {result.groups.map(({ kind, hits, hasMore }) => (
          <div
            key={kind}
            role="group"
            aria-label={t(`search.kinds.${kind}`)}
            className={styles.group}
          >
            <div role="presentation" className={styles.groupHead}>
              <span>{t(`search.kinds.${kind}`)}</span>
              <span className={styles.count}>
                {hasMore ? t("search.countAndMore", { count: hits.length }) : hits.length}
              </span>
            </div>
            {hits.map((hit) => (
              <Hit
                key={hit.id}
                id={`${id}-${keyOf(hit)}`}
                hit={hit}
                isActive={keyOf(hit) === activeKey}
                onOpen={() => onOpen(hit)}
              />
            ))}
          </div>
        ))}
      </div>
      {result.groups.some(({ hasMore }) => hasMore) && (
        <div className={styles.more}>
          <Button kind="quiet" onPress={onShowAll}>
            {t("search.showAll")}
          </Button>
        </div>
      )}
    </div>
  );
}

type HitProps = {
  readonly id: string;
  readonly hit: SearchHit;
  readonly isActive: boolean;
  readonly onOpen: () => void;
};

function Hit({ id, hit, isActive, onOpen }: HitProps) {
  const { title, snippet } = hit;
  return (
    // Keys reach it through the field, which owns the focus of the list.
    <button
      id={id}
      type="button"
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={styles.hit}
      {...(isActive ? { "data-active": "" } : {})}
      onClick={onOpen}
    >
      {title !== null && <span className={styles.title}>{title}</span>}
      <span className={styles.snippet} dir="auto">
        <Marked text={snippet.text} marks={snippet.marks} />
      </span>
    </button>
  );
}

type MarkedProps = Pick<SearchHit["snippet"], "text" | "marks">;

function Marked({ text, marks }: MarkedProps) {
  const last = marks.at(-1)?.[1] ?? 0;
  return (
    <>
      {marks.map(([start, end], index) => (
        <Fragment key={start}>
          {text.slice(marks[index - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(last)}
    </>
  );
}
