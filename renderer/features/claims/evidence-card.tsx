import type { ReactNode } from "react";
import { type Attempt, useUndoToast, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import type { IconComponent } from "#renderer/ui/icon.tsx";
import { EditIcon, MoreIcon, TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { DisputesIcon, QualifiesIcon, SupportsIcon } from "#renderer/ui/icons-claims.tsx";
import { OriginIcon } from "#renderer/ui/icons-marks.tsx";
import { Menu, MenuItem } from "#renderer/ui/menu.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import { lacksYear } from "#shared/domain/date/edtf.ts";
import type { Bearing } from "#shared/domain/evidence/evidence.ts";
import { placeOfId } from "#shared/domain/place/gazetteer.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { claimDialog } from "./claim-dialog.ts";
import styles from "./claims.module.css";
import type { ClaimEvidence } from "./claims-queries.ts";
import { detachEvidence } from "./evidence-commands.ts";
import { EvidenceProposals } from "./evidence-proposals.tsx";
import { comparedFigureText, dateText, speakersText } from "./report-text.ts";

export type EvidenceCardProps = {
  readonly item: ClaimEvidence;
  readonly isReadOnly: boolean;
  readonly attempt: Attempt["attempt"];
};

const bearingIcons: Readonly<Record<Bearing, IconComponent>> = {
  supports: SupportsIcon,
  disputes: DisputesIcon,
  qualifies: QualifiesIcon,
};

/** One passage of a claim. Enter on its quote opens the article there. */
export function EvidenceCard({ item, isReadOnly, attempt }: EvidenceCardProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { selection, select, openView } = useWorkspace();
  const { evidence, annotation, article } = item;
  const Icon = bearingIcons[evidence.bearing];
  const named = { claimId: evidence.claimId, evidenceId: evidence.id };

  const remove = () =>
    attempt(() =>
      detachEvidence(notebook, evidence).then(() => undoToast(t("claims.evidence.removed"))),
    );

  return (
    <li
      className={styles.card}
      aria-label={t("claims.evidence.card", { article: articleName(article) })}
      data-keys="item"
      data-bearing={evidence.bearing}
      {...(selection.evidenceId === evidence.id ? { "data-selected": "" } : {})}
    >
      <div className={styles.cardHead}>
        <span className={styles.cardBearing}>
          <Icon />
          {t(`words.bearing.${evidence.bearing}`)}
          <span className={styles.cardArticle}>{articleName(article)}</span>
        </span>
        {!isReadOnly && (
          <Menu
            trigger={<IconButton icon={MoreIcon} size="small" label={t("claims.evidence.more")} />}
          >
            <MenuItem
              icon={EditIcon}
              text={t("claims.evidence.edit")}
              onAction={() => claimDialog.set({ kind: "report", ...named })}
            />
            <MenuItem
              icon={OriginIcon}
              text={t("claims.origin.dialog")}
              onAction={() =>
                claimDialog.set({
                  kind: "origin",
                  claimIds: [evidence.claimId],
                  evidenceId: evidence.id,
                })
              }
            />
            <MenuItem
              icon={TrashIcon}
              isDangerous
              text={t("claims.evidence.remove")}
              onAction={remove}
            />
          </Menu>
        )}
      </div>
      <button
        type="button"
        className={styles.quoteButton}
        title={t("claims.panel.goToPassage")}
        onFocus={() => select({ evidenceId: evidence.id }, "quietly")}
        onClick={() =>
          openView("reader", { articleId: article.id, annotationId: annotation.id, ...named })
        }
      >
        {annotation.exact}
      </button>
      <dl className={styles.reported}>
        {reportedLines(t, item).map(({ name, value }) => (
          <div key={name} className={styles.reportedLine}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!isReadOnly && (
        <>
          <EvidenceProposals item={item} attempt={attempt} />
          {evidence.originStanding === "unset" && (
            <div className={styles.proposals}>
              <Button
                size="small"
                icon={OriginIcon}
                onPress={() =>
                  claimDialog.set({
                    kind: "origin",
                    claimIds: [evidence.claimId],
                    evidenceId: evidence.id,
                  })
                }
              >
                {t("claims.next.no-origin")}
              </Button>
            </div>
          )}
        </>
      )}
    </li>
  );
}

interface ReportedLine {
  readonly name: string;
  readonly value: ReactNode;
}

/** What is recorded; speaker and origin are shown as missing, the rest only when there. */
function reportedLines(t: Translate, item: ClaimEvidence): readonly ReportedLine[] {
  const { evidence, speakers, origin } = item;
  const missing = <span className={styles.small}>{t("claims.evidence.notRecorded")}</span>;
  const figure = comparedFigureText(t, evidence);
  const lines: ReportedLine[] = [
    { name: t("claims.evidence.saidBy"), value: speakersText(t, speakers) ?? missing },
    {
      name: t("claims.evidence.origin"),
      value:
        evidence.originStanding === "known"
          ? (origin?.name ?? missing)
          : t(`claims.origin.${evidence.originStanding}`),
    },
  ];
  if (figure !== null) lines.push({ name: t("claims.evidence.figure"), value: figure });
  if (evidence.date !== null) {
    lines.push({ name: t("claims.evidence.date"), value: <EvidenceDate item={item} /> });
  }
  if (evidence.placeText !== null || evidence.placeName !== null) {
    lines.push({ name: t("claims.evidence.place"), value: <EvidencePlace item={item} /> });
  }
  if (evidence.hedge !== "unhedged") {
    lines.push({ name: t("claims.evidence.hedge"), value: t(`words.hedge.${evidence.hedge}`) });
  }
  if (evidence.translation !== null) {
    lines.push({ name: t("claims.evidence.translation"), value: evidence.translation });
  }
  if (evidence.note !== null) lines.push({ name: t("claims.evidence.note"), value: evidence.note });
  return lines;
}

function EvidenceDate({ item: { evidence } }: { readonly item: ClaimEvidence }) {
  const t = useTranslate();
  if (evidence.date === null) return null;
  const isInferred = evidence.dateBasis === "inferred";
  return (
    <>
      <span className={isInferred || lacksYear(evidence.date) ? styles.inferred : undefined}>
        {dateText(t, evidence.date)}
      </span>
      {isInferred && (
        <span className={styles.small}>
          {" "}
          {t("claims.evidence.yearInferred", { from: evidence.dateInferredFrom ?? "" })}
        </span>
      )}
    </>
  );
}

/** The place as recorded; what the gazetteer knows of it, and that it is the gazetteer's word. */
function EvidencePlace({ item }: { readonly item: ClaimEvidence }) {
  const t = useTranslate();
  const place = placeOfId(item.evidence.placeId);
  if (place === null) return placeOf(t, item);
  const { variants, latitude, longitude } = place;
  return (
    <>
      {placeOf(t, item)}
      <span className={styles.small} title={t("claims.evidence.placeFrom")}>
        {" "}
        {variants.length > 0 && (
          <>{t("claims.evidence.placeAlso", { variants: variants.join(", ") })} · </>
        )}
        {t("claims.evidence.placeAt", { latitude, longitude })} · {t("claims.evidence.placeFrom")}
      </span>
    </>
  );
}

function placeOf(t: Translate, { evidence: { placeText, placeName } }: ClaimEvidence): string {
  const written =
    placeText === null ? null : t("claims.evidence.placeWritten", { written: placeText });
  if (placeName === null || written === null) return placeName ?? written ?? "";
  return placeName === placeText ? placeName : `${placeName} (${written})`;
}
