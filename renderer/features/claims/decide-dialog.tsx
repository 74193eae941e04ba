import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox, RadioGroup } from "#renderer/ui/choice.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { DirectionMark, SeverityBar } from "#renderer/ui/scales.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { TextArea, TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { LensDimensionId } from "#shared/domain/ids.ts";
import {
  type Direction,
  directions,
  type Severity,
  severities,
} from "#shared/domain/impact/impact.ts";
import { isAnswered } from "#shared/domain/impact/open-dimensions.ts";
import { sentimentReachId } from "#shared/domain/lens/built-in-lenses.ts";
import { fitsLens, lacksReason } from "#shared/domain/lens/kind-fit.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { ChosenClaims } from "./chosen-claims.tsx";
import styles from "./claims.module.css";
import type { ClaimImpact, NotebookClaim } from "./claims-queries.ts";
import { type Answer, clearImpact, type Decision, decideImpact } from "./impact-commands.ts";
import { inOrder } from "./lens-order.ts";
import { parsedNumber } from "./report-dialog-values.ts";

export type DecideDialogProps = {
  /** Several are decided alike. */
  readonly items: readonly [NotebookClaim, ...NotebookClaim[]];
  readonly lens: RowOf<"lenses">;
  readonly dimensions: readonly RowOf<"lensDimensions">[];
  /** What was chosen already, where the decision was begun in the board. */
  readonly begun: Decision | null;
  readonly onClose: () => void;
};

/** Answers as they are typed: a number may be half written. */
type Draft = ReadonlyMap<LensDimensionId, string | readonly string[]>;

