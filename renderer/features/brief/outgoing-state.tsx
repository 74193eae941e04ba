import { FailureNotice } from "#renderer/app/feature.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./going-out.module.css";
import type { Outgoing } from "./use-outgoing.ts";

type OutgoingStateProps = {
  readonly outgoing: Outgoing;
  readonly label: string;
  /** How many findings are open: each page then says DRAFT. */
  readonly findings: number;
};

/** What will be on the pages, how far they are, and what came in the way. */
export function OutgoingState({ outgoing, label, findings }: OutgoingStateProps) {
  const t = useTranslate();
  const { progress, isStopped, failure, stop } = outgoing;
  return (
    <>
      {findings > 0 ? (
        <Notice tone="warning" title={t("brief.export.draft", { count: findings })}>
          {t("brief.export.draftAdvice")}
        </Notice>
      ) : (
        <Notice title={t("brief.check.clean")} />
      )}
      {progress !== null && (
        <div className={styles.outgoing}>
          <ProgressBar
            label={label}
            done={progress.total === 0 ? null : progress.done}
            total={progress.total}
          />
          <Button size="small" onPress={stop}>
            {t("brief.export.stop")}
          </Button>
        </div>
      )}
      {isStopped && <Notice title={t("brief.export.stopped")} />}
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  );
}
