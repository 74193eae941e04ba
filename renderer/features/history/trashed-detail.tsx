import { useEffect, useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RestoreIcon, TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { Section } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { utcText } from "#renderer/ui/time-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Retention } from "#shared/domain/history/retention.ts";
import type { TrashedThing } from "#shared/domain/history/trash.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { Facts } from "./facts.tsx";
import styles from "./history.module.css";
import { dayText, tableText } from "./history-text.ts";
import { PurgeDialog } from "./purge-dialog.tsx";
import { hiddenText, thingName } from "./trash-commands.ts";
import { useRestore } from "./use-restore.ts";

type ThingProps = { readonly thing: TrashedThing };

/** One thing in the trash: bring it back, or see from when it may be purged and why not before. */
export function TrashedDetail({ thing }: ThingProps) {
  const t = useTranslate();
  const { restore, failure, isBusy } = useRestore();
  return (
    <>
      <Section title={tableText(t, thing.table)}>
        <p className={styles.record}>{thingName(t, thing)}</p>
        <Facts
          facts={[
            [t("history.trash.when"), utcText(thing.deletedAt)],
            [t("history.trash.who"), thing.who ?? t("history.log.unknownPerson")],
            [t("history.trash.hidden"), hiddenText(t, thing)],
          ]}
        />
        {failure !== null && <FailureNotice failure={failure} />}
        <p className={styles.quiet}>{t("history.trash.advice")}</p>
        <div>
          <Button
            kind="primary"
            icon={RestoreIcon}
            isDisabled={isBusy || restore === null}
            onPress={() => restore?.(thing)}
          >
            {t("history.trash.restore")}
          </Button>
        </div>
      </Section>
      <Keeping thing={thing} />
    </>
  );
}

function Keeping({ thing }: ThingProps) {
  const t = useTranslate();
  const { id: notebookId, isReadOnly } = useNotebook();
  const { attempt, failure } = useAttempt();
  const [isPurging, setIsPurging] = useState(false);
  const [retention, setRetention] = useState<Retention>();
  const { table, id } = thing;
  useEffect(
    () =>
      attempt(async () =>
        setRetention(await request("record:retention", { notebookId, table, id })),
      ),
    [attempt, notebookId, table, id],
  );
  return (
    <Section title={t("history.retention.title")}>
      {failure !== null && <FailureNotice failure={failure} />}
      {retention === undefined ? (
        <Skeleton />
      ) : (
        <>
          <p>{retentionText(t, retention)}</p>
          {retention.briefs.length > 0 && (
            <ul className={styles.briefs}>
              {retention.briefs.map((brief) => (
                <li key={brief.id}>{briefText(t, brief)}</li>
              ))}
            </ul>
          )}
          <div>
            <Button
              icon={TrashIcon}
              isDisabled={isReadOnly || retention.refusal !== null}
              onPress={() => setIsPurging(true)}
            >
              {t("history.purge.run")}
            </Button>
          </div>
          {isPurging && <PurgeDialog thing={thing} onClose={() => setIsPurging(false)} />}
        </>
      )}
    </Section>
  );
}

function retentionText(t: Translate, { refusal, until }: Retention): string {
  const date = until === null ? "" : dayText(until);
  if (refusal === "retained") return t("history.retention.retained", { date });
  if (refusal === "cited" && until === null) return t("history.retention.cited");
  if (refusal === "cited") return t("history.retention.citedUntil", { date });
  return until === null ? t("history.retention.free") : t("history.retention.freeSince", { date });
}

function briefText(t: Translate, brief: Retention["briefs"][number]): string {
  const title = brief.title ?? t("history.trash.unnamed");
  if (brief.issuedAt === null) return t("history.retention.briefUndated", { title });
  const date = dayText(brief.issuedAt);
  return t(brief.isDeleted ? "history.retention.briefDeleted" : "history.retention.brief", {
    title,
    date,
  });
}
