import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { DisputedMark } from "#renderer/ui/rival-verdicts.tsx";
import { ConfidenceWord } from "#renderer/ui/scales.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import { likelihoodSentence } from "#shared/domain/brief/judgement-section.ts";
import type { ClaimId } from "#shared/domain/ids.ts";
import { isDisputed } from "#shared/domain/verdict/verdict.ts";
import { chooseLikelihoodRow } from "./judgement-commands.ts";
import { judgementsInOrder } from "./judgement-queries.ts";
import { NewJudgementDialog } from "./new-judgement-dialog.tsx";
import styles from "./synthesis.module.css";

const noClaims: readonly ClaimId[] = [];

export function JudgementList() {
  const t = useTranslate();
  const { db } = useNotebook();
  const { selection, select, isReadOnly } = useWorkspace();
  const [isAdding, setIsAdding] = useState(false);
  const judgements = useLiveQuery(() => judgementsInOrder(db), [db]);
  return (
    <>
      <div className={styles.tools}>
        {!isReadOnly && (
          <Button icon={PlusIcon} onPress={() => setIsAdding(true)}>
            {t("synthesis.judgement.new")}
          </Button>
        )}
        <Terms />
      </div>
      {judgements === undefined ? (
        <Skeleton />
      ) : (
        <VirtualList
          label={t("synthesis.judgement.list")}
          items={judgements}
          keyOf={({ id }) => id}
          activeKey={selection.judgementId ?? null}
          onActiveChange={({ id }) =>
            select({ judgementId: id, conflictId: null, relationId: null }, "quietly")
          }
          emptyState={
            <EmptyState title={t("synthesis.judgement.empty")}>
              {t("synthesis.judgement.emptyText")}
            </EmptyState>
          }
          renderItem={(judgement) => (
            <div className={styles.entry}>
              <p>{likelihoodSentence(judgement, t)}</p>
              <p className={styles.kind}>
                <ConfidenceWord confidence={judgement.confidence} />
                {isDisputed("judgements", judgement) && <DisputedMark />}
              </p>
            </div>
          )}
        />
      )}
      <NewJudgementDialog
        claimIds={noClaims}
        isOpen={isAdding}
        onClose={() => setIsAdding(false)}
        onAdded={(judgementId) => select({ judgementId, conflictId: null, relationId: null })}
      />
    </>
  );
}

/** Which row of ICD 203 terms the notebook writes in. */
function Terms() {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const record = useLiveQuery(() => notebook.db.notebooks.get(notebook.id), [notebook]);
  if (record === undefined) return null;
  return (
    <Select
      label={t("synthesis.judgement.terms")}
      isDisabled={isReadOnly}
      value={record.likelihoodRow === 1 ? "1" : "2"}
      onChange={(row) => void chooseLikelihoodRow(notebook, record, row === "1" ? 1 : 2)}
      options={[
        { value: "1", text: t("synthesis.judgement.row1") },
        { value: "2", text: t("synthesis.judgement.row2") },
      ]}
    />
  );
}
