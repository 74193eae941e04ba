import { memo, useEffect, useState } from "react";
import { failureText, useWorkspace } from "#renderer/app/feature.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { PasswordForm } from "#renderer/ui/password-form.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { SearchField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { wordMatcher } from "#shared/domain/text/word-match.ts";
import type { ImportResult } from "#shared/ipc/import-batch.ts";
import styles from "./library.module.css";

/** A result with an id to tell it by: two files may have one name. */
export type ToldResult = ImportResult & { readonly id: string };

/** What a mail carried besides its words is no refusal of a file that somebody chose. */
type Status = ImportResult["status"] | "setAside";
const statusOf = ({ status, reason }: ImportResult): Status =>
  reason?.kind === "attachment-set-aside" ? "setAside" : status;
type OnPassword = (path: string, password: string) => void;

type ImportResultsProps = {
  /** null while there is nothing to tell. */
  readonly results: readonly ToldResult[] | null;
  readonly onClose: () => void;
  /** Tries a protected file again. */
  readonly onPassword: OnPassword;
};

const tones = {
  imported: "success",
  duplicate: "plain",
  rejected: "danger",
  setAside: "plain",
} as const;
/** The rejected ones first, since they need something done. */
const order = ["rejected", "duplicate", "imported", "setAside"] as const;

/** What became of each file. */
export function ImportResults({ results, onClose, onPassword }: ImportResultsProps) {
  const t = useTranslate();
  const all = results ?? [];
  return (
    <Dialog
      title={t("library.import.resultTitle")}
      size="large"
      isOpen={results !== null}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose} autoFocus>
          {t("library.import.close")}
        </Button>
      }
    >
      {all.length === 0 ? (
        <EmptyState title={t("library.import.nothingFound")}>
          {t("library.import.nothingFoundText")}
        </EmptyState>
      ) : (
        <ResultList results={all} onClose={onClose} onPassword={onPassword} />
      )}
    </Dialog>
  );
}

/** More than this nobody reads through: the filter finds the rest. */
const shownAtOnce = 200;
/** So many are drawn with the dialog, and as many more at a time: all of them at once hold the window up. */
const drawnAtOnce = 20;
/** Fewer need no filter. */
const leastToFilter = 8;

type ResultListProps = {
  readonly results: readonly ToldResult[];
  readonly onClose: () => void;
  readonly onPassword: OnPassword;
};

function ResultList({ results, onClose, onPassword }: ResultListProps) {
  const t = useTranslate();
  const [status, setStatus] = useState<Status | null>(null);
  const [filter, setFilter] = useState("");
  const count = (wanted: Status) => results.filter((result) => statusOf(result) === wanted).length;
  const matches = wordMatcher(filter);
  const found = order
    .filter((wanted) => status === null || wanted === status)
    .flatMap((wanted) => results.filter((result) => statusOf(result) === wanted))
    .filter(({ file, title }) => matches(`${file} ${title ?? ""}`));
  const shown = found.slice(0, shownAtOnce);
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const isWhole = drawn >= shown.length;
  useEffect(() => {
    if (isWhole) return undefined;
    const idle = requestIdleCallback(() => setDrawn(drawn + drawnAtOnce), { timeout: 200 });
    return () => cancelIdleCallback(idle);
  }, [isWhole, drawn]);
  const find = (change: () => void) => {
    change();
    setDrawn(drawnAtOnce);
  };
  return (
    <>
      <p role="status">
        {t("library.import.summary", {
          imported: count("imported"),
          duplicate: count("duplicate"),
          rejected: count("rejected"),
        })}
        {count("setAside") > 0 &&
          ` · ${t("library.import.summarySetAside", { count: count("setAside") })}`}
      </p>
      {results.length >= leastToFilter && (
        <div className={styles.resultTools}>
          <SearchField
            label={t("library.import.filter")}
            placeholder={t("library.import.filter")}
            value={filter}
            onChange={(words) => find(() => setFilter(words))}
          />
          <Select
            label={t("library.import.status")}
            isLabelHidden
            value={status ?? "all"}
            onChange={(value) => find(() => setStatus(value === "all" ? null : value))}
            options={[
              { value: "all" as const, text: t("library.import.allResults") },
              ...order.map((value) => ({ value, text: t(`library.import.${value}`) })),
            ]}
          />
        </div>
      )}
      <ul className={styles.results} aria-label={t("library.import.list")}>
        {shown.slice(0, drawn).map((result) => (
          <ResultItem key={result.id} result={result} onClose={onClose} onPassword={onPassword} />
        ))}
      </ul>
      {found.length > shown.length && (
        <p className={styles.quiet}>
          {t("library.import.more", { count: found.length - shown.length })}
        </p>
      )}
    </>
  );
}

type ResultItemProps = {
  readonly result: ImportResult;
  readonly onClose: () => void;
  readonly onPassword: OnPassword;
};

const ResultItem = memo(function ResultItem({ result, onClose, onPassword }: ResultItemProps) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  const { file, articleId, title, path, attachedTo } = result;
  const status = statusOf(result);
  const isLocked = isOpenedByPassword(result) && path !== null;
  return (
    <li className={styles.result}>
      <Badge tone={tones[status]}>{t(`library.import.${status}`)}</Badge>
      <div className={styles.resultWords}>
        <span className={styles.resultFile}>{file}</span>
        {attachedTo !== undefined && status !== "setAside" && (
          <span className={styles.quiet}>
            {t("library.import.attachedTo", { file: attachedTo })}
          </span>
        )}
        <ResultReason result={result} />
        {status === "imported" && title !== null && <span className={styles.quiet}>{title}</span>}
        {isLocked && (
          <PasswordForm
            action={t("library.import.unlock")}
            file={file}
            onPassword={(password) => {
              onClose();
              onPassword(path, password);
            }}
          />
        )}
      </div>
      {articleId !== null && (
        <Button
          kind="link"
          onPress={() => {
            onClose();
            openView("library", { articleId });
          }}
        >
          {t("library.import.open")}
        </Button>
      )}
    </li>
  );
});

/** PDFs are; other kinds have to be saved without their password first. */
function isOpenedByPassword({ file, reason }: ImportResult): boolean {
  const isLocked = reason?.kind === "file-encrypted" || reason?.kind === "file-password-wrong";
  return isLocked && file.toLowerCase().endsWith(".pdf");
}

function ResultReason({ result: { status, reason } }: { readonly result: ImportResult }) {
  const t = useTranslate();
  if (status === "duplicate") {
    return <span className={styles.quiet}>{t("library.import.duplicateReason")}</span>;
  }
  if (reason === null) return null;
  const { title, advice } = failureText(reason, t);
  return (
    <span className={styles.quiet}>
      {title}. {advice}
    </span>
  );
}
