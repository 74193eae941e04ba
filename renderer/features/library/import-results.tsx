import { failureText, useWorkspace } from "#renderer/app/feature.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { ImportResult } from "#shared/ipc/contract.ts";
import styles from "./library.module.css";

/** A result with an id to tell it by: two files may have one name. */
export type ToldResult = ImportResult & { readonly id: string };

type ImportResultsProps = {
  /** null while there is nothing to tell. */
  readonly results: readonly ToldResult[] | null;
  readonly onClose: () => void;
};

const tones = { imported: "success", duplicate: "plain", rejected: "danger" } as const;

/** What became of each file: the rejected ones first, since they need something done. */
export function ImportResults({ results, onClose }: ImportResultsProps) {
  const t = useTranslate();
  const all = results ?? [];
  const count = (status: ImportResult["status"]) =>
    all.filter((result) => result.status === status).length;
  const order = ["rejected", "duplicate", "imported"] as const;
  const inOrder = order.flatMap((status) => all.filter((result) => result.status === status));

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
        <>
          <p role="status">
            {t("library.import.summary", {
              imported: count("imported"),
              duplicate: count("duplicate"),
              rejected: count("rejected"),
            })}
          </p>
          <ul className={styles.results} aria-label={t("library.import.list")}>
            {inOrder.map((result) => (
              <ResultItem key={result.id} result={result} onClose={onClose} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

type ResultItemProps = { readonly result: ImportResult; readonly onClose: () => void };

function ResultItem({ result, onClose }: ResultItemProps) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  const { file, status, articleId, title } = result;
  return (
    <li className={styles.result}>
      <Badge tone={tones[status]}>{t(`library.import.${status}`)}</Badge>
      <div className={styles.resultWords}>
        <span className={styles.resultFile}>{file}</span>
        <ResultReason result={result} />
        {status === "imported" && title !== null && <span className={styles.quiet}>{title}</span>}
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
