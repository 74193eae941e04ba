import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useVerdicts } from "#renderer/db/verdicts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { RivalVerdicts } from "#renderer/ui/rival-verdicts.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { timeText } from "#renderer/ui/time-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { isOpen } from "#shared/domain/conflict/conflict.ts";
import { settleConflict } from "./conflict-commands.ts";
import type { ConflictRow } from "./conflict-queries.ts";
import styles from "./synthesis.module.css";

type SettlementProps = { readonly conflict: ConflictRow };

const settlings = ["left-preferred", "right-preferred", "both-stand", "not-a-conflict"] as const;

/** How a conflict was resolved and why, or the form that resolves it. */
export function Settlement({ conflict }: SettlementProps) {
  const t = useTranslate();
  const { isReadOnly } = useWorkspace();
  return (
    <section className={styles.panel} aria-label={t("synthesis.conflict.settle")}>
      <h3 className={styles.panelTitle}>{t("synthesis.conflict.settle")}</h3>
      <RivalSettlements conflict={conflict} />
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

function RivalSettlements({ conflict }: SettlementProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const verdicts = useVerdicts("conflicts", conflict, "resolution") ?? [];
  // The reasons stand in a field of their own; each was written together with its verdict.
  const reasons = new Map([
    [conflict.$.fields?.["resolutionReason"]?.stamp ?? conflict.$.made, conflict.resolutionReason],
    ...(conflict.$.fields?.["resolutionReason"]?.rivals ?? []).map(
      ({ stamp, value }) => [stamp, typeof value === "string" ? value : null] as const,
    ),
  ]);
  return (
    <RivalVerdicts
      verdicts={verdicts.map(({ value, stamp, who, atMs }) => {
        const reason = reasons.get(stamp) ?? null;
        const words = t(`words.resolution.${value}`);
        return {
          key: stamp,
          value: reason === null ? words : `${words}: ${reason}`,
          who: who ?? t("ui.rivals.someone"),
          when: timeText(atMs),
          ...(isReadOnly || (value !== "open" && reason === null)
            ? {}
            : { onKeep: () => void settleConflict(notebook, conflict, value, reason ?? "") }),
        };
      })}
    />
  );
}
