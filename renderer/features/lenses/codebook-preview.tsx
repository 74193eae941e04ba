import { useState } from "react";
import { FailureNotice, useAttempt, useUndoToast } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox, RadioGroup } from "#renderer/ui/choice.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { LensId } from "#shared/domain/ids.ts";
import {
  codebookPlan,
  isAsHere,
  type PlannedLens,
  type PlannedQuestion,
} from "#shared/domain/lens/codebook-plan.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { fieldText } from "#shared/messages/field-text.ts";
import { importLenses, type LensWithQuestions } from "./lens-commands.ts";
import styles from "./lenses.module.css";

type Planned = PlannedLens<LensWithQuestions>;
type Wish = "leave" | "change" | "beside";

export type CodebookPreviewProps = {
  readonly fileName: string;
  readonly planned: readonly Planned[];
  /** In their order. */
  readonly lenses: readonly RowOf<"lenses">[];
  readonly onImported: (first: LensId) => void;
  readonly onClose: () => void;
};

/** What a codebook would bring, lens by lens, before any of it is written. */
export function CodebookPreview({
  fileName,
  planned,
  lenses,
  onImported,
  onClose,
}: CodebookPreviewProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { attempt, failure, isBusy } = useAttempt();
  const [wishes, setWishes] = useState<ReadonlyMap<Planned, Wish>>(
    () => new Map(planned.map((one) => [one, isAsHere(one) ? "leave" : "change"])),
  );
  const wanted = planned.flatMap((one) => {
    const wish = wishes.get(one);
    return wish === "leave" ? [] : wish === "beside" ? besideHere(one) : [one];
  });

  const bringIn = () =>
    attempt(async () => {
      const [first] = await importLenses(notebook, wanted, lenses);
      onClose();
      undoToast(t("lenses.codebook.imported", { count: wanted.length }));
      if (first !== undefined) onImported(first);
    });

  return (
    <Dialog
      title={t("lenses.codebook.previewOf", { file: fileName })}
      size="large"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("lenses.cancel")}</Button>
          <Button kind="primary" isDisabled={wanted.length === 0 || isBusy} onPress={bringIn}>
            {wanted.length === 0
              ? t("lenses.codebook.nothing")
              : t("lenses.codebook.bringIn", { count: wanted.length })}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        {failure !== null && <FailureNotice failure={failure} />}
        <p className={styles.versionNote}>{t("lenses.codebook.unwritten")}</p>
        <ul className={styles.planned} aria-label={t("lenses.codebook.found")}>
          {planned.map((one) => (
            <PlannedRow
              // Two of a file may have one name; their order does not change.
              key={`${planned.indexOf(one)}`}
              planned={one}
              wish={wishes.get(one) ?? "leave"}
              onWish={(wish) => setWishes(new Map([...wishes, [one, wish]]))}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

/** The same as a lens of its own, whatever bears its name here. */
function besideHere({ read }: Planned): readonly Planned[] {
  return codebookPlan<LensWithQuestions>([read], []);
}

type PlannedRowProps = {
  readonly planned: Planned;
  readonly wish: Wish;
  readonly onWish: (wish: Wish) => void;
};

function PlannedRow({ planned, wish, onWish }: PlannedRowProps) {
  const t = useTranslate();
  const { name } = planned.read.texts;
  const isSame = isAsHere(planned);
  const [shown = planned] = wish === "beside" ? besideHere(planned) : [];
  return (
    <li>
      <Checkbox
        isSelected={wish !== "leave"}
        isDisabled={isSame}
        detail={t(
          `lenses.codebook.${isSame ? "same" : planned.here === null ? "isNew" : "differs"}`,
        )}
        onChange={(isWanted) => onWish(isWanted ? "change" : "leave")}
      >
        <strong>{name}</strong>
      </Checkbox>
      {planned.here !== null && !isSame && wish !== "leave" && (
        <div className={styles.plannedWish}>
          <RadioGroup
            label={t("lenses.codebook.how", { name })}
            isLabelHidden
            orientation="horizontal"
            options={[
              { value: "change", text: t("lenses.codebook.change") },
              { value: "beside", text: t("lenses.codebook.beside") },
            ]}
            value={wish}
            onChange={onWish}
          />
        </div>
      )}
      {wish !== "leave" && (
        <ul className={styles.plannedFields}>
          {fieldsOf(shown, t).map((field) => (
            <ShownField key={field.name} {...field} />
          ))}
          {shown.questions.map((question) => (
            <ShownField key={question.question.label} {...questionField(question, t)} />
          ))}
        </ul>
      )}
    </li>
  );
}

interface Shown {
  readonly name: string;
  /** Null where there is nothing yet. */
  readonly before: string | null;
  readonly after: string;
}

function ShownField({ name, before, after }: Shown) {
  return (
    <li>
      <strong>{name}</strong>
      {before !== null && <del>{before}</del>}
      <ins>{after}</ins>
    </li>
  );
}

function fieldsOf({ here, set }: Planned, t: Translate): readonly Shown[] {
  return Object.keys(set)
    .filter((field) => field !== "name")
    .map((field) => ({
      name: fieldText(field, t),
      before: here === null ? null : valueText(here.lens, field, t),
      after: valueText(set, field, t),
    }));
}

function valueText(texts: Planned["set"], field: string, t: Translate): string {
  if (field === "claimKinds") {
    const kinds = (texts.claimKinds ?? []).map((kind) => t(`words.claimKind.${kind}`));
    return kinds.join(", ") || t("lenses.anyKind");
  }
  const value: unknown = Reflect.get(texts, field);
  return typeof value === "string" && value !== "" ? value : t("lenses.versions.nothing");
}

function questionField(
  { here, question }: PlannedQuestion<LensWithQuestions["dimensions"][number]>,
  t: Translate,
): Shown {
  const { label } = question;
  return {
    name: t(here === null ? "lenses.codebook.asksToo" : "lenses.codebook.asksOtherwise", { label }),
    before: here === null ? null : askedText(here, t),
    after: askedText(question, t),
  };
}

function askedText(
  { kind, options, isRequired }: PlannedQuestion["question"],
  t: Translate,
): string {
  const words = [t(`lenses.kinds.${kind}`), ...(isRequired ? [t("lenses.required")] : [])];
  const answers = options.length === 0 ? "" : `: ${options.join(", ")}`;
  return `${words.join(", ")}${answers}`;
}
