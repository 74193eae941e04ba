import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { confidenceSentence, likelihoodSentence } from "#shared/domain/brief/judgement-section.ts";
import { byPosition } from "#shared/domain/position.ts";
import type { RowOf } from "#shared/domain/record.ts";
import styles from "./brief.module.css";
import { chooseJudgement, moveJudgement } from "./brief-commands.ts";
import type { BriefReading, BriefRow } from "./brief-queries.ts";
import { OrderTools } from "./order-tools.tsx";
import own from "./section-parts.module.css";

type JudgementChoiceProps = { readonly reading: BriefReading; readonly brief: BriefRow };

/** The notebook's judgements: those printed come first, in their order. */
export function JudgementChoice({ reading, brief }: JudgementChoiceProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { openView, isReadOnly } = useWorkspace();
  const { rows, judgements } = reading.ground;
  const links = (rows.briefJudgements as readonly RowOf<"briefJudgements">[])
    .filter(({ briefId }) => briefId === brief.id)
    .sort(byPosition);
  const printed = links.flatMap(({ judgementId }) => judgements.get(judgementId) ?? []);
  const others = [...rows.judgements].filter((row) => !printed.includes(row)).sort(byPosition);
  return (
    <>
      {printed.length + others.length === 0 && (
        <p className={styles.quiet}>{t("brief.compose.noJudgements")}</p>
      )}
      <ol className={own.judgements}>
        {[...printed, ...others].map((judgement, index) => {
          const isPrinted = index < printed.length;
          return (
            <li key={judgement.id} data-printed={isPrinted}>
              <Checkbox
                isSelected={isPrinted}
                isDisabled={isReadOnly}
                aria-label={t("brief.compose.printJudgement", { statement: judgement.statement })}
                onChange={() => void chooseJudgement(notebook, brief.id, judgement.id, links)}
              >
                {isPrinted ? index + 1 : ""}
              </Checkbox>
              <div className={own.judgementWords}>
                <p>{likelihoodSentence(judgement, t)}</p>
                {isPrinted && <p className={styles.quiet}>{confidenceSentence(judgement, t)}</p>}
              </div>
              {isPrinted && (
                <OrderTools
                  index={index}
                  count={printed.length}
                  onMove={(step) => void moveJudgement(notebook, links, index, step)}
                />
              )}
              <Button
                size="small"
                kind="link"
                onPress={() => openView("synthesis", { judgementId: judgement.id })}
              >
                {t("brief.compose.edit")}
              </Button>
            </li>
          );
        })}
      </ol>
      <div>
        <Button size="small" kind="quiet" onPress={() => openView("synthesis")}>
          {t("brief.compose.newJudgement")}
        </Button>
      </div>
    </>
  );
}
