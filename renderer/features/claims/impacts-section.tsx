import { DisputedVerdicts, useWorkspace, VerdictHistory } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Section } from "#renderer/ui/panel.tsx";
import { DirectionMark, SeverityBar } from "#renderer/ui/scales.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type Impact, impactSchema } from "#shared/domain/impact/impact.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { JsonValue } from "#shared/ledger/change.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { claimDialog } from "./claim-dialog.ts";
import styles from "./claims.module.css";
import type { ClaimImpact, NotebookClaim, NotebookClaims } from "./claims-queries.ts";
import { decideImpact } from "./impact-commands.ts";

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
                  claimDialog.set({ kind: "decide", claimIds: [item.claim.id], lensId: lens.id })
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
  const notebook = useNotebook();
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
        <VerdictHistory
          table="impacts"
          id={impact.id}
          field="decision"
          wordOf={(_value, together) => earlierDecision(together, t)}
        />
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
      <DisputedVerdicts
        table="impacts"
        row={impact}
        field="decision"
        wordOf={({ record }) => decisionText(record, t)}
        keep={({ record, reason }) =>
          decideImpact(
            notebook,
            [{ claimId: impact.claimId, former: decided }],
            impact.lensId,
            {
              decision: record.decision,
              direction: record.direction,
              severity: record.severity,
              reason,
            },
            answers.map(({ dimensionId, value }) => ({ dimensionId, value })),
          )
        }
      />
    </>
  );
}

/** Decision, direction and severity in words: "Relevant: worsens, high". */
function decisionText(
  { decision, direction, severity }: Pick<Impact, "decision" | "direction" | "severity">,
  t: Translate,
): string {
  if (decision === "not-relevant") return t("claims.impact.notRelevant");
  const parts = [
    direction === null ? null : t(`words.direction.${direction}`),
    severity === null ? null : t(`words.severity.${severity}`),
  ].filter((part) => part !== null);
  const relevant = t("claims.impact.relevant");
  return parts.length === 0 ? relevant : `${relevant}: ${parts.join(", ")}`;
}

const decidedSchema = impactSchema.pick({ decision: true, direction: true, severity: true });

/** Every decision there has been through this lens; a part that was changed alone is told alone. */
function earlierDecision(together: Readonly<Record<string, JsonValue>>, t: Translate) {
  const whole = decidedSchema.safeParse(together);
  if (whole.success) return decisionText(whole.data, t);
  const part = decidedSchema.partial().safeParse(together);
  if (!part.success) return null;
  const { decision, direction = null, severity = null } = part.data;
  if (decision !== undefined) return decisionText({ decision, direction, severity }, t);
  const words = [
    direction && t(`words.direction.${direction}`),
    severity && t(`words.severity.${severity}`),
  ];
  return words.filter(Boolean).join(", ") || null;
}

function valueText(value: string | number | readonly string[]): string {
  return typeof value === "object" ? value.join(", ") : String(value);
}
