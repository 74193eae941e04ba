import { useCommand, useUndoToast, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { IconButton } from "#renderer/ui/button.tsx";
import { ChevronDownIcon, ChevronUpIcon, TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { PaneBody, PaneFrame } from "#renderer/ui/panel.tsx";
import { useTextDraft } from "#renderer/ui/text-draft.ts";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ConfidencePanel } from "./confidence-panel.tsx";
import { JudgementClaims } from "./judgement-claims.tsx";
import { deleteJudgement, editJudgement, moveJudgement } from "./judgement-commands.ts";
import type { JudgementRow } from "./judgement-queries.ts";
import { LensSelect } from "./lens-select.tsx";
import { LikelihoodPanel } from "./likelihood-panel.tsx";
import styles from "./synthesis.module.css";

type JudgementEditorProps = {
  readonly judgement: JudgementRow;
  /** Its place among all judgements, from 1. */
  readonly number: number;
  readonly total: number;
};

/** All of one judgement. Give it a `key` of the judgement. */
export function JudgementEditor({ judgement, number, total }: JudgementEditorProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { select, isReadOnly } = useWorkspace();

  async function discard(): Promise<void> {
    await deleteJudgement(notebook, judgement);
    select({ judgementId: null });
    undoToast(t("synthesis.judgement.deleted"));
  }
  useCommand("item:delete", isReadOnly ? null : () => void discard());

  return (
    <PaneFrame
      title={t("synthesis.judgement.number", { number })}
      actions={
        !isReadOnly && (
          <>
            <IconButton
              icon={ChevronUpIcon}
              label={t("synthesis.judgement.moveUp")}
              isDisabled={number === 1}
              onPress={() => void moveJudgement(notebook, judgement, -1)}
            />
            <IconButton
              icon={ChevronDownIcon}
              label={t("synthesis.judgement.moveDown")}
              isDisabled={number === total}
              onPress={() => void moveJudgement(notebook, judgement, 1)}
            />
            <IconButton
              icon={TrashIcon}
              label={t("synthesis.judgement.delete")}
              onPress={() => void discard()}
            />
          </>
        )
      }
    >
      <PaneBody isPadded>
        <div className={styles.detail}>
          <Statement judgement={judgement} />
          <div className={styles.sides}>
            <LikelihoodPanel judgement={judgement} />
            <ConfidencePanel judgement={judgement} />
          </div>
          <div className={styles.sides}>
            <JudgementClaims judgement={judgement} stance="for" />
            <JudgementClaims judgement={judgement} stance="against" />
          </div>
          <Reasoning judgement={judgement} />
          <LensOfJudgement judgement={judgement} />
        </div>
      </PaneBody>
    </PaneFrame>
  );
}

type JudgementProps = Pick<JudgementEditorProps, "judgement">;

function Statement({ judgement }: JudgementProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const draft = useTextDraft(
    judgement.statement,
    (text) => {
      if (text !== null) void editJudgement(notebook, judgement, { statement: text });
    },
    { isRequired: true },
  );
  return (
    <TextArea
      label={t("synthesis.judgement.statement")}
      hint={t("synthesis.judgement.statementHint")}
      isReadOnly={isReadOnly}
      rows={2}
      {...draft}
    />
  );
}

function Reasoning({ judgement }: JudgementProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const assumptions = useTextDraft(
    judgement.assumptions,
    (text) => void editJudgement(notebook, judgement, { assumptions: text }),
  );
  const wouldChange = useTextDraft(
    judgement.wouldChange,
    (text) => void editJudgement(notebook, judgement, { wouldChange: text }),
  );
  return (
    <div className={styles.sides}>
      <TextArea
        label={t("synthesis.judgement.assumptions")}
        hint={t("synthesis.judgement.assumptionsHint")}
        isReadOnly={isReadOnly}
        {...assumptions}
      />
      <TextArea
        label={t("synthesis.judgement.wouldChange")}
        hint={t("synthesis.judgement.wouldChangeHint")}
        isReadOnly={isReadOnly}
        {...wouldChange}
      />
    </div>
  );
}

function LensOfJudgement({ judgement }: JudgementProps) {
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  return (
    <LensSelect
      lensId={judgement.lensId}
      isDisabled={isReadOnly}
      onChange={(lensId) => void editJudgement(notebook, judgement, { lensId })}
    />
  );
}
