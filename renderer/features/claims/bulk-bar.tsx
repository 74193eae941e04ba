import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import {
  FailureNotice,
  useAttempt,
  useCommand,
  useKeyHint,
  useUndoToast,
  useWorkspace,
} from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { NewJudgementDialog, RelateDialog } from "#renderer/features/synthesis/index.ts";
import { Button } from "#renderer/ui/button.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { Menu, MenuItem } from "#renderer/ui/menu.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { claimKinds } from "#shared/domain/claim/claim.ts";
import { claimIdSchema } from "#shared/domain/ids.ts";
import { byPosition } from "#shared/domain/position.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { addToJudgement, deleteClaims, setAside, setKinds } from "./bulk-commands.ts";
import { claimDialog } from "./claim-dialog.ts";
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
  const { select } = useWorkspace();
  const undoToast = useUndoToast();
  const { attempt, failure, isBusy } = useAttempt();
  const judgements =
    useLiveQuery(
      async () => (await notebook.db.judgements.toArray()).sort(byPosition),
      [notebook],
    ) ?? noJudgements;

  const ids = claimIds.map((id) => claimIdSchema.parse(id));
  const [one, other, ...others] = ids;
  const pair =
    one === undefined || other === undefined || others.length > 0 ? null : ([one, other] as const);
  const [opened, setOpened] = useState<"relate" | "judge" | null>(null);
  const close = () => setOpened(null);
  useCommand("item:relate", pair === null ? null : () => setOpened("relate"));

  const act = (work: () => Promise<number>) =>
    attempt(async () => {
      const count = await work();
      undoToast(t("claims.bulk.done", { count }));
    });
  const remove = () =>
    attempt(async () => {
      const count = await deleteClaims(notebook, claimIds);
      onClear();
      undoToast(t("claims.bulk.deleted", { count }));
    });
  const originKey = useKeyHint("item:origin");
  const relateKey = useKeyHint("item:relate");
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
      <Button size="small" onPress={() => claimDialog.set({ kind: "tag", claimIds: ids })}>
        {t("claims.bulk.tag")}
      </Button>
      <Button
        size="small"
        keyHint={originKey}
        onPress={() => claimDialog.set({ kind: "origin", claimIds: ids, evidenceId: null })}
      >
        {t("claims.bulk.origin")}
      </Button>
      <Menu trigger={<Button size="small">{t("claims.bulk.decide")}</Button>}>
        {lenses.map((lens) => (
          <MenuItem
            key={lens.id}
            text={lens.name}
            onAction={() => claimDialog.set({ kind: "decide", claimIds: ids, lensId: lens.id })}
          />
        ))}
      </Menu>
      <Menu trigger={<Button size="small">{t("claims.bulk.setAside")}</Button>}>
        {lenses.map((lens) => (
          <MenuItem
            key={lens.id}
            text={lens.name}
            onAction={() => act(() => setAside(notebook, claimIds, lens.id))}
          />
        ))}
      </Menu>
      {pair !== null && (
        <Button size="small" keyHint={relateKey} onPress={() => setOpened("relate")}>
          {t("claims.bulk.relate")}
        </Button>
      )}
      <Button size="small" onPress={() => setOpened("judge")}>
        {t("claims.bulk.judge")}
      </Button>
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
      {pair !== null && (
        <RelateDialog
          claimId={pair[0]}
          otherId={pair[1]}
          isOpen={opened === "relate"}
          onClose={close}
        />
      )}
      <NewJudgementDialog
        claimIds={ids}
        isOpen={opened === "judge"}
        onClose={close}
        onAdded={(judgementId) => {
          onClear();
          // Synthesis opens at what was made last.
          select({ judgementId, conflictId: null, relationId: null }, "quietly");
          undoToast(t("claims.bulk.judged"));
        }}
      />
    </div>
  );
}
