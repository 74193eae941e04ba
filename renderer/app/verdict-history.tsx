import { useEffect, useState } from "react";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { IconButton } from "#renderer/ui/button.tsx";
import { ClockIcon } from "#renderer/ui/icons-state.tsx";
import { PopoverTrigger } from "#renderer/ui/popover.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { FieldValue } from "#shared/domain/history/history-line.ts";
import type { TableName } from "#shared/domain/tables.ts";
import type { JsonValue } from "#shared/ledger/change.ts";
import { fieldText } from "#shared/messages/field-text.ts";
import { useAttempt } from "./attempt.ts";
import { FailureNotice } from "./failure-notice.tsx";
import styles from "./frame.module.css";

export type VerdictHistoryProps = {
  readonly table: TableName;
  readonly id: string;
  readonly field: string;
  /** A value as it is called on screen, with what was decided together with it; null for an empty one. */
  readonly wordOf: (
    value: JsonValue,
    together: Readonly<Record<string, JsonValue>>,
  ) => string | null;
};

/** A button that tells every value a verdict has had: which, who gave it, when and why. */
export function VerdictHistory(props: VerdictHistoryProps) {
  const t = useTranslate();
  const label = t("history.verdicts.title", { field: fieldText(props.field, t) });
  return (
    <PopoverTrigger
      label={label}
      placement="bottom end"
      trigger={<IconButton size="small" icon={ClockIcon} label={label} />}
    >
      <Values {...props} />
    </PopoverTrigger>
  );
}

function Values({ table, id, field, wordOf }: VerdictHistoryProps) {
  const t = useTranslate();
  const { id: notebookId } = useNotebook();
  const { attempt, failure } = useAttempt();
  const [values, setValues] = useState<readonly FieldValue[]>();
  useEffect(
    () =>
      attempt(async () =>
        setValues(await request("history:of-field", { notebookId, table, id, field })),
      ),
    [attempt, notebookId, table, id, field],
  );
  if (failure !== null) return <FailureNotice failure={failure} />;
  if (values === undefined) return <p>{t("history.verdicts.reading")}</p>;
  return (
    <ol className={styles.verdicts}>
      {values.map(({ sequence, value, together, who, at, reason }) => (
        <li key={sequence}>
          <strong>{wordOf(value, together) ?? t("history.log.nothing")}</strong>
          <span className={styles.verdictBy}>
            {t("history.verdicts.by", {
              who: who ?? t("history.log.unknownPerson"),
              when: at.slice(0, 16).replace("T", " "),
            })}
          </span>
          {reason !== null && reason !== "" && <span>{reason}</span>}
        </li>
      ))}
    </ol>
  );
}
