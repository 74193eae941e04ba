import {
  DisputedVerdicts,
  FailureNotice,
  useAttempt,
  useUndoToast,
  useWorkspace,
  VerdictHistory,
} from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import {
  ConflictsSection,
  JudgementsSection,
  RelationsSection,
} from "#renderer/features/synthesis/index.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import { EditIcon, TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { useFocusHandedOn } from "#renderer/ui/pane-focus.ts";
import { PaneBody, PaneFrame, Section } from "#renderer/ui/panel.tsx";
import { CredibilityNumber, OriginBadge, originMeaning } from "#renderer/ui/scales.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { credibilitySchema, takesCredibility } from "#shared/domain/claim/claim.ts";
import type { JsonValue } from "#shared/ledger/change.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { deleteClaim, rateClaim } from "./claim-commands.ts";
import { claimDialog } from "./claim-dialog.ts";
import styles from "./claims.module.css";
import type { NotebookClaim, NotebookClaims } from "./claims-queries.ts";
import { DriftSection } from "./drift-section.tsx";
import { EvidenceCard } from "./evidence-card.tsx";
import { ImpactsSection } from "./impacts-section.tsx";
import { InBriefsSection } from "./in-briefs-section.tsx";
import { distinctActions, nextAction } from "./next-action.ts";

export type ClaimPanelProps = { readonly item: NotebookClaim; readonly all: NotebookClaims };

/** Everything known of one claim, in the order of work. */
export function ClaimPanel({ item, all }: ClaimPanelProps) {
  useFocusHandedOn();
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { isReadOnly, select, openView } = useWorkspace();
  const { attempt, failure } = useAttempt();
  const { claim, evidence, origins } = item;
  const actions = distinctActions(t, item, all);

  const remove = () =>
    attempt(async () => {
      await deleteClaim(notebook, claim);
      select({ claimId: null });
      undoToast(t("claims.panel.deleted"));
    });

  return (
    <PaneFrame
      title={t("claims.panel.title")}
      actions={
        !isReadOnly && (
          <>
            <IconButton
              icon={EditIcon}
              label={t("claims.panel.edit")}
              onPress={() => claimDialog.set({ kind: "edit", claimId: claim.id })}
            />
            <IconButton icon={TrashIcon} label={t("claims.panel.delete")} onPress={remove} />
          </>
        )
      }
    >
      <PaneBody>
        {failure !== null && <FailureNotice failure={failure} />}
        <Section title={t("claims.panel.statementSection")}>
          <div className={styles.tight}>
            <p className={styles.claimStatement}>{claim.statement}</p>
            <p className={styles.facts}>
              <span className={styles.fact}>
                <ClaimKindIcon kind={claim.kind} isBesideWord />
                {t(`words.claimKind.${claim.kind}`)}
              </span>
              <span>{t(`words.hedge.${claim.hedge}`)}</span>
              <span>{t(`claims.standing.${item.standing}`)}</span>
              <OriginBadge
                articles={origins.articles}
                known={origins.known.length}
                unknown={origins.unknown}
              />
            </p>
            <p className={styles.small}>{originMeaning(t, origins.known.length)}</p>
            {claim.note !== null && <p className={styles.note}>{claim.note}</p>}
          </div>
        </Section>
        {actions.length > 0 && !isReadOnly && (
          <Section title={t("claims.panel.toFinish")}>
            <ul className={styles.nextList}>
              {actions.map(({ text, open }) => {
                const act = nextAction(item, open, openView);
                return (
                  <li key={text}>
                    {act === null ? (
                      <span className={styles.muted}>{text}</span>
                    ) : (
                      <Button kind="link" onPress={act}>
                        {text}
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          </Section>
        )}
        <Credibility item={item} isReadOnly={isReadOnly} />
        <ImpactsSection item={item} all={all} />
        <Section title={t("claims.evidence.title")}>
          {evidence.length === 0 ? (
            <p className={styles.muted}>{t("claims.evidence.none")}</p>
          ) : (
            <ul className={styles.cards} aria-label={t("claims.evidence.list")}>
              {evidence.map((passage) => (
                <EvidenceCard
                  key={passage.evidence.id}
                  item={passage}
                  isReadOnly={isReadOnly}
                  attempt={attempt}
                />
              ))}
            </ul>
          )}
        </Section>
        <DriftSection item={item} all={all} isReadOnly={isReadOnly} attempt={attempt} />
        <RelationsSection claimId={claim.id} />
        <ConflictsSection claimId={claim.id} />
        <JudgementsSection claimId={claim.id} />
        <InBriefsSection item={item} />
      </PaneBody>
    </PaneFrame>
  );
}

function Credibility({
  item: { claim },
  isReadOnly,
}: {
  readonly item: NotebookClaim;
  readonly isReadOnly: boolean;
}) {
  const t = useTranslate();
  const notebook = useNotebook();
  const isRatable = takesCredibility(claim.kind);
  return (
    <Section
      title={t("claims.rating.title")}
      actions={
        isRatable && (
          <>
            <VerdictHistory
              table="claims"
              id={claim.id}
              field="credibility"
              wordOf={(value) => credibilityWord(value, t)}
            />
            {!isReadOnly && (
              <Button
                size="small"
                onPress={() => claimDialog.set({ kind: "rate", claimId: claim.id })}
              >
                {t(claim.credibility === null ? "claims.rating.rate" : "claims.rating.change")}
              </Button>
            )}
          </>
        )
      }
    >
      {isRatable ? (
        <div className={styles.rating}>
          <CredibilityNumber credibility={claim.credibility} />
          <div className={styles.ratingWords}>
            {claim.credibility === null ? (
              <span className={styles.small}>{t("claims.rating.notRated")}</span>
            ) : (
              <>
                <span className={styles.strong}>
                  {t(`words.credibility.${claim.credibility}.name`)}
                </span>
                <p className={styles.muted}>
                  {t(`words.credibility.${claim.credibility}.definition`)}
                </p>
              </>
            )}
            {claim.credibilityReason !== null && (
              <p className={styles.note}>{claim.credibilityReason}</p>
            )}
          </div>
        </div>
      ) : (
        <p className={styles.muted}>
          {t("claims.rating.takesNone", { kind: t(`words.claimKind.${claim.kind}`).toLowerCase() })}
        </p>
      )}
      <DisputedVerdicts
        table="claims"
        row={claim}
        field="credibility"
        wordOf={({ record: { credibility } }) =>
          credibility === null
            ? t("claims.rating.notRated")
            : t(`words.credibility.${credibility}.name`)
        }
        signOf={({ record }) => <CredibilityNumber credibility={record.credibility} />}
        keep={({ record, reason }) => rateClaim(notebook, claim, record.credibility, reason ?? "")}
      />
    </Section>
  );
}

/** A stored rating, with its number; null for none. */
function credibilityWord(value: JsonValue, t: Translate): string | null {
  const known = credibilitySchema.safeParse(value);
  return known.success ? `${known.data} ${t(`words.credibility.${known.data}.name`)}` : null;
}
