import { useEffect, useId } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { IndexState, SearchResult } from "#shared/searching/search-result.ts";
import { IndexProgress } from "./index-progress.tsx";
import { openHit } from "./open-hit.ts";
import { ResultList } from "./result-list.tsx";
import { SaveSearchButton } from "./save-search-button.tsx";
import styles from "./search.module.css";
import { EverywhereField } from "./search-field.tsx";
import { SearchHelp } from "./search-help.tsx";
import { rememberSearch } from "./search-history.ts";
import { hitsIn, keyOf, sessionOf } from "./search-session.ts";

export function SearchWorkPane() {
  const t = useTranslate();
  const notebook = useNotebook();
  const workspace = useWorkspace();
  const session = sessionOf(notebook);
  const shown = useObservable(session.shown);
  const index = useObservable(notebook.search.state);
  const listId = useId();
  const { typed, order, result, activeKey } = shown;

  // What was found may have changed while a hit was read, or since the index came up. Not by what
  // was drawn last: a small index is made anew between two drawings.
  const { state } = notebook.search;
  useEffect(() => {
    let before: IndexState["kind"] = "opening";
    const look = () => {
      const { kind } = state.get();
      if (kind === "ready" || kind !== before) void session.ask();
      before = kind;
    };
    if (state.get().kind !== "opening") look();
    return state.subscribe(look);
  }, [session, state]);

  const open = () => {
    const hit = session.activeHit;
    if (hit === null) return;
    rememberSearch(notebook.id, typed);
    openHit(workspace, hit);
  };
  const count = result === null ? 0 : hitsIn(result).length;
  return (
    <PaneFrame
      title={t("app.view.search")}
      {...(result === null ? {} : { count })}
      actions={<SaveSearchButton query={typed.trim()} />}
      tools={
        <div className={styles.tools}>
          <EverywhereField
            value={typed}
            listId={listId}
            activeId={activeKey === null ? null : `${listId}-${activeKey}`}
            onChange={(value) => session.type(value)}
            onMove={(by) => session.move(by)}
            onOpen={open}
          />
          <Select
            label={t("search.order")}
            isLabelHidden
            value={order}
            onChange={(value) => session.orderBy(value)}
            options={[
              { value: "newest" as const, text: t("search.newest") },
              { value: "best" as const, text: t("search.best") },
            ]}
          />
        </div>
      }
    >
      <IndexProgress state={index} />
      {result?.widened.map(({ asked, also }) => (
        <p key={asked} className={styles.widened}>
          {t("search.widened", { asked, also: also.join(", ") })}
        </p>
      ))}
      {result === null ? (
        typed.trim() === "" && <SearchHelp onTry={(example) => session.type(example)} />
      ) : count === 0 ? (
        <NothingFound result={result} onTry={(words) => session.type(words)} typed={typed} />
      ) : (
        <ResultList
          id={listId}
          result={result}
          activeKey={activeKey}
          onOpen={(hit) => {
            session.choose(keyOf(hit));
            open();
          }}
          onShowAll={() => session.showAll()}
        />
      )}
      <p role="status" className={styles.spoken}>
        {result !== null && t("search.found", { count })}
      </p>
    </PaneFrame>
  );
}

type NothingFoundProps = {
  readonly result: SearchResult;
  readonly typed: string;
  readonly onTry: (words: string) => void;
};

function NothingFound({ result: { nearMisses }, typed, onTry }: NothingFoundProps) {
  const t = useTranslate();
  return (
    <EmptyState
      title={t("search.none")}
      actions={nearMisses.flatMap(({ asked, instead }) =>
        instead.map((word) => (
          <Button key={`${asked}-${word}`} onPress={() => onTry(typed.replace(asked, word))}>
            {word}
          </Button>
        )),
      )}
    >
      {nearMisses.length > 0 ? t("search.nearMiss") : t("search.noneAdvice")}
    </EmptyState>
  );
}
