import { useWorkspace } from "#renderer/app/feature.ts";
import { IconButton } from "#renderer/ui/button.tsx";
import { CheckIcon, PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { WarningIcon } from "#renderer/ui/icons-state.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { EmptyState, PaneBody, PaneFrame } from "#renderer/ui/panel.tsx";
import { DisputedMark } from "#renderer/ui/rival-verdicts.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Finding } from "#shared/domain/brief/finding.ts";
import { findingText } from "#shared/domain/brief/finding-text.ts";
import { paragraphIdSchema } from "#shared/domain/ids.ts";
import { isDisputed } from "#shared/domain/verdict/verdict.ts";
import styles from "./brief.module.css";
import { briefDialog, focusWish } from "./brief-desk.ts";
import own from "./brief-list.module.css";
import { type BriefReading, type BriefRow, useBriefReading } from "./brief-queries.ts";
import { checkState } from "./check-state.ts";
import { keyOfFinding, mostFindings } from "./finding-key.ts";
import { MoreFindings } from "./finding-note.tsx";
import { SectionChoice } from "./section-choice.tsx";

/** The briefs, then the sections of the chosen one and what the check finds in it. */
export function BriefListPane() {
  const t = useTranslate();
  const { isReadOnly } = useWorkspace();
  const reading = useBriefReading();
  return (
    <PaneFrame
      title={t("brief.list.title")}
      {...(reading === undefined ? {} : { count: reading.briefs.length })}
      actions={
        <IconButton
          icon={PlusIcon}
          label={t("brief.new.title")}
          isDisabled={isReadOnly}
          onPress={() => briefDialog.set("new")}
        />
      }
    >
      <PaneBody>{reading === undefined ? <Skeleton /> : <Briefs reading={reading} />}</PaneBody>
    </PaneFrame>
  );
}

function Briefs({ reading }: { readonly reading: BriefReading }) {
  const t = useTranslate();
  const { select } = useWorkspace();
  if (reading.brief === null) {
    return <EmptyState title={t("brief.list.empty")}>{t("brief.list.emptyAdvice")}</EmptyState>;
  }
  return (
    <>
      <ul className={own.briefs} aria-label={t("brief.list.title")}>
        {reading.briefs.map((brief) => (
          <li key={brief.id}>
            <button
              type="button"
              className={own.briefRow}
              aria-current={brief.id === reading.brief?.id}
              onClick={() => select({ briefId: brief.id })}
            >
              <span className={own.briefTitle}>
                {brief.title} {isDisputed("briefs", brief) && <DisputedMark />}
              </span>
              <span className={styles.quiet}>
                {[
                  brief.issueNumber ? t("brief.issue.row", { number: brief.issueNumber }) : null,
                  brief.date ?? t("brief.print.notStated"),
                  brief.marking,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <SectionChoice brief={reading.brief} findings={reading.findings} />
      <Findings brief={reading.brief} findings={reading.findings} />
    </>
  );
}

type FindingsProps = { readonly brief: BriefRow; readonly findings: readonly Finding[] };

function Findings({ brief, findings }: FindingsProps) {
  const t = useTranslate();
  const state = checkState(brief, t);
  const open = brief.status === "issued" ? (brief.issuedFindings ?? null) : findings.length;
  const { select } = useWorkspace();
  return (
    <section aria-label={t("brief.check.title")} className={own.sections}>
      <h3 className={own.listHead}>
        {t("brief.check.title")}
        {open !== null && <Badge tone={open > 0 ? "warning" : "success"}>{open}</Badge>}
      </h3>
      {findings.length === 0 ? (
        <p className={own.clean} data-open={state.isClean ? undefined : ""}>
          {state.isClean ? <CheckIcon /> : <WarningIcon />}
          {state.text}
        </p>
      ) : (
        <ul className={own.findings} aria-label={t("brief.check.title")}>
          {findings.slice(0, mostFindings).map((finding) => (
            <li key={keyOfFinding(finding)}>
              <button
                type="button"
                className={own.findingRow}
                onClick={() => {
                  if (finding.targetKind === "paragraph") {
                    select({ paragraphId: paragraphIdSchema.parse(finding.targetId) });
                    focusWish.set(finding.targetId);
                    return;
                  }
                  const section = document.getElementById(
                    `brief-section-${finding.section ?? "settings"}`,
                  );
                  // What the program writes itself has its findings together at the end.
                  const place = section ?? document.getElementById("brief-section-made");
                  place?.scrollIntoView({ block: "start" });
                }}
              >
                <WarningIcon />
                <span>{findingText(finding, t).says}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <MoreFindings count={findings.length - mostFindings} />
    </section>
  );
}
