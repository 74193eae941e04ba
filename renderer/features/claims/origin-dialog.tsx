import { type ReactNode, useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import {
  type OriginChoice,
  OriginPicker,
  ownJudgementName,
} from "#renderer/features/sources/index.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import type { Change } from "#shared/ledger/change.ts";
import { ChosenClaims } from "./chosen-claims.tsx";
import styles from "./claims.module.css";
import type { ClaimEvidence, NotebookClaim } from "./claims-queries.ts";
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
      passages={[item]}
      about={
        <>
          <blockquote className={styles.quote}>{item.annotation.exact}</blockquote>
          <p className={styles.muted}>{articleName(item.article)}</p>
        </>
      }
      onClose={onClose}
      onAnswered={() => (index + 1 < asked.length ? setIndex(index + 1) : onClose())}
    />
  );
}

export type OriginOfManyProps = {
  readonly items: readonly NotebookClaim[];
  readonly onClose: () => void;
};

/** One answer for the passages of several claims: those that nobody has answered for, or all when everybody has. */
export function OriginOfMany({ items, onClose }: OriginOfManyProps) {
  const t = useTranslate();
  // As asked at the opening, like the passages of one claim.
  const [asked] = useState(() => {
    const all = items.flatMap(({ evidence }) => evidence);
    const open = all.filter(({ evidence }) => evidence.originStanding === "unset");
    const [first, ...rest] = open.length > 0 ? open : all;
    return first === undefined ? null : ([first, ...rest] as const);
  });
  if (asked === null) return null;
  const ofThem = new Set(asked.map(({ evidence }) => evidence.claimId));
  return (
    <OriginQuestion
      passages={asked}
      about={
        <>
          <ChosenClaims items={items.filter(({ claim }) => ofThem.has(claim.id))} />
          <p className={styles.muted}>
            {t("claims.origin.forAll", {
              passages: t("claims.evidence.count", { count: asked.length }),
            })}
          </p>
        </>
      }
      onClose={onClose}
      onAnswered={onClose}
    />
  );
}

type OriginQuestionProps = {
  readonly passages: readonly [ClaimEvidence, ...ClaimEvidence[]];
  readonly about: ReactNode;
  readonly onClose: () => void;
  readonly onAnswered: () => void;
};

function OriginQuestion({ passages, about, onClose, onAnswered }: OriginQuestionProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  const [{ evidence, article }] = passages;
  const [choice, setChoice] = useState<OriginChoice>(evidence);
  const [made, setMade] = useState<readonly Change[]>([]);

  return (
    <Dialog
      title={t("claims.origin.dialog")}
      isOpen
      onClose={onClose}
      onSubmit={() =>
        attempt(async () => {
          const nameOf = (of: ClaimEvidence["article"]) => ownJudgementName(of, t);
          await sayOrigin(notebook, passages, choice, made, nameOf);
          onAnswered();
        })
      }
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
        {about}
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
