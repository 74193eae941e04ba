import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { articleName, type OriginChoice, OriginPicker } from "#renderer/features/sources/index.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Change } from "#shared/ledger/change.ts";
import styles from "./claims.module.css";
import type { ClaimEvidence } from "./claims-queries.ts";
import { sayOrigin } from "./evidence-commands.ts";

export type OriginDialogProps = {
  /** The passages asked about, of one claim. */
  readonly passages: readonly ClaimEvidence[];
  readonly onClose: () => void;
};

/** Passages are answered one after the other; the last answer closes the dialog. */
export function OriginDialog({ passages, onClose }: OriginDialogProps) {
  // As asked at the opening: an answer takes its passage off the list of open ones at once.
  const [asked] = useState(passages);
  const [index, setIndex] = useState(0);
  const item = asked[index];
  if (item === undefined) return null;
  return (
    <OriginQuestion
      key={item.evidence.id}
      item={item}
      onClose={onClose}
      onAnswered={() => (index + 1 < asked.length ? setIndex(index + 1) : onClose())}
    />
  );
}

type OriginQuestionProps = {
  readonly item: ClaimEvidence;
  readonly onClose: () => void;
  readonly onAnswered: () => void;
};

function OriginQuestion({ item, onClose, onAnswered }: OriginQuestionProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  const { evidence, annotation, article } = item;
  const [choice, setChoice] = useState<OriginChoice>(evidence);
  const [made, setMade] = useState<readonly Change[]>([]);

  return (
    <Dialog
      title={t("claims.origin.dialog")}
      isOpen
      onClose={onClose}
      onSubmit={() => attempt(() => sayOrigin(notebook, evidence, choice, made).then(onAnswered))}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit">
            {t("claims.origin.save")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <blockquote className={styles.quote}>{annotation.exact}</blockquote>
        <p className={styles.muted}>{articleName(article)}</p>
        <OriginPicker
          label={t("claims.evidence.origin")}
          hint={t("claims.origin.hint")}
          value={choice}
          articleId={article.id}
          autoFocus
          onChange={(chosen, changes) => {
            setChoice(chosen);
            setMade(changes);
          }}
        />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}
