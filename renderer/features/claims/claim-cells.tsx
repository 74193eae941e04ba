import { useState } from "react";
import { FailureNotice, failureText, useAttempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { CellChoice, CellForm, CellText } from "#renderer/ui/cell-editors.tsx";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import type { CellEdit } from "#renderer/ui/grid-cells.ts";
import { Notice } from "#renderer/ui/notice.tsx";
import { DirectionMark, SeverityBar } from "#renderer/ui/scales.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { claimKinds, takesCredibility } from "#shared/domain/claim/claim.ts";
import { credibilityGate } from "#shared/domain/claim/credibility-gate.ts";
import { directions, type Severity, severities } from "#shared/domain/impact/impact.ts";
import { openDimensions } from "#shared/domain/impact/open-dimensions.ts";
import { fitsLens, lacksReason } from "#shared/domain/lens/kind-fit.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import { editClaim, rateClaim } from "./claim-commands.ts";
import { claimDialog } from "./claim-dialog.ts";
import styles from "./claims.module.css";
import { type ClaimImpact, type NotebookClaim, useClaim } from "./claims-queries.ts";
import { decideImpact } from "./impact-commands.ts";
import { RatingChoice } from "./rating-choice.tsx";

type CellProps = { readonly item: NotebookClaim; readonly edit: CellEdit };

/** For an edit whose editor is gone by the time it is refused: the refusal is told beside the window's other news. */
function useSaveBehind(): (save: () => Promise<unknown>) => void {
  const t = useTranslate();
  return (save) =>
    void save().catch((error: unknown) => {
      if (!(error instanceof FailureError)) throw error;
      const { title, advice } = failureText(error.failure, t);
      showToast({ text: `${title}. ${advice}`, tone: "warning" });
    });
}

/** The statement, in its cell. */
export function StatementEditor({ item: { claim }, edit }: CellProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const saveBehind = useSaveBehind();
  return (
    <CellText
      edit={edit}
      label={t("claims.panel.statement")}
      value={claim.statement}
      keptAs={`statement:${claim.id}`}
      refusalOf={(text) => (text.trim() === "" ? t("claims.make.needsStatement") : null)}
      onSave={(statement) => saveBehind(() => editClaim(notebook, claim, { statement }))}
    />
  );
}

/** The kind, from a list that says beforehand where a rating would go with the change. */
export function KindEditor({ item: { claim }, edit }: CellProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const saveBehind = useSaveBehind();
  return (
    <CellChoice
      edit={edit}
      label={t("claims.make.kind")}
      value={claim.kind}
      onChoose={(kind) => saveBehind(() => editClaim(notebook, claim, { kind }))}
      options={claimKinds.map((value) => ({
        value,
        text: t(`words.claimKind.${value}`),
        sign: <ClaimKindIcon kind={value} isBesideWord />,
        ...(claim.credibility === null || takesCredibility(value)
          ? {}
          : { detail: t("claims.cell.ratingGoes", { number: claim.credibility }) }),
      }))}
    />
  );
}

/** The credibility with its reason. What the gate refuses is said here, with what would help. */
export function CredibilityEditor({ item, edit }: CellProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  const found = useClaim(item.claim.id);
  const { claim } = item;
  const [chosen, setChosen] = useState(claim.credibility);
  const [reason, setReason] = useState(claim.credibilityReason ?? "");
  const label = t("claims.rating.dialog");

  if (!takesCredibility(claim.kind)) {
    return (
      <CellForm edit={edit} label={label} onSubmit={() => edit.finish()}>
        <p className={styles.note}>
          {t("claims.rating.takesNone", { kind: t(`words.claimKind.${claim.kind}`).toLowerCase() })}
        </p>
        <div className={styles.buttonsEnd}>
          <Button size="small" type="submit" autoFocus>
            {t("ui.close")}
          </Button>
        </div>
      </CellForm>
    );
  }
  const isAllowed = chosen !== null && credibilityGate(claim.kind, item.origins, chosen).allowed;
  const save = (credibility: typeof chosen) =>
    attempt(() =>
      rateClaim(notebook, claim, credibility, credibility === null ? "" : reason).then(() =>
        edit.finish(),
      ),
    );
  return (
    <CellForm
      edit={edit}
      label={label}
      onSubmit={() => {
        if (isAllowed) save(chosen);
      }}
    >
      <RatingChoice
        item={item}
        articles={found?.all.rows.articles ?? []}
        chosen={chosen}
        onChoose={setChosen}
        isBrief
      />
      <TextField label={t("claims.rating.reason")} value={reason} onChange={setReason} />
      {failure !== null && <FailureNotice failure={failure} />}
      <div className={styles.buttonsEnd}>
        {claim.credibility !== null && (
          <Button size="small" kind="quiet" onPress={() => save(null)}>
            {t("claims.rating.clear")}
          </Button>
        )}
        <Button size="small" kind="primary" type="submit" isDisabled={!isAllowed}>
          {t("claims.rating.save")}
        </Button>
      </div>
    </CellForm>
  );
}

type LensEditorProps = CellProps & { readonly lens: RowOf<"lenses"> };

const meanings = [...directions, "not-relevant"] as const;
type Meaning = (typeof meanings)[number];

function meaningOf(former: ClaimImpact | null): Meaning | null {
  if (former === null) return null;
  const { decision, direction } = former.impact;
  return decision === "not-relevant" ? decision : direction;
}

/** What the claim means through a lens. Where the lens asks for more than a choice, it says what, and leads there. */
export function LensEditor({ item, edit, lens }: LensEditorProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  const found = useClaim(item.claim.id);
  const former = item.impacts.find((impact) => impact.lens.id === lens.id) ?? null;
  const [meaning, setMeaning] = useState(() => meaningOf(former));
  const [severity, setSeverity] = useState<Severity | null>(former?.impact.severity ?? null);
  const [reason, setReason] = useState(former?.impact.reason ?? "");
  const [isTried, setIsTried] = useState(false);

  const direction = meaning === "not-relevant" ? null : meaning;
  const isRelevant = direction !== null;
  const decision = meaning === "not-relevant" ? "not-relevant" : "relevant";
  const answers = former?.answers ?? [];
  const open =
    found === undefined || found === null || !isRelevant
      ? []
      : openDimensions({ decision, lensId: lens.id }, found.all.rows.lensDimensions, answers);
  const isUnfit = isRelevant && !fitsLens(item.claim.kind, lens);
  const isUnreasoned = isRelevant && lacksReason(item.claim.kind, lens, decision, reason);
  const isIncomplete = meaning === null || (isRelevant && severity === null);

  const save = () => {
    setIsTried(true);
    // Until the claim has been read nobody knows what the lens asks of it.
    if (isIncomplete || isUnreasoned || open.length > 0 || found === undefined) return;
    const decided = { decision, direction, severity, reason: reason.trim() || null } as const;
    const given = answers.map(({ dimensionId, value }) => ({ dimensionId, value }));
    attempt(() =>
      decideImpact(notebook, [{ claimId: item.claim.id, former }], lens.id, decided, given).then(
        () => edit.finish(),
      ),
    );
  };
  return (
    <CellForm edit={edit} label={t("claims.impact.dialog", { lens: lens.name })} onSubmit={save}>
      <RadioGroup<Meaning>
        label={t("claims.cell.through", { lens: lens.name })}
        value={meaning}
        onChange={setMeaning}
        autoFocus
        options={meanings.map((value) => ({
          value,
          text: <DirectionMark direction={value} hasWord />,
        }))}
        error={isTried && meaning === null ? t("claims.impact.needsDirection") : null}
      />
      {isRelevant && (
        <RadioGroup<Severity>
          label={t("claims.impact.severity")}
          value={severity}
          onChange={setSeverity}
          orientation="horizontal"
          options={severities.map((value) => ({
            value,
            text: <SeverityBar severity={value} hasWord />,
          }))}
          error={isTried && isIncomplete ? t("claims.impact.needsDirection") : null}
        />
      )}
      <TextField
        label={t("claims.impact.reason")}
        value={reason}
        onChange={setReason}
        {...(isUnfit
          ? {
              hint: t("claims.impact.wrongKind", { kind: t(`words.claimKind.${item.claim.kind}`) }),
            }
          : {})}
        error={isTried && isUnreasoned ? t("claims.impact.needsReason") : null}
      />
      {open.length > 0 && (
        <Notice
          title={t("claims.cell.alsoAsks", {
            lens: lens.name,
            questions: open.map(({ label }) => label).join(", "),
          })}
        />
      )}
      {failure !== null && <FailureNotice failure={failure} />}
      <div className={styles.buttonsEnd}>
        <Button
          size="small"
          kind={open.length > 0 ? "primary" : "quiet"}
          onPress={() => {
            edit.finish();
            const begun = { decision, direction, severity, reason } as const;
            claimDialog.set({ kind: "decide", claimIds: [item.claim.id], lensId: lens.id, begun });
          }}
        >
          {t(open.length > 0 ? "claims.cell.answer" : "claims.cell.whole")}
        </Button>
        {open.length === 0 && (
          <Button size="small" kind="primary" type="submit">
            {t("claims.impact.save")}
          </Button>
        )}
      </div>
    </CellForm>
  );
}
