import { FailureNotice } from "#renderer/app/feature.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { BriefRow } from "./brief-queries.ts";
import { checkState } from "./check-state.ts";
import styles from "./going-out.module.css";
import type { Outgoing } from "./use-outgoing.ts";

type OutgoingStateProps = {
  readonly outgoing: Outgoing;
  readonly label: string;
  readonly brief: BriefRow;
  /** How many findings are open: each page then says DRAFT. */
  readonly findings: number;
};

/** What will be on the pages, how far they are, and what came in the way. */
export function OutgoingState({ outgoing, label, brief, findings }: OutgoingStateProps) {
  const t = useTranslate();
  const check = checkState(brief, t);
  const { progress, isStopped, failure, stop } = outgoing;
  return (
    <>
      {findings > 0 ? (
        <Notice tone="warning" title={t("brief.export.draft", { count: findings })}>
          {t("brief.export.draftAdvice")}
        </Notice>
      ) : (
        <Notice title={check.text} {...(check.isClean ? {} : { tone: "warning" })} />
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
