import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { ClaimId, RelationId } from "#shared/domain/ids.ts";
import { relationBetween } from "#shared/domain/relation/relate.ts";
import {
  isSymmetric,
  opensConflict,
  type RelationKind,
  relationKinds,
} from "#shared/domain/relation/relation.ts";
import { ClaimPicker } from "./claim-picker.tsx";
import { originsBehind } from "./claim-queries.ts";
import { relateClaims } from "./relation-commands.ts";
import styles from "./synthesis.module.css";

export type RelateDialogProps = {
  /** The claim to relate; null lets both ends be chosen. */
  readonly claimId: ClaimId | null;
  /** The other end, where both are known already. */
  readonly otherId?: ClaimId;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onRelated?: (relationId: RelationId) => void;
};

/** Says how one claim stands to another. */
export function RelateDialog({ isOpen, ...rest }: RelateDialogProps) {
  // Mounted anew at each opening, so that nothing of the last relation is left in it.
  return isOpen ? <OpenRelateDialog {...rest} /> : null;
}

function OpenRelateDialog({
  claimId,
  otherId,
  onClose,
  onRelated,
}: Omit<RelateDialogProps, "isOpen">) {
  const t = useTranslate();
  const notebook = useNotebook();
  const [fromId, setFromId] = useState(claimId);
  const [toId, setToId] = useState<ClaimId | null>(otherId ?? null);
  const [kind, setKind] = useState<RelationKind | null>(null);
  const [note, setNote] = useState("");
  const { attempt, failure } = useAttempt();
  const exists = useExists(kind, fromId, toId);
  const isComplete = fromId !== null && toId !== null && kind !== null && fromId !== toId;

  function add(): void {
    if (!isComplete || exists) return;
    attempt(async () => {
      const written = note.trim() === "" ? null : note.trim();
      const relationId = await relateClaims(notebook, kind, fromId, toId, written);
      onClose();
      onRelated?.(relationId);
    });
  }

  const isConflict = kind !== null && opensConflict(kind);
  return (
    <Dialog
      title={t("synthesis.relate.title")}
      isOpen
      onClose={onClose}
      size="large"
      onSubmit={add}
      actions={
        <>
          {!isComplete && <p className={styles.footNote}>{t("synthesis.relate.incomplete")}</p>}
          {exists && <p className={styles.footNote}>{t("synthesis.relate.exists")}</p>}
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={!isComplete || exists}>
            {t("synthesis.relate.add")}
          </Button>
        </>
      }
    >
      {failure !== null && <FailureNotice failure={failure} />}
      <div className={styles.relate}>
        <div className={styles.fields}>
          <ClaimPicker
            label={t("synthesis.relate.from")}
            value={fromId}
            onChange={setFromId}
            without={new Set(toId === null ? [] : [toId])}
            autoFocus={claimId === null}
          />
          <ClaimPicker
            label={t("synthesis.relate.to")}
            value={toId}
            onChange={setToId}
            without={new Set(fromId === null ? [] : [fromId])}
            autoFocus={claimId !== null && otherId === undefined}
          />
          {kind !== null && (
            <Reading
              kind={kind}
              fromId={fromId}
              toId={toId}
              onSwap={() => {
                setFromId(toId);
                setToId(fromId);
              }}
            />
          )}
          <TextArea
            label={isConflict ? t("synthesis.relate.conflictNote") : t("synthesis.relate.note")}
            value={note}
            onChange={setNote}
            rows={2}
          />
          <Advice kind={kind} fromId={fromId} toId={toId} onKind={setKind} />
        </div>
        <RadioGroup
          label={t("synthesis.relate.kind")}
          value={kind}
          onChange={setKind}
          options={relationKinds.map((value) => ({
            value,
            text: t(`words.relation.${value}`),
            detail: t(`synthesis.relation.meaning.${value}`),
          }))}
        />
      </div>
    </Dialog>
  );
}

type Ends = { readonly fromId: ClaimId | null; readonly toId: ClaimId | null };

/** The relation as a sentence, and how to turn it round where that says something else. */
function Reading({
  kind,
  fromId,
  toId,
  onSwap,
}: Ends & { readonly kind: RelationKind; readonly onSwap: () => void }) {
  const t = useTranslate();
  const { db } = useNotebook();
  const claims = useLiveQuery(
    () => db.claims.bulkGet([fromId, toId].filter((id) => id !== null)),
    [db, fromId, toId],
  );
  const statement = (id: ClaimId | null) =>
    claims?.find((claim) => claim !== undefined && claim.id === id)?.statement ?? "…";
  return (
    <div className={styles.stack}>
      <p className={styles.label}>{t("synthesis.relate.reads")}</p>
      <p className={styles.reading}>
        {statement(fromId)} <strong>{t(`words.relation.${kind}`).toLowerCase()}</strong>{" "}
        {statement(toId)}
      </p>
      {isSymmetric(kind) ? (
        <p className={styles.quiet}>{t("synthesis.relate.symmetric")}</p>
      ) : (
        <div>
          <Button size="small" onPress={onSwap}>
            {t("synthesis.relate.swap")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What the kind brings with it, and where it would say more than the evidence does. */
function Advice({
  kind,
  fromId,
  toId,
  onKind,
}: Ends & { readonly kind: RelationKind | null; readonly onKind: (kind: RelationKind) => void }) {
  const t = useTranslate();
  const { db } = useNotebook();
  const hasCause = useExists("may-cause", fromId, toId);
  const hasCauseBack = useExists("may-cause", toId, fromId);
  const hasCoincidence = useExists("coincides-with", fromId, toId);
  const origins = useLiveQuery(
    async () =>
      kind !== "corroborates" || fromId === null || toId === null
        ? null
        : originsBehind(db, [fromId, toId]),
    [db, kind, fromId, toId],
  );

  if (kind !== null && opensConflict(kind)) {
    return <Notice title={t("synthesis.relate.opens")}>{t("synthesis.relate.opensText")}</Notice>;
  }
  if (kind === "may-cause" && hasCoincidence) {
    return <Notice title={t("synthesis.relate.apart")}>{t("synthesis.relate.apartCause")}</Notice>;
  }
  if (kind === "coincides-with" && (hasCause || hasCauseBack)) {
    return (
      <Notice title={t("synthesis.relate.apart")}>{t("synthesis.relate.apartCoincidence")}</Notice>
    );
  }
  if (kind === "corroborates" && origins != null && origins.known.length < 2) {
    const [only] = origins.known;
    return (
      <Notice
        tone="warning"
        title={t("synthesis.relate.notCorroboration")}
        actions={
          <Button size="small" onPress={() => onKind("repeats")}>
            {t("synthesis.relate.useRepeats")}
          </Button>
        }
      >
        {only === undefined
          ? t("synthesis.relate.noOrigins")
          : t("synthesis.relate.notCorroborationText", { origin: only.name })}
      </Notice>
    );
  }
  return null;
}

/** True when this very relation is recorded already. */
function useExists(
  kind: RelationKind | null,
  fromId: ClaimId | null,
  toId: ClaimId | null,
): boolean {
  const { db } = useNotebook();
  const id =
    kind === null || fromId === null || toId === null || fromId === toId
      ? null
      : relationBetween(kind, fromId, toId, null).id;
  const relation = useLiveQuery(
    async () => (id === null ? null : ((await db.relations.get(id)) ?? null)),
    [db, id],
  );
  return relation != null;
}
