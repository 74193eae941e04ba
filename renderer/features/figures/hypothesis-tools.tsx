import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { ClaimPicker } from "#renderer/features/synthesis/index.ts";
import { Button } from "#renderer/ui/button.tsx";
import { PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./figures.module.css";
import { useHypotheses } from "./figures-queries.ts";
import { HypothesesDialog } from "./hypotheses-dialog.tsx";
import { addClaim } from "./hypothesis-commands.ts";

/** Where hypotheses are written, and claims are brought in to be held against them. */
export function HypothesisTools() {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const [isWriting, setIsWriting] = useState(false);
  const [added, setAdded] = useState(0);
  const hypotheses = useHypotheses();
  return (
    <div className={styles.tools}>
      <Button size="small" icon={PlusIcon} onPress={() => setIsWriting(true)}>
        {t("figures.hypotheses.write")}
      </Button>
      {hypotheses !== undefined && hypotheses.count > 0 && !isReadOnly && (
        <div className={styles.picker}>
          <ClaimPicker
            // Anew for each claim, so that it is empty again and ready for the next.
            key={added}
            autoFocus={added > 0}
            label={t("figures.hypotheses.addClaim")}
            isLabelHidden
            value={null}
            without={hypotheses.claimIds}
            onChange={(claimId) => {
              if (claimId === null) return;
              void addClaim(notebook, claimId);
              setAdded(added + 1);
            }}
          />
        </div>
      )}
      <span className={styles.shown}>{t("figures.hypotheses.keys")}</span>
      {isWriting && <HypothesesDialog onClose={() => setIsWriting(false)} />}
    </div>
  );
}
