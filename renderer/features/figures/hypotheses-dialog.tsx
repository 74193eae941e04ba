import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { FailureNotice, useAttempt, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { ChevronDownIcon, ChevronUpIcon, CloseIcon } from "#renderer/ui/icons-actions.tsx";
import { useTextDraft } from "#renderer/ui/text-draft.ts";
import { TextArea, TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { byPosition } from "#shared/domain/position.ts";
import styles from "./figures.module.css";
import {
  createHypothesis,
  deleteHypothesis,
  editHypothesis,
  type HypothesisRow,
  moveHypothesis,
} from "./hypothesis-commands.ts";

/** The explanations that compete, in their order; each change is a step of its own that can be undone. */
export function HypothesesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const { attempt, failure } = useAttempt();
  const [statement, setStatement] = useState("");
  const hypotheses = useLiveQuery(
    async () => (await notebook.db.hypotheses.toArray()).sort(byPosition),
    [notebook],
  );
  const add = () => {
    if (statement.trim() === "" || isReadOnly) return;
    attempt(async () => {
      await createHypothesis(notebook, statement);
      setStatement("");
    });
  };
  return (
    <Dialog
      title={t("figures.hypotheses.title")}
      isOpen
      onClose={onClose}
      onSubmit={add}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.close")}</Button>
          <Button kind="primary" type="submit" isDisabled={statement.trim() === "" || isReadOnly}>
            {t("figures.hypotheses.add")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ol className={styles.hypotheses}>
          {(hypotheses ?? []).map((hypothesis, index, all) => (
            <HypothesisLine
              key={hypothesis.id}
              hypothesis={hypothesis}
              number={index + 1}
              isLast={index === all.length - 1}
            />
          ))}
        </ol>
        <TextField
          label={t("figures.hypotheses.statement")}
          hint={t("figures.hypotheses.hint")}
          value={statement}
          onChange={setStatement}
          isReadOnly={isReadOnly}
          autoFocus
        />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}

type HypothesisLineProps = {
  readonly hypothesis: HypothesisRow;
  readonly number: number;
  readonly isLast: boolean;
};

function HypothesisLine({ hypothesis, number, isLast }: HypothesisLineProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const draft = useTextDraft(
    hypothesis.statement,
    (text) => {
      if (text !== null) void editHypothesis(notebook, hypothesis, text);
    },
    { isRequired: true },
  );
  return (
    <li>
      <span className={styles.short}>{t("figures.ach.short", { number })}</span>
      <div className={styles.hypothesisWords}>
        <TextArea
          label={t("figures.hypotheses.statementOf", { number })}
          isLabelHidden
          isReadOnly={isReadOnly}
          keptAs={hypothesis.id}
          {...draft}
        />
      </div>
      <span className={styles.rowTools}>
        <IconButton
          size="small"
          icon={ChevronUpIcon}
          label={t("figures.hypotheses.up", { number })}
          isDisabled={isReadOnly || number === 1}
          onPress={() => void moveHypothesis(notebook, hypothesis, -1)}
        />
        <IconButton
          size="small"
          icon={ChevronDownIcon}
          label={t("figures.hypotheses.down", { number })}
          isDisabled={isReadOnly || isLast}
          onPress={() => void moveHypothesis(notebook, hypothesis, 1)}
        />
        <IconButton
          size="small"
          icon={CloseIcon}
          label={t("figures.hypotheses.remove", { number })}
          isDisabled={isReadOnly}
          onPress={() => void deleteHypothesis(notebook, hypothesis)}
        />
      </span>
    </li>
  );
}
