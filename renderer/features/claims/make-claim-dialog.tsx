import { useState } from "react";
import { FailureNotice, useAttempt, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { wordsMarked } from "#shared/domain/annotation/annotation.ts";
import type { ClaimKind, Hedge } from "#shared/domain/claim/claim.ts";
import { kindIn } from "#shared/domain/claim/kind-in-words.ts";
import type { Reported } from "#shared/domain/evidence/reported.ts";
import { displayText } from "#shared/domain/text/text-version.ts";
import { attachEvidence, makeClaim } from "./claim-commands.ts";
import styles from "./claims.module.css";
import type { NotebookClaim, PassageInContext } from "./claims-queries.ts";
import { ClaimKindFields } from "./edit-claim-dialog.tsx";
import { TakeList } from "./take-list.tsx";
import { takenPassage, takingFromPassage } from "./taken-passage.ts";

export type MakeClaimDialogProps = {
  readonly passage: PassageInContext;
  /** What Railhead read out of its words: offered, and stored only as taken. */
  readonly reported: Reported;
  /** Claims that may be of the same thing, the likest first. */
  readonly like: readonly NotebookClaim[];
  readonly onClose: () => void;
};

const selectAll = (area: HTMLTextAreaElement | null) => area?.select();

/** A claim from a marked passage. */
export function MakeClaimDialog({ passage, reported, like, onClose }: MakeClaimDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { select } = useWorkspace();
  const { attempt, failure } = useAttempt();
  const { annotation } = passage;

  const [statement, setStatement] = useState(() => displayText(wordsMarked(annotation)));
  const [kind, setKind] = useState<ClaimKind>(() =>
    kindIn(wordsMarked(annotation), reported.figures),
  );
  const [hedge, setHedge] = useState<Hedge>(reported.hedge.hedge);
  const [taking, setTaking] = useState(() => takingFromPassage(reported));
  const isEmpty = statement.trim() === "";
  const similar = like.slice(0, 3);

  const taken = () => takenPassage(annotation.id, "supports", hedge, reported, taking);
  const make = () => {
    if (isEmpty) return;
    attempt(async () => {
      const made = await makeClaim(notebook, { statement: statement.trim(), kind, hedge }, taken());
      select({ claimId: made.claimId, evidenceId: made.evidenceId });
      onClose();
    });
  };
  const addTo = ({ claim }: NotebookClaim) =>
    attempt(async () => {
      const evidenceId = await attachEvidence(notebook, claim.id, taken());
      select({ claimId: claim.id, evidenceId });
      onClose();
    });

  return (
    <Dialog
      title={t("claims.make.title")}
      isOpen
      onClose={onClose}
      onSubmit={make}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={isEmpty}>
            {t("claims.make.submit")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <blockquote className={styles.quote}>{annotation.exact}</blockquote>
        {similar.length > 0 && (
          <Notice tone="accent" title={t("claims.make.similar")}>
            {similar.map((item) => (
              <div key={item.claim.id} className={styles.similar}>
                <span>{item.claim.statement}</span>
                <Button size="small" onPress={() => addTo(item)}>
                  {t("claims.make.addInstead")}
                </Button>
              </div>
            ))}
          </Notice>
        )}
        <TextArea
          label={t("claims.make.statement")}
          value={statement}
          onChange={setStatement}
          // Typing replaces the passage's own words, which stand above.
          areaRef={selectAll}
          error={isEmpty ? t("claims.make.needsStatement") : null}
          autoFocus
        />
        <ClaimKindFields kind={kind} onKind={setKind} hedge={hedge} onHedge={setHedge} />
        <TakeList reported={reported} taking={taking} onChange={setTaking} />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}
