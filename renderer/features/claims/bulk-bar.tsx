import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { FailureNotice, useAttempt, useCommand, useUndoToast } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { Menu, MenuItem } from "#renderer/ui/menu.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { claimKinds } from "#shared/domain/claim/claim.ts";
import { byPosition } from "#shared/domain/position.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { addToJudgement, deleteClaims, setAside, setKinds, tagClaims } from "./bulk-commands.ts";
import styles from "./claims.module.css";

export type BulkBarProps = {
  readonly claimIds: readonly string[];
  readonly lenses: readonly RowOf<"lenses">[];
  readonly onClear: () => void;
};

const noJudgements: readonly RowOf<"judgements">[] = [];

/** What can be done with the claims that are chosen: each act one step of undo. */
export function BulkBar({ claimIds, lenses, onClear }: BulkBarProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { attempt, failure, isBusy } = useAttempt();
  const [isTagging, setIsTagging] = useState(false);
  const judgements =
    useLiveQuery(
      async () => (await notebook.db.judgements.toArray()).sort(byPosition),
      [notebook],
    ) ?? noJudgements;

  const act = (work: () => Promise<number>) =>
    attempt(async () => {
      const count = await work();
      setIsTagging(false);
      undoToast(t("claims.bulk.done", { count }));
    });
  const remove = () =>
    attempt(async () => {
      const count = await deleteClaims(notebook, claimIds);
      onClear();
      undoToast(t("claims.bulk.deleted", { count }));
    });
  useCommand("item:tag", isBusy ? null : () => setIsTagging(true));
  useCommand("item:delete", isBusy ? null : remove);

  return (
    <div role="toolbar" aria-label={t("claims.bulk.label")} className={styles.bulk}>
      <span className={styles.strong}>{t("claims.bulk.chosen", { count: claimIds.length })}</span>
      <Menu trigger={<Button size="small">{t("claims.bulk.kind")}</Button>}>
        {claimKinds.map((kind) => (
          <MenuItem
            key={kind}
            text={t(`words.claimKind.${kind}`)}
            onAction={() => act(() => setKinds(notebook, claimIds, kind))}
          />
        ))}
      </Menu>
      <Button size="small" onPress={() => setIsTagging(true)}>
        {t("claims.bulk.tag")}
      </Button>
      <Menu trigger={<Button size="small">{t("claims.bulk.setAside")}</Button>}>
        {lenses.map((lens) => (
          <MenuItem
            key={lens.id}
            text={lens.name}
            onAction={() => act(() => setAside(notebook, claimIds, lens.id))}
          />
        ))}
      </Menu>
      {judgements.length > 0 && (
        <Menu trigger={<Button size="small">{t("claims.bulk.judgement")}</Button>}>
          {judgements.map((judgement) => (
            <MenuItem
              key={judgement.id}
              text={judgement.statement.slice(0, 80)}
              onAction={() => act(() => addToJudgement(notebook, claimIds, judgement.id))}
            />
          ))}
        </Menu>
      )}
      <Button size="small" icon={TrashIcon} isDisabled={isBusy} onPress={remove}>
        {t("claims.bulk.delete")}
      </Button>
      <Button size="small" kind="quiet" onPress={onClear}>
        {t("claims.bulk.clear")}
      </Button>
      {failure !== null && <FailureNotice failure={failure} />}
      {isTagging && (
        <TagDialog
          onTag={(name) => act(() => tagClaims(notebook, claimIds, name))}
          onClose={() => setIsTagging(false)}
        />
      )}
    </div>
  );
}

type TagDialogProps = {
  readonly onTag: (name: string) => void;
  readonly onClose: () => void;
};

function TagDialog({ onTag, onClose }: TagDialogProps) {
  const t = useTranslate();
  const [name, setName] = useState("");
  const isEmpty = name.trim() === "";
  return (
    <Dialog
      title={t("claims.bulk.tagTitle")}
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (!isEmpty) onTag(name);
      }}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={isEmpty}>
            {t("claims.bulk.tagSubmit")}
          </Button>
        </>
      }
    >
      <TextField label={t("claims.bulk.tagName")} value={name} onChange={setName} autoFocus />
    </Dialog>
  );
}
