import { useEffect, useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Section } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { utcText } from "#renderer/ui/time-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { HistoryChange, HistoryLine } from "#shared/domain/history/history-line.ts";
import { deletedField } from "#shared/ledger/change.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { fieldText } from "#shared/messages/field-text.ts";
import { type Fact, Facts } from "./facts.tsx";
import styles from "./history.module.css";
import { doneText, tableText } from "./history-text.ts";
import { historyView, showHistory } from "./history-view.ts";

type LineProps = { readonly line: HistoryLine };

/** One change: who, when, with what, why, and each field before and after. */
export function ChangeDetail({ line }: LineProps) {
  const t = useTranslate();
  const facts: Fact[] = [
    [t("history.detail.time"), utcText(line.at)],
    [t("history.detail.person"), line.who ?? t("history.log.unknownPerson")],
    [t("history.detail.tool"), line.tool],
    [t("history.detail.number"), line.sequence.toLocaleString()],
  ];
  if (line.reason !== null) facts.push([t("history.detail.reason"), line.reason]);
  return (
    <>
      <Section title={doneText(t, line)}>
        <Facts facts={facts} />
        <OnlyThis line={line} />
      </Section>
      <Section title={t("history.detail.changes")}>
        <Changes sequence={line.sequence} />
      </Section>
    </>
  );
}

function OnlyThis({ line }: LineProps) {
  const t = useTranslate();
  const [subject] = line.subjects;
  if (subject === undefined || subject.name === null) return null;
  const { table, id, name } = subject;
  return (
    <div>
      <Button
        size="small"
        onPress={() => {
          const { filter } = historyView.get();
          showHistory({ filter: { ...filter, record: { table, id, name } } });
        }}
      >
        {t("history.detail.onlyThis")}
      </Button>
    </div>
  );
}

function Changes({ sequence }: { readonly sequence: number }) {
  const t = useTranslate();
  const { id: notebookId } = useNotebook();
  const { attempt, failure } = useAttempt();
  const [changes, setChanges] = useState<readonly HistoryChange[]>();
  useEffect(
    () =>
      attempt(async () => setChanges(await request("history:changes", { notebookId, sequence }))),
    [attempt, notebookId, sequence],
  );
  if (failure !== null) return <FailureNotice failure={failure} />;
  if (changes === undefined) return <Skeleton />;
  return (
    <ul className={styles.changes}>
      {byRecord(changes).map((group) => (
        <RecordChanges key={`${group[0].table} ${group[0].id}`} group={group} t={t} />
      ))}
    </ul>
  );
}

type Group = readonly [HistoryChange, ...HistoryChange[]];

function byRecord(changes: readonly HistoryChange[]): readonly Group[] {
  const groups = new Map<string, [HistoryChange, ...HistoryChange[]]>();
  for (const change of changes) {
    if (isEmptyStill(change)) continue;
    const key = `${change.table} ${change.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()];
}

/** Written anew with nothing in it, as before: nobody can see what that changed. */
function isEmptyStill({ before, after, isPurged }: HistoryChange): boolean {
  return before === null && after === null && !isPurged;
}

function RecordChanges({ group, t }: { readonly group: Group; readonly t: Translate }) {
  const [{ table, name }] = group;
  return (
    <li>
      <p className={styles.record}>
        {tableText(t, table)}
        {name !== null && <span className={styles.quiet}> {name}</span>}
      </p>
      <ul>
        {group.map((change) => (
          <li key={change.field} className={styles.change}>
            {changeText(t, change)}
          </li>
        ))}
      </ul>
    </li>
  );
}

function changeText(t: Translate, { field, before, after, isPurged }: HistoryChange): string {
  if (field === deletedField) {
    return t(after === "true" ? "history.detail.deleted" : "history.detail.restored");
  }
  const words = { field: fieldText(field, t), after: after ?? t("history.log.nothing") };
  if (isPurged) {
    return t("history.log.fact", { field: words.field, value: t("history.detail.purged") });
  }
  if (before === undefined) return t("history.detail.fieldMade", words);
  return t("history.detail.fieldChanged", { ...words, before: before ?? t("history.log.nothing") });
}
