import { useLiveQuery } from "dexie-react-hooks";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { type Option, Select } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import { type HistoryKind, historyKinds } from "#shared/domain/history/history-kind.ts";
import type { HistoryFilter } from "#shared/domain/history/history-line.ts";
import { ExportLog } from "./export-log.tsx";
import styles from "./history.module.css";
import { historyView, showHistory } from "./history-view.ts";
import { VerifyOriginals } from "./verify-originals.tsx";

/** What the log is narrowed to, and what can be done with it. */
export function LogTools() {
  const t = useTranslate();
  const { db } = useNotebook();
  const { filter } = useObservable(historyView);
  const people = useLiveQuery(() => db.actors.toArray(), [db]) ?? [];
  const kinds: readonly Option<HistoryKind | "any">[] = [
    { value: "any", text: t("history.log.anyKind") },
    ...historyKinds.map((kind) => ({ value: kind, text: t(`history.kind.${kind}`) })),
  ];
  const names: readonly Option<string>[] = [
    { value: "any", text: t("history.log.anyone") },
    ...people.map(({ id, personName }) => ({ value: id, text: personName })),
  ];
  return (
    <div className={styles.tools}>
      <Select
        label={t("history.log.kindLabel")}
        isLabelHidden
        options={kinds}
        value={filter.kind ?? "any"}
        onChange={(kind) => narrow({ kind: kind === "any" ? null : kind })}
      />
      <Select
        label={t("history.log.whoLabel")}
        isLabelHidden
        options={names}
        value={filter.actorId ?? "any"}
        onChange={(actorId) => narrow({ actorId: actorId === "any" ? null : actorId })}
      />
      <Scope />
      <span className={styles.gap} />
      <VerifyOriginals />
      <ExportLog />
    </div>
  );
}

function narrow(change: Partial<HistoryFilter>): void {
  showHistory({ filter: { ...historyView.get().filter, ...change }, line: null });
}

/** Narrows the log to the article chosen in the other views, or to the record picked in the inspector. */
function Scope() {
  const t = useTranslate();
  const { db } = useNotebook();
  const { selection } = useWorkspace();
  const { record } = useObservable(historyView).filter;
  const articleId = selection.articleId ?? null;
  const article = useLiveQuery(
    async () => (articleId === null ? null : ((await db.articles.get(articleId)) ?? null)),
    [db, articleId],
  );
  const chosen =
    article === undefined || article === null
      ? null
      : { table: "articles", id: article.id, name: articleName(article) };
  const offered = record ?? chosen;
  if (offered === null) return null;
  return (
    <Checkbox
      isSelected={record !== null}
      onChange={(isOnly) => narrow({ record: isOnly ? offered : null })}
    >
      <span className={styles.scope}>{t("history.log.scope", { name: offered.name })}</span>
    </Checkbox>
  );
}