export function DecideDialog({ items, lens, dimensions, begun, onClose }: DecideDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  const claims = items.map((item) => ({ item, former: formerOf(item, lens) }));
  const decidedAlready = claims.filter(({ former }) => former !== null).length;
  // What was decided of one claim is no answer for others.
  const former = claims.length === 1 ? formerOf(items[0], lens) : null;
  const first = begun ?? former?.impact ?? null;
  const asked = inOrder(dimensions.filter((dimension) => dimension.lensId === lens.id));

  const [decision, setDecision] = useState<"relevant" | "not-relevant">(
    first?.decision ?? "relevant",
  );
  const [direction, setDirection] = useState<Direction | null>(first?.direction ?? null);
  const [severity, setSeverity] = useState<Severity | null>(first?.severity ?? null);
  const [reason, setReason] = useState(first?.reason ?? "");
  const [draft, setDraft] = useState<Draft>(() => draftOf(former));
  const [isTried, setIsTried] = useState(false);

  const unfit = items.find(({ claim }) => !fitsLens(claim.kind, lens));
  const isRelevant = decision === "relevant";
  const answers = asked.map((dimension) => ({ dimension, ...answerOf(dimension, draft) }));
  const wrong = new Map(
    answers.flatMap(({ dimension, value, isBad }) => {
      if (isBad) return [[dimension.id, t("claims.impact.badNumber")] as const];
      const isMissing = dimension.isRequired && !isAnswered(value);
      return isMissing ? [[dimension.id, t("claims.impact.needsAnswer")] as const] : [];
    }),
  );
  const isUndirected = isRelevant && (direction === null || severity === null);

  const isUnreasoned = items.some(({ claim }) => lacksReason(claim.kind, lens, decision, reason));

  const save = () => {
    setIsTried(true);
    if (isUnreasoned || (isRelevant && (isUndirected || wrong.size > 0))) return;
    const given = answers.flatMap(({ dimension, value }): readonly Answer[] =>
      value === undefined || !isAnswered(value) ? [] : [{ dimensionId: dimension.id, value }],
    );
    const decided = { decision, direction, severity, reason: reason.trim() || null };
    const wanted = claims.map((one) => ({ claimId: one.item.claim.id, former: one.former }));
    attempt(() => decideImpact(notebook, wanted, lens.id, decided, given).then(onClose));
  };

  return (
    <Dialog
      title={
        items.length === 1
          ? t("claims.impact.dialog", { lens: lens.name })
          : t("claims.impact.dialogMany", { lens: lens.name, count: items.length })
      }
      isOpen
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          {former !== null && (
            <Button
              kind="quiet"
              onPress={() => attempt(() => clearImpact(notebook, former).then(onClose))}
            >
              {t("claims.impact.clear")}
            </Button>
          )}
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit">
            {t("claims.impact.save")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {items.length === 1 ? (
          <p className={styles.note}>{items[0].claim.statement}</p>
        ) : (
          <ChosenClaims items={items} />
        )}
        {items.length > 1 && decidedAlready > 0 && (
          <Notice title={t("claims.impact.decidedAlready", { count: decidedAlready })} />
        )}
        <LensRules lens={lens} />
        <RadioGroup
          label={t("claims.impact.decision")}
          orientation="horizontal"
          value={decision}
          onChange={setDecision}
          options={[
            { value: "relevant", text: t("claims.impact.relevant") },
            { value: "not-relevant", text: t("claims.impact.notRelevant") },
          ]}
        />
        {isRelevant && (
          <>
            <RadioGroup<Direction>
              label={t("claims.impact.direction")}
              value={direction}
              onChange={setDirection}
              options={directions.map((value) => ({
                value,
                text: <DirectionMark direction={value} hasWord />,
                detail: lens[`${value}Means`],
              }))}
            />
            <RadioGroup<Severity>
              label={t("claims.impact.severity")}
              orientation="horizontal"
              value={severity}
              onChange={setSeverity}
              error={isTried && isUndirected ? t("claims.impact.needsDirection") : null}
              options={severities.map((value) => ({
                value,
                text: <SeverityBar severity={value} hasWord />,
              }))}
            />
            {answers.map(({ dimension }) => (
              <DimensionField
                key={dimension.id}
                dimension={dimension}
                value={draft.get(dimension.id)}
                error={isTried ? (wrong.get(dimension.id) ?? null) : null}
                onChange={(value) => setDraft(new Map([...draft, [dimension.id, value]]))}
              />
            ))}
          </>
        )}
        <TextArea
          label={t("claims.impact.reason")}
          value={reason}
          onChange={setReason}
          rows={2}
          hint={
            isRelevant && unfit !== undefined
              ? t("claims.impact.wrongKind", { kind: t(`words.claimKind.${unfit.claim.kind}`) })
              : null
          }
          error={isTried && isUnreasoned ? t("claims.impact.needsReason") : null}
        />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}

function formerOf(item: NotebookClaim, lens: RowOf<"lenses">): ClaimImpact | null {
  return item.impacts.find((impact) => impact.lens.id === lens.id) ?? null;
}

/** The lens's written question and its rules, folded away until asked for. */
function LensRules({ lens }: { readonly lens: RowOf<"lenses"> }) {
  const t = useTranslate();
  return (
    <details className={styles.rules}>
      <summary>{t("claims.impact.definition")}</summary>
      <p>{lens.definition}</p>
      <RuleList title={t("claims.impact.include")} rules={lens.includeRules} />
      <RuleList title={t("claims.impact.exclude")} rules={lens.excludeRules} />
    </details>
  );
}

function RuleList({ title, rules }: { readonly title: string; readonly rules: string }) {
  const lines = rules.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) return null;
  return (
    <>
      <p className={styles.strong}>{title}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

type DimensionFieldProps = {
  readonly dimension: RowOf<"lensDimensions">;
  readonly value: string | readonly string[] | undefined;
  readonly error: string | null;
  readonly onChange: (value: string | readonly string[]) => void;
};

function DimensionField({ dimension, value, error, onChange }: DimensionFieldProps) {
  const t = useTranslate();
  const label = dimension.isRequired
    ? t("claims.impact.required", { label: dimension.label })
    : dimension.label;
  const text = typeof value === "string" ? value : "";
  const chosen = typeof value === "object" ? value : [];

  switch (dimension.kind) {
    case "text":
    case "segment":
      return <TextField label={label} value={text} onChange={onChange} error={error} />;
    case "number":
      return (
        <TextField
          label={label}
          value={text}
          onChange={onChange}
          error={error}
          inputMode="numeric"
          {...(dimension.id === sentimentReachId && text.trim() === "1"
            ? { hint: t("claims.impact.onePerson") }
            : {})}
        />
      );
    case "scale":
    case "choice":
      return (
        <Select
          label={label}
          value={chosen[0] ?? null}
          onChange={(option) => onChange([option])}
          error={error}
          options={dimension.options.map((option) => ({ value: option, text: option }))}
        />
      );
    case "choices":
      return (
        <fieldset className={styles.fieldset}>
          <legend className={styles.legend}>{label}</legend>
          <div className={styles.checks}>
            {dimension.options.map((option) => (
              <Checkbox
                key={option}
                isSelected={chosen.includes(option)}
                onChange={(isOn) =>
                  onChange(isOn ? [...chosen, option] : chosen.filter((other) => other !== option))
                }
              >
                {option}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      );
  }
}

function draftOf(former: ClaimImpact | null): Draft {
  return new Map(
    (former?.answers ?? []).map(({ dimensionId, value }) => [
      dimensionId,
      typeof value === "number" ? String(value) : value,
    ]),
  );
}

function answerOf(
  dimension: RowOf<"lensDimensions">,
  draft: Draft,
): { readonly value: Answer["value"] | undefined; readonly isBad: boolean } {
  const given = draft.get(dimension.id);
  if (given === undefined) return { value: undefined, isBad: false };
  if (typeof given !== "string") return { value: [...given], isBad: false };
  if (dimension.kind !== "number") return { value: given.trim(), isBad: false };
  if (given.trim() === "") return { value: undefined, isBad: false };
  const number = parsedNumber(given);
  const isBad = number === null || number < 0 || !Number.isInteger(number);
  return { value: isBad ? undefined : number, isBad };
}
