import { useEffect, useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type ComparedSection, compareLines } from "#shared/domain/brief/compare-lines.ts";
import type { BriefId } from "#shared/domain/ids.ts";
import styles from "./brief.module.css";
import type { BriefReading, BriefRow } from "./brief-queries.ts";
import dialogs from "./dialogs.module.css";

type CompareDialogProps = {
  readonly reading: BriefReading;
  readonly brief: BriefRow;
  readonly onClose: () => void;
};

/** Two briefs of the notebook, section by section: what only one of them says. */
export function CompareDialog({ reading, brief, onClose }: CompareDialogProps) {
  const t = useTranslate();
  const { id: notebookId } = useNotebook();
  const others = reading.briefs.filter(({ id }) => id !== brief.id);
  const former = others.find(({ id }) => id === brief.formerId);
  const [otherId, setOtherId] = useState<BriefId | null>((former ?? others[0])?.id ?? null);
  const [sections, setSections] = useState<readonly ComparedSection[] | null>(null);
  const { failure, attempt } = useAttempt();

  useEffect(() => {
    if (otherId === null) return undefined;
    let isCurrent = true;
    attempt(async () => {
      const [then, now] = await Promise.all([
        request("brief:lines", { notebookId, briefId: otherId }),
        request("brief:lines", { notebookId, briefId: brief.id }),
      ]);
      if (isCurrent) setSections(compareLines(then, now));
    });
    return () => {
      isCurrent = false;
    };
  }, [attempt, notebookId, brief.id, otherId]);

  const changed = sections?.filter(({ lines }) => lines.some(({ side }) => side !== "both"));
  return (
    <Dialog
      title={t("brief.compare.title")}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t("ui.close")}</Button>}
    >
      <div className={styles.form}>
        {others.length === 0 ? (
          <p>{t("brief.compare.none")}</p>
        ) : (
          <Select<BriefId>
            label={t("brief.compare.with")}
            value={otherId}
            onChange={(id) => {
              setSections(null);
              setOtherId(id);
            }}
            options={others.map(({ id, title, date, issueNumber }) => ({
              value: id,
              text: [
                issueNumber === undefined || issueNumber === null
                  ? null
                  : t("brief.issue.row", { number: issueNumber }),
                title,
                date,
              ]
                .filter((part) => part !== null)
                .join(" · "),
            }))}
          />
        )}
        {failure !== null && <FailureNotice failure={failure} />}
        {otherId !== null && sections === null && failure === null && <Skeleton />}
        {changed?.length === 0 && <p>{t("brief.compare.same")}</p>}
        {changed?.map(({ heading, lines }) => (
          <section key={heading} className={dialogs.compared}>
            <h3>{heading}</h3>
            <ul>
              {lines
                .filter(({ side }) => side !== "both")
                .map(({ side, text, place }) => (
                  <li key={place} data-side={side}>
                    <b>{t(`brief.compare.side.${side === "former" ? "former" : "this"}`)}</b> {text}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
