import { useWorkspace } from "#renderer/app/feature.ts";
import { useVerdicts, type Verdict } from "#renderer/db/verdicts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Section } from "#renderer/ui/panel.tsx";
import { RivalVerdicts } from "#renderer/ui/rival-verdicts.tsx";
import { DirectionMark, SeverityBar } from "#renderer/ui/scales.tsx";
import { timeText } from "#renderer/ui/time-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { RowOf } from "#shared/domain/record.ts";
import { claimDialog } from "./claim-dialog.ts";
import styles from "./claims.module.css";
import type { ClaimImpact, NotebookClaim, NotebookClaims } from "./claims-queries.ts";

export type ImpactsSectionProps = { readonly item: NotebookClaim; readonly all: NotebookClaims };

/** One line for every lens of the notebook, decided or not. */
export function ImpactsSection({ item, all }: ImpactsSectionProps) {
  const t = useTranslate();
  const { isReadOnly } = useWorkspace();
  return (
    <Section title={t("claims.impact.title")}>
      {all.lenses.map((lens) => {
        const decided = item.impacts.find((impact) => impact.lens.id === lens.id);
        return (
          <div key={lens.id} className={styles.impact}>
            <div className={styles.impactWords}>
              <span className={styles.strong}>{lens.name}</span>
              {decided === undefined ? (
                <span className={styles.small}>{t("claims.impact.undecided")}</span>
              ) : (
                <DecidedImpact decided={decided} dimensions={all.rows.lensDimensions} />
              )}
            </div>
            {!isReadOnly && (
              <Button
                size="small"
                aria-label={`${t(decided === undefined ? "claims.impact.decide" : "claims.impact.change")}: ${lens.name}`}
                onPress={() =>
                  claimDialog.set({ kind: "decide", claimId: item.claim.id, lensId: lens.id })
                }
              >
                {t(decided === undefined ? "claims.impact.decide" : "claims.impact.change")}
              </Button>
            )}
          </div>
        );
      })}
    </Section>
  );
}

type DecidedImpactProps = {
  readonly decided: ClaimImpact;
  readonly dimensions: readonly RowOf<"lensDimensions">[];
};

function DecidedImpact({ decided, dimensions }: DecidedImpactProps) {
  const t = useTranslate();
  const { impact, lens, people, answers } = decided;
  const isRelevant = impact.decision === "relevant";
  return (
    <>
      <span className={styles.impactSigns}>
        {isRelevant ? (
          impact.direction !== null && <DirectionMark direction={impact.direction} hasWord />
        ) : (
          <DirectionMark direction="not-relevant" hasWord />
        )}
        {impact.severity !== null && <SeverityBar severity={impact.severity} hasWord />}
        {people !== null && (
          <span className={styles.strong}>{t("claims.impact.people", { count: people })}</span>
        )}
      </span>
      {isRelevant && impact.direction !== null && lens[`${impact.direction}Means`] !== "" && (
        <span className={styles.small}>{lens[`${impact.direction}Means`]}</span>
      )}
      {impact.reason !== null && <span className={styles.note}>{impact.reason}</span>}
      {answers.map((answer) => {
        const dimension = dimensions.find((one) => one.id === answer.dimensionId);
        return dimension === undefined ? null : (
          <span key={answer.id} className={styles.small}>
            {dimension.label}: {valueText(answer.value)}
          </span>
        );
      })}
      <RivalDecisions impact={impact} />
    </>
  );
}

/** Decision, direction and severity each keep their own rivals. */
function RivalDecisions({ impact }: { readonly impact: RowOf<"impacts"> }) {
  const t = useTranslate();
  const decisions = useVerdicts("impacts", impact, "decision") ?? [];
  const directions = useVerdicts("impacts", impact, "direction") ?? [];
  const severities = useVerdicts("impacts", impact, "severity") ?? [];
  const missing = t("claims.impact.undecided");
  const by = <Value,>(verdicts: readonly Verdict<Value>[], wordOf: (value: Value) => string) =>
    verdicts.map(({ value, stamp, who, atMs }) => ({
      key: stamp,
      value: wordOf(value),
      who: who ?? t("ui.rivals.someone"),
      when: timeText(atMs),
    }));
  return (
    <>
      <RivalVerdicts
        verdicts={by(decisions, (value) =>
          t(value === "relevant" ? "claims.impact.relevant" : "claims.impact.notRelevant"),
        )}
      />
      <RivalVerdicts
        verdicts={by(directions, (value) =>
          value === null ? missing : t(`words.direction.${value}`),
        )}
      />
      <RivalVerdicts
        verdicts={by(severities, (value) =>
          value === null ? missing : t(`words.severity.${value}`),
        )}
      />
    </>
  );
}

function valueText(value: string | number | readonly string[]): string {
  return typeof value === "object" ? value.join(", ") : String(value);
}
