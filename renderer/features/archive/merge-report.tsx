import { Notice } from "#renderer/ui/notice.tsx";
import { timeText } from "#renderer/ui/time-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Meeting, MergeReport as Report } from "#shared/ipc/archive.ts";
import { english } from "#shared/messages/catalogue.ts";
import { fieldText } from "#shared/messages/field-text.ts";
import { valueText } from "#shared/messages/value-text.ts";
import styles from "./archive.module.css";

type MergeReportProps = { readonly report: Report; readonly isDone: boolean };

/** A long report scrolls, which by key takes the focus. */
const reachable = { tabIndex: 0 } as const;

/** What a merge does, or did: what comes, which verdicts stand side by side, which values lose. */
export function MergeReport({ report, isDone }: MergeReportProps) {
  const t = useTranslate();
  const { verdicts, verdictCount, overruled, overruledCount } = report;
  const rows = rowsOf(report);
  return (
    <section
      {...reachable}
      className={styles.report}
      aria-label={t(isDone ? "archive.report.after" : "archive.report.before")}
    >
      <h3 className={styles.heading}>
        {t(isDone ? "archive.report.after" : "archive.report.before")}
      </h3>
      {rows.length === 0 ? (
        <p className={styles.quiet}>
          {t(isDone ? "archive.report.afterNone" : "archive.report.beforeNone")}
        </p>
      ) : (
        <Counts rows={rows} />
      )}
      {verdictCount > 0 && (
        <>
          <Notice
            tone="warning"
            title={t(isDone ? "archive.report.verdictsNow" : "archive.report.verdicts", {
              count: verdictCount,
            })}
          >
            {t("archive.report.verdictsText")}
          </Notice>
          <Meetings meetings={verdicts} count={verdictCount} />
        </>
      )}
      {overruledCount > 0 && (
        <>
          <Notice title={t("archive.report.overruled", { count: overruledCount })}>
            {t("archive.report.overruledText")}
          </Notice>
          <Meetings meetings={overruled} count={overruledCount} />
        </>
      )}
      {verdictCount + overruledCount === 0 && (
        <p className={styles.quiet}>{t("archive.report.noConflicts")}</p>
      )}
    </section>
  );
}

type Kind = keyof typeof english.archive.kind;
type CountRow = Omit<Report["tables"][number], "table"> & { readonly kind: Kind };

const isKind = (table: string): table is Kind => Object.hasOwn(english.archive.kind, table);

/** What a person knows by name on a row of its own; all that hangs on it in one row at the end. */
function rowsOf({ tables }: Report): readonly CountRow[] {
  const other = { kind: "other" as const, added: 0, changed: 0, deleted: 0 };
  const rows: CountRow[] = [];
  for (const { table, ...counts } of tables) {
    if (isKind(table)) rows.push({ kind: table, ...counts });
    else {
      other.added += counts.added;
      other.changed += counts.changed;
      other.deleted += counts.deleted;
    }
  }
  const hasOther = other.added + other.changed + other.deleted > 0;
  return hasOther ? [...rows, other] : rows;
}

function Counts({ rows }: { readonly rows: readonly CountRow[] }) {
  const t = useTranslate();
  return (
    <table className={styles.counts}>
      <thead>
        <tr>
          <th scope="col">{t("archive.report.kind")}</th>
          <th scope="col">{t("archive.report.added")}</th>
          <th scope="col">{t("archive.report.changed")}</th>
          <th scope="col">{t("archive.report.deleted")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, added, changed, deleted }) => (
          <tr key={kind}>
            <th scope="row">{t(`archive.kind.${kind}`)}</th>
            <td>{added}</td>
            <td>{changed}</td>
            <td>{deleted}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type MeetingsProps = { readonly meetings: readonly Meeting[]; readonly count: number };

function Meetings({ meetings, count }: MeetingsProps) {
  const t = useTranslate();
  return (
    <ul className={styles.meetings}>
      {meetings.map(({ table, id, name, field, values }) => (
        <li key={`${table} ${id} ${field}`} className={styles.meeting}>
          <p>
            <span className={styles.field}>{fieldText(field, t)} · </span>
            {name ?? t("archive.report.unnamed")}
          </p>
          <ul className={styles.values}>
            {values.map(({ value, who, atMs }) => (
              <li key={`${atMs} ${who} ${JSON.stringify(value)}`}>
                {t("archive.report.by", {
                  value: valueText(field, value, t),
                  who: who ?? t("archive.report.someone"),
                  when: timeText(atMs),
                })}
              </li>
            ))}
          </ul>
        </li>
      ))}
      {count > meetings.length && (
        <li className={styles.quiet}>
          {t("archive.report.more", { count: count - meetings.length })}
        </li>
      )}
    </ul>
  );
}
