import { useLiveQuery } from "dexie-react-hooks";
import type { Attempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { CheckIcon, PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { wordsMarked } from "#shared/domain/annotation/annotation.ts";
import { articleName } from "#shared/domain/article/article-name.ts";
import { yearProposal } from "#shared/domain/evidence/date-in-words.ts";
import { reportedIn } from "#shared/domain/evidence/reported.ts";
import styles from "./claims.module.css";
import {
  type ClaimEvidence,
  type NotebookClaim,
  passageInContext,
  useClaimsLike,
} from "./claims-queries.ts";
import { confirmYear, type ReportFields, recordReport } from "./evidence-commands.ts";
import { dateText, figureFields, figureText, speakersText } from "./report-text.ts";

export type EvidenceProposalsProps = {
  readonly item: ClaimEvidence;
  readonly attempt: Attempt["attempt"];
};

/** What the passage's words say and the record does not yet, each taken with one press. Never taken by itself. */
export function EvidenceProposals({ item, attempt }: EvidenceProposalsProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { evidence, annotation, speakers } = item;
  const passage = useLiveQuery(
    () => passageInContext(notebook.db, annotation.id),
    [notebook, annotation.id],
  );
  const sameDay = useClaimsLike({
    figures: [],
    days: evidence.date === null ? [] : [evidence.date],
  });
  if (passage === undefined || passage === null || sameDay === undefined) return null;

  const reported = reportedIn(wordsMarked(annotation), passage.sentence);
  const hasFigure = evidence.quantityValue !== null || evidence.quantityQualifiers.length > 0;
  const figure = hasFigure ? undefined : reported.figures[0];
  const date = evidence.date === null ? reported.dates[0] : undefined;
  const chain = speakers.length === 0 ? reported.speakers : [];
  const year = yearProposal(
    evidence.date,
    datedElsewhere(item, sameDay, (article) => articleName(article)),
  );
  if (figure === undefined && date === undefined && chain.length === 0 && year === null)
    return null;

  const take = (fields: ReportFields) => attempt(() => recordReport(notebook, item, fields));
  return (
    <div className={styles.proposals}>
      {year !== null && (
        <>
          <span className={styles.inferred}>
            {t("claims.evidence.yearProposal", {
              date: dateText(t, year.date),
              from: year.from,
            })}
          </span>
          <Button
            size="small"
            icon={CheckIcon}
            onPress={() => attempt(() => confirmYear(notebook, item, year))}
          >
            {t("claims.evidence.confirmYear")}
          </Button>
        </>
      )}
      {(figure !== undefined || date !== undefined || chain.length > 0) && (
        <span className={styles.muted}>{t("claims.evidence.proposals")}</span>
      )}
      {figure !== undefined && (
        <TakeButton
          what={figureText(t, figureFields(figure)) ?? ""}
          onTake={() => take(figureFields(figure))}
        />
      )}
      {date !== undefined && (
        <TakeButton
          what={dateText(t, date.date)}
          onTake={() => take({ date: date.date, dateText: date.text, dateBasis: "stated" })}
        />
      )}
      {chain.length > 0 && (
        <TakeButton
          what={speakersText(t, chain) ?? ""}
          onTake={() =>
            attempt(() =>
              recordReport(
                notebook,
                item,
                {},
                chain.map(({ name, isUnnamed }) => ({ name, isUnnamed, sourceId: null })),
              ),
            )
          }
        />
      )}
    </div>
  );
}

function TakeButton({ what, onTake }: { readonly what: string; readonly onTake: () => void }) {
  const t = useTranslate();
  return (
    <Button size="small" icon={PlusIcon} onPress={onTake}>
      {t("claims.evidence.take", { what })}
    </Button>
  );
}

function datedElsewhere(
  item: ClaimEvidence,
  claims: readonly NotebookClaim[],
  nameOf: (article: ClaimEvidence["article"]) => string,
): Parameters<typeof yearProposal>[1] {
  return claims.flatMap((claim) =>
    claim.evidence.flatMap((other) =>
      other.evidence.date === null || other.evidence.id === item.evidence.id
        ? []
        : [
            {
              date: other.evidence.date,
              basis: other.evidence.dateBasis,
              where: `“${other.evidence.dateText ?? other.evidence.date}”, ${nameOf(other.article)}`,
            },
          ],
    ),
  );
}
