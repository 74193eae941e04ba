import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { PaneBody, PaneFrame } from "#renderer/ui/panel.tsx";
import { useTextDraft } from "#renderer/ui/text-draft.ts";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ClaimSide } from "./claim-side.tsx";
import { noteConflict } from "./conflict-commands.ts";
import type { ConflictOfClaims } from "./conflict-queries.ts";
import { ConflictState } from "./conflict-state.tsx";
import { Settlement } from "./settlement.tsx";
import styles from "./synthesis.module.css";

type ConflictDetailProps = { readonly found: ConflictOfClaims };

/** Both sides of a conflict beside each other, and its resolution. Give it a `key` of the conflict. */
export function ConflictDetail({ found: { conflict, left, right } }: ConflictDetailProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const note = useTextDraft(conflict.note, (text) => void noteConflict(notebook, conflict, text));
  const isOfPassages = conflict.endKind === "evidence";
  return (
    <PaneFrame
      title={t(`words.conflictKind.${conflict.kind}`)}
      actions={<ConflictState resolution={conflict.resolution} />}
    >
      <PaneBody isPadded>
        <div className={styles.detail}>
          <div className={styles.sides}>
            <ClaimSide
              title={t("synthesis.conflict.first")}
              claim={left}
              evidenceId={isOfPassages ? conflict.leftId : null}
            />
            <ClaimSide
              title={t("synthesis.conflict.second")}
              claim={right}
              evidenceId={isOfPassages ? conflict.rightId : null}
            />
          </div>
          <TextArea
            label={t("synthesis.conflict.note")}
            hint={t("synthesis.conflict.noteHint")}
            isReadOnly={isReadOnly}
            rows={2}
            {...note}
          />
          <Settlement conflict={conflict} />
        </div>
      </PaneBody>
    </PaneFrame>
  );
}
