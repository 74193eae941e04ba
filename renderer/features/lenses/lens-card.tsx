import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import {
  FailureNotice,
  useAttempt,
  useUndoToast,
  useWorkspace,
  VerdictHistory,
} from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import {
  ChevronDownIcon,
  ChevronUpIcon,
  EditIcon,
  TrashIcon,
} from "#renderer/ui/icons-actions.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { PaneBody, PaneFrame } from "#renderer/ui/panel.tsx";
import { DirectionMark } from "#renderer/ui/scales.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { directions } from "#shared/domain/impact/impact.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { JsonValue } from "#shared/ledger/change.ts";
import { DimensionList } from "./dimension-list.tsx";
import { deleteLens, editLens, moveLens } from "./lens-commands.ts";
import { LensDialog } from "./lens-dialog.tsx";
import { LensVersions } from "./lens-versions.tsx";
import styles from "./lenses.module.css";
import { lensUse } from "./lenses-queries.ts";

export type LensCardProps = {
  readonly lens: RowOf<"lenses">;
  readonly lenses: readonly RowOf<"lenses">[];
};

/** A lens as it is written, what its directions mean, and what was decided with it. */
export function LensCard({ lens, lenses }: LensCardProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { isReadOnly, select } = useWorkspace();
  const { attempt, failure } = useAttempt();
  const [isEditing, setIsEditing] = useState(false);
  const use = useLiveQuery(() => lensUse(notebook.db, lens.id), [notebook, lens.id]);
  const place = lenses.findIndex((other) => other.id === lens.id);

  const remove = () =>
    attempt(async () => {
      await deleteLens(notebook, lens);
      select({ lensId: null });
      undoToast(t("lenses.deleted"));
    });

  return (
    <PaneFrame
      title={lens.name}
      actions={
        !isReadOnly && (
          <>
            <IconButton
              icon={ChevronUpIcon}
              label={t("lenses.moveUp")}
              isDisabled={place <= 0}
              onPress={() => attempt(() => moveLens(notebook, lens, lenses, -1))}
            />
            <IconButton
              icon={ChevronDownIcon}
              label={t("lenses.moveDown")}
              isDisabled={place === lenses.length - 1}
              onPress={() => attempt(() => moveLens(notebook, lens, lenses, 1))}
            />
            {!lens.isBuiltIn && (
              <IconButton icon={TrashIcon} label={t("lenses.delete")} onPress={remove} />
            )}
            <Button icon={EditIcon} onPress={() => setIsEditing(true)}>
              {t("lenses.edit")}
            </Button>
          </>
        )
      }
    >
      <PaneBody>
        <div className={styles.lens}>
          {failure !== null && <FailureNotice failure={failure} />}
          <p className={styles.counts}>
            <Badge>{t(lens.isBuiltIn ? "lenses.builtIn" : "lenses.custom")}</Badge>
            {place < 9 && <span>{t("lenses.key", { key: `l ${place + 1}` })}</span>}
            {lens.region !== "" && <span>{lens.region}</span>}
            {lens.concern !== "" && <span>{lens.concern}</span>}
          </p>
          <section className={styles.part} aria-label={t("lenses.definition")}>
            <h3 className={styles.heading}>
              {t("lenses.definition")}{" "}
              <VerdictHistory table="lenses" id={lens.id} field="definition" wordOf={wordOf} />
            </h3>
            <p className={styles.question}>{lens.definition}</p>
          </section>
          <div className={styles.two}>
            <Rules title={t("lenses.include")} rules={lens.includeRules} />
            <Rules title={t("lenses.exclude")} rules={lens.excludeRules} />
            <Rules title={t("lenses.includeExamples")} rules={lens.includeExamples ?? ""} />
            <Rules title={t("lenses.excludeExamples")} rules={lens.excludeExamples ?? ""} />
          </div>
          <section className={styles.part} aria-label={t("lenses.claimKinds")}>
            <h3 className={styles.heading}>{t("lenses.claimKinds")}</h3>
            <p>
              {lens.claimKinds === undefined || lens.claimKinds === null
                ? t("lenses.anyKind")
                : lens.claimKinds.map((kind) => t(`words.claimKind.${kind}`)).join(", ")}
            </p>
          </section>
          <section className={styles.part} aria-label={t("lenses.directions")}>
            <h3 className={styles.heading}>{t("lenses.directions")}</h3>
            <dl className={styles.meanings}>
              {directions.map((direction) => (
                <Meaning key={direction} direction={direction} lens={lens} />
              ))}
            </dl>
          </section>
          {use !== undefined && (
            <>
              <DimensionList lens={lens} dimensions={use.dimensions} />
              <section className={styles.part} aria-label={t("lenses.use")}>
                <h3 className={styles.heading}>{t("lenses.use")}</h3>
                <ul className={styles.counts}>
                  <li>{t("lenses.relevant", { count: use.relevant })}</li>
                  <li>{t("lenses.notRelevant", { count: use.notRelevant })}</li>
                  <li>{t("lenses.undecided", { count: use.undecided })}</li>
                </ul>
              </section>
            </>
          )}
          <LensVersions key={lens.id} lensId={lens.id} />
        </div>
      </PaneBody>
      {isEditing && (
        <LensDialog
          title={t("lenses.editTitle")}
          texts={textsOf(lens)}
          onSave={(texts) => editLens(notebook, lens, texts)}
          onClose={() => setIsEditing(false)}
        />
      )}
    </PaneFrame>
  );
}

const wordOf = (value: JsonValue) => (typeof value === "string" && value !== "" ? value : null);

function Rules({ title, rules }: { readonly title: string; readonly rules: string }) {
  const lines = rules.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) return null;
  return (
    <section className={styles.part} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.rules}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

type MeaningProps = {
  readonly direction: (typeof directions)[number];
  readonly lens: RowOf<"lenses">;
};

function Meaning({ direction, lens }: MeaningProps) {
  return (
    <>
      <dt>
        <DirectionMark direction={direction} hasWord />
      </dt>
      <dd>{lens[`${direction}Means`] || "–"}</dd>
    </>
  );
}

function textsOf(lens: RowOf<"lenses">) {
  const { name, region, concern, definition, includeRules, excludeRules } = lens;
  const { worsensMeans, improvesMeans, neutralMeans, unclearMeans } = lens;
  return {
    name,
    region,
    concern,
    definition,
    includeRules,
    excludeRules,
    includeExamples: lens.includeExamples ?? "",
    excludeExamples: lens.excludeExamples ?? "",
    claimKinds: lens.claimKinds ?? null,
    worsensMeans,
    improvesMeans,
    neutralMeans,
    unclearMeans,
  };
}
