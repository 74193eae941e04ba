import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { useArticlesNamed } from "#renderer/db/use-listed-articles.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { FilterIcon } from "#renderer/ui/icons-actions.tsx";
import { InboxIcon } from "#renderer/ui/icons-state.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { ComboBox, Select } from "#renderer/ui/select.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { SearchField, TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import { type ClaimKind, claimKinds } from "#shared/domain/claim/claim.ts";
import {
  type DecisionFilter,
  decisionFilters,
  type Grouping,
  groupings,
  type RatingFilter,
  ratingFilters,
  type Sorting,
  sortings,
  wholeView,
} from "#shared/domain/claim/claim-view.ts";
import {
  type Direction,
  directions,
  type Severity,
  severities,
} from "#shared/domain/impact/impact.ts";
import { type BoardView, boardView, isFiltered } from "./board-view.ts";
import styles from "./claims.module.css";
import { type OneClaim, useLenses, useListedClaims } from "./claims-queries.ts";
import { nextAction, nextActionText } from "./next-action.ts";
import { SavedViews } from "./saved-views.tsx";

export function ClaimsListPane() {
  const t = useTranslate();
  return (
    <PaneFrame title={t("claims.filter.title")}>
      <Filters />
      <Inbox />
    </PaneFrame>
  );
}

/** Stands for "no filter" in a list of choices, where null means that nothing was chosen. */
const any = "any";

function Filters() {
  const t = useTranslate();
  const lenses = useLenses();
  const { db } = useNotebook();
  const origins = useLiveQuery(() => db.origins.toArray(), [db]) ?? [];
  const tags = useLiveQuery(() => db.tags.toArray(), [db]) ?? [];
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
      <div className={styles.viewTools}>
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
            onPress={() => boardView.set({ ...wholeView, group: view.group, sort: view.sort })}
          >
            {t("claims.filter.clear")}
          </Button>
        )}
        <SavedViews view={view} onChoose={(chosen) => boardView.set(chosen)} />
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
          <ArticleFilter
            articleId={view.articleId}
            onChange={(articleId) => change({ articleId })}
          />
          <Select<string>
            label={t("claims.filter.tag")}
            value={view.tagId ?? any}
            onChange={(tagId) => change({ tagId: tagId === any ? null : tagId })}
            options={[
              { value: any, text: t("claims.filter.anyTag") },
              ...tags.map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
          <Select<string>
            label={t("claims.filter.lens")}
            value={view.lensId ?? any}
            onChange={(lensId) => change({ lensId: lensId === any ? null : lensId })}
            options={[
              { value: any, text: t("claims.filter.anyLens") },
              ...lenses.map((lens) => ({ value: lens.id, text: lens.name })),
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
          <Select<Direction | typeof any>
            label={t("claims.filter.direction")}
            value={view.direction ?? any}
            onChange={(direction) => change({ direction: direction === any ? null : direction })}
            options={[
              { value: any, text: t("claims.filter.anyDirection") },
              ...directions.map((value) => ({ value, text: t(`words.direction.${value}`) })),
            ]}
          />
          <Select<Severity | typeof any>
            label={t("claims.filter.severity")}
            value={view.severity ?? any}
            onChange={(severity) => change({ severity: severity === any ? null : severity })}
            options={[
              { value: any, text: t("claims.filter.anySeverity") },
              ...severities.map((value) => ({ value, text: t(`words.severity.${value}`) })),
            ]}
          />
          <Select<RatingFilter>
            label={t("claims.filter.rating")}
            value={view.rating}
            onChange={(rating) => change({ rating })}
            options={ratingFilters.map((value) => ({
              value,
              text: t(`claims.filter.ratings.${value}`),
            }))}
          />
          <Select<string>
            label={t("claims.filter.origin")}
            value={view.originId ?? any}
            onChange={(originId) => change({ originId: originId === any ? null : originId })}
            options={[
              { value: any, text: t("claims.filter.anyOrigin") },
              { value: "unset", text: t("claims.filter.originUnset") },
              { value: "unknown", text: t("claims.filter.originUnknown") },
              ...origins.map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
          <div className={styles.filterPair}>
            <TextField
              label={t("claims.filter.from")}
              value={view.from ?? ""}
              placeholder="2023-10"
              onChange={(from) => change({ from: from.trim() || null })}
            />
            <TextField
              label={t("claims.filter.until")}
              value={view.until ?? ""}
              placeholder="2023-10-31"
              onChange={(until) => change({ until: until.trim() || null })}
            />
          </div>
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

type ArticleFilterProps = {
  readonly articleId: string | null;
  readonly onChange: (articleId: string | null) => void;
};

/** Finds an article by a word of its title: a list of all would be too long to look through. */
function ArticleFilter({ articleId, onChange }: ArticleFilterProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const chosen = useLiveQuery(
    async () => (articleId === null ? null : ((await db.articles.get(articleId)) ?? null)),
    [db, articleId],
  );
  const [typed, setTyped] = useState<string | null>(null);
  const articles = useArticlesNamed(typed ?? "");
  const name = chosen === undefined || chosen === null ? "" : articleName(chosen);
  return (
    <ComboBox<string>
      label={t("claims.filter.article")}
      placeholder={t("claims.filter.anyArticle")}
      value={articleId}
      onChange={(id) => {
        setTyped(null);
        onChange(id);
      }}
      inputValue={typed ?? name}
      onInputChange={(text) => {
        setTyped(text === name ? null : text);
        if (text === "") onChange(null);
      }}
      menuTrigger="focus"
      options={articles.map((article) => ({ value: article.id, text: articleName(article) }))}
    />
  );
}

const unfinishedClaims: BoardView = { ...wholeView, onlyUnfinished: true };

function Inbox() {
  const t = useTranslate();
  const { selection, select, openView } = useWorkspace();
  const unfinished = useListedClaims(unfinishedClaims, selection.claimId);
  if (unfinished === undefined) return <InboxSkeleton />;
  const claimId = selection.claimId ?? null;
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
        activeKey={claimId !== null && unfinished.indexOf(claimId) >= 0 ? claimId : null}
        onActiveChange={({ item }) => select({ claimId: item.claim.id }, "quietly")}
        onOpen={({ item }) => {
          const [open] = item.unfinished;
          if (open !== undefined) nextAction(item, open, openView)?.();
        }}
        renderItem={(one) => <InboxRow {...one} />}
        emptyState={
          <EmptyState title={t("claims.inbox.empty")}>{t("claims.inbox.emptyAdvice")}</EmptyState>
        }
      />
    </>
  );
}

/** From so many records on one sees that they are being read. */
const longReading = 20_000;

function InboxSkeleton() {
  const t = useTranslate();
  const reading = useObservable(useNotebook().lists.reading);
  if (reading === null || reading.total < longReading) return <Skeleton />;
  return (
    <div className={styles.inboxReading}>
      <ProgressBar label={t("claims.inbox.reading")} {...reading} />
    </div>
  );
}

const claimIdOf = ({ item }: OneClaim) => item.claim.id;

function InboxRow({ item, all }: OneClaim) {
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
