import { useState } from "react";
import { DisputedVerdicts, useWorkspace, VerdictHistory } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useVerdicts } from "#renderer/db/verdicts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { timeText } from "#renderer/ui/time-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { conflictSchema, isOpen } from "#shared/domain/conflict/conflict.ts";
import { settleConflict } from "./conflict-commands.ts";
import type { ConflictRow } from "./conflict-queries.ts";
import styles from "./synthesis.module.css";

type SettlementProps = { readonly conflict: ConflictRow };

const settlings = ["left-preferred", "right-preferred", "both-stand", "not-a-conflict"] as const;

/** How a conflict was resolved and why, or the form that resolves it. */
export function Settlement({ conflict }: SettlementProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  return (
    <section className={styles.panel} aria-label={t("synthesis.conflict.settle")}>
      <div className={styles.facts}>
        <h3 className={styles.panelTitle}>{t("synthesis.conflict.settle")}</h3>
        <VerdictHistory
          table="conflicts"
          id={conflict.id}
          field="resolution"
          wordOf={(value) => {
            const known = conflictSchema.shape.resolution.safeParse(value);
            return known.success ? t(`words.resolution.${known.data}`) : null;
          }}
        />
      </div>
      <DisputedVerdicts
        table="conflicts"
        row={conflict}
        field="resolution"
        wordOf={({ record }) => t(`words.resolution.${record.resolution}`)}
        keep={({ record, reason }) =>
          settleConflict(notebook, conflict, record.resolution, reason ?? "")
        }
      />
      {isOpen(conflict) ? (
        !isReadOnly && <SettlingForm conflict={conflict} />
      ) : (
        <Settled conflict={conflict} />
      )}
    </section>
  );
}

function Settled({ conflict }: SettlementProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const [shown] = useVerdicts("conflicts", conflict, "resolution") ?? [];
  return (
    <div className={styles.stack}>
      <p className={styles.strong}>{t(`words.resolution.${conflict.resolution}`)}</p>
      <p className={styles.prose}>{conflict.resolutionReason}</p>
      {shown !== undefined && (
        <p className={styles.quiet}>
          {t("ui.rivals.by", {
            who: shown.who ?? t("ui.rivals.someone"),
            when: timeText(shown.atMs),
          })}
        </p>
      )}
      <p className={styles.quiet}>{t("synthesis.conflict.stays")}</p>
      {!isReadOnly && (
        <div>
          <Button onPress={() => void settleConflict(notebook, conflict, "open", "")}>
            {t("synthesis.conflict.reopen")}
          </Button>
        </div>
      )}
    </div>
  );
}

function SettlingForm({ conflict }: SettlementProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const [resolution, setResolution] = useState<(typeof settlings)[number] | null>(null);
  const [reason, setReason] = useState("");
  const [isAsked, setIsAsked] = useState(false);

  async function settle(): Promise<void> {
    setIsAsked(true);
    if (resolution !== null) await settleConflict(notebook, conflict, resolution, reason);
  }

  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void settle();
      }}
    >
      <RadioGroup
        label={t("synthesis.conflict.how")}
        value={resolution}
        onChange={setResolution}
        options={settlings.map((value) => ({
          value,
          text: t(`synthesis.conflict.how-${value}`),
          detail: t(`synthesis.conflict.how-${value}-detail`),
        }))}
      />
      <TextArea
        label={t("synthesis.conflict.reason")}
        hint={t("synthesis.conflict.reasonHint")}
        error={isAsked && reason.trim() === "" ? t("synthesis.conflict.reasonMissing") : null}
        value={reason}
        onChange={setReason}
        rows={2}
      />
      <div className={styles.actions}>
        <Button kind="primary" type="submit" isDisabled={resolution === null}>
          {t("synthesis.conflict.resolve")}
        </Button>
      </div>
    </form>
  );
}
