import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { articleName } from "#renderer/features/sources/index.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { FilterIcon } from "#renderer/ui/icons-actions.tsx";
import { InboxIcon } from "#renderer/ui/icons-state.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { SearchField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import { type ClaimKind, claimKinds } from "#shared/domain/claim/claim.ts";
import {
  type BoardView,
  boardView,
  type DecisionFilter,
  decisionFilters,
  type Grouping,
  groupings,
  isFiltered,
  type Sorting,
  sortings,
  wholeBoard,
} from "./board-view.ts";
import styles from "./claims.module.css";
import { type NotebookClaim, type NotebookClaims, useClaims } from "./claims-queries.ts";
import { nextAction, nextActionText } from "./next-action.ts";

export function ClaimsListPane() {
  const t = useTranslate();
  const all = useClaims();
  if (all === undefined) return <Skeleton />;
  return (
    <PaneFrame title={t("claims.filter.title")}>
      <Filters all={all} />
      <Inbox all={all} />
    </PaneFrame>
  );
}

/** Stands for "no filter" in a list of choices, where null means that nothing was chosen. */
const any = "any";

function Filters({ all }: { readonly all: NotebookClaims }) {
  const t = useTranslate();
  const view = useObservable(boardView);
  const [isOpen, setIsOpen] = useState(false);
  const change = (part: Partial<BoardView>) => boardView.set({ ...view, ...part });

  return (
    <div className={styles.filters}>
      <SearchField
        label={t("claims.filter.search")}
        placeholder={t("claims.filter.search")}
        value={view.search}
        onChange={(search) => change({ search })}
      />
      <div className={styles.filterPair}>
        <Select<Grouping>
          label={t("claims.filter.group")}
          value={view.group}
          onChange={(group) => change({ group })}
          options={groupings.map((value) => ({
            value,
            text: t(`claims.filter.groups.${value}`),
          }))}
        />
        <Select<Sorting>
          label={t("claims.filter.sort")}
          value={view.sort}
          onChange={(sort) => change({ sort })}
          options={sortings.map((value) => ({ value, text: t(`claims.filter.sorts.${value}`) }))}
        />
      </div>
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={FilterIcon}
          aria-expanded={isOpen}
          onPress={() => setIsOpen(!isOpen)}
        >
          {t("claims.filter.more")}
        </Button>
        {isFiltered(view) && (
          <Button
            size="small"
            kind="quiet"
            onPress={() => boardView.set({ ...wholeBoard, group: view.group, sort: view.sort })}
          >
            {t("claims.filter.clear")}
          </Button>
        )}
      </div>
      {isOpen && (
        <>
          <Select<ClaimKind | typeof any>
            label={t("claims.filter.kind")}
            value={view.kind ?? any}
            onChange={(kind) => change({ kind: kind === any ? null : kind })}
            options={[
              { value: any, text: t("claims.filter.anyKind") },
              ...claimKinds.map((value) => ({ value, text: t(`words.claimKind.${value}`) })),
            ]}
          />
          <Select<string>
            label={t("claims.filter.article")}
            value={view.articleId ?? any}
            onChange={(articleId) => change({ articleId: articleId === any ? null : articleId })}
            options={[
              { value: any, text: t("claims.filter.anyArticle") },
              ...all.rows.articles.map((article) => ({
                value: article.id,
                text: articleName(article),
              })),
            ]}
          />
          <Select<string>
            label={t("claims.filter.lens")}
            value={view.lensId ?? any}
            onChange={(lensId) => change({ lensId: lensId === any ? null : lensId })}
            options={[
              { value: any, text: t("claims.filter.anyLens") },
              ...all.lenses.map((lens) => ({ value: lens.id, text: lens.name })),
            ]}
          />
          <Select<DecisionFilter>
            label={t("claims.filter.decision")}
            value={view.decision}
            onChange={(decision) => change({ decision })}
            options={decisionFilters.map((value) => ({
              value,
              text: t(`claims.filter.decisions.${value}`),
            }))}
          />
          <Checkbox
            isSelected={view.onlyUnfinished}
            onChange={(onlyUnfinished) => change({ onlyUnfinished })}
          >
            {t("claims.filter.onlyUnfinished")}
          </Checkbox>
        </>
      )}
    </div>
  );
}

function Inbox({ all }: { readonly all: NotebookClaims }) {
  const t = useTranslate();
  const { selection, select } = useWorkspace();
  const unfinished = all.claims.filter((item) => item.unfinished.length > 0);
  return (
    <>
      <h3 className={styles.inboxHead}>
        <InboxIcon />
        {t("claims.inbox.title")}
        <Badge tone={unfinished.length > 0 ? "accent" : "plain"}>{unfinished.length}</Badge>
      </h3>
      <VirtualList
        label={t("claims.inbox.list")}
        items={unfinished}
        keyOf={claimIdOf}
        activeKey={
          unfinished.some(({ claim }) => claim.id === selection.claimId)
            ? (selection.claimId ?? null)
            : null
        }
        onActiveChange={({ claim }) => select({ claimId: claim.id }, "quietly")}
        onOpen={(item) => {
          const [open] = item.unfinished;
          if (open !== undefined) nextAction(item, open)?.();
        }}
        renderItem={(item) => <InboxRow item={item} all={all} />}
        emptyState={
          <EmptyState title={t("claims.inbox.empty")}>{t("claims.inbox.emptyAdvice")}</EmptyState>
        }
      />
    </>
  );
}

const claimIdOf = ({ claim }: NotebookClaim) => claim.id;

function InboxRow({ item, all }: { readonly item: NotebookClaim; readonly all: NotebookClaims }) {
  const t = useTranslate();
  const [open] = item.unfinished;
  return (
    <span className={styles.inboxRow}>
      <span className={styles.inboxStatement}>{item.claim.statement}</span>
      {open !== undefined && (
        <span className={styles.inboxNext}>{nextActionText(t, open, all)}</span>
      )}
    </span>
  );
}
