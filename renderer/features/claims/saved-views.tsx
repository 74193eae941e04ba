import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { FailureNotice, useAttempt, useUndoToast } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type ClaimView, claimViewSchema, wholeView } from "#shared/domain/claim/claim-view.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { deleteView, saveView } from "./bulk-commands.ts";
import styles from "./claims.module.css";

export type SavedViewsProps = {
  readonly view: ClaimView;
  readonly onChoose: (view: ClaimView) => void;
};

const none: readonly RowOf<"savedViews">[] = [];

/** A view as it was saved; what this board does not know of it is passed over. */
export function viewOf({ view }: Pick<RowOf<"savedViews">, "view">): ClaimView {
  const saved: unknown = JSON.parse(view);
  const read = claimViewSchema.partial().safeParse(saved);
  // A field left out is one that filters nothing.
  const known = Object.entries(read.data ?? {}).filter(([, value]) => value !== undefined);
  return { ...wholeView, ...Object.fromEntries(known) };
}

/** The views of the board that the analyst comes back to: choose one, keep the present one, give one up. */
export function SavedViews({ view, onChoose }: SavedViewsProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { attempt, failure } = useAttempt();
  const [isNaming, setIsNaming] = useState(false);
  const saved = useLiveQuery(() => notebook.db.savedViews.toArray(), [notebook]) ?? none;
  const present = JSON.stringify(view);
  const chosen = saved.find((one) => JSON.stringify(viewOf(one)) === present);

  return (
    <div className={styles.savedViews} {...(saved.length > 0 ? { "data-choice": "" } : {})}>
      {saved.length > 0 && (
        <Select<string>
          label={t("claims.views.label")}
          value={chosen?.id ?? null}
          onChange={(id) => {
            const one = saved.find((other) => other.id === id);
            if (one !== undefined) onChoose(viewOf(one));
          }}
          options={saved.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
      {!notebook.isReadOnly && (
        <div className={styles.buttons}>
          {chosen === undefined ? (
            <Button size="small" onPress={() => setIsNaming(true)}>
              {t("claims.views.save")}
            </Button>
          ) : (
            <IconButton
              icon={TrashIcon}
              size="small"
              label={t("claims.views.delete", { name: chosen.name })}
              onPress={() =>
                attempt(async () => {
                  await deleteView(notebook, chosen);
                  undoToast(t("claims.views.deleted"));
                })
              }
            />
          )}
        </div>
      )}
      {failure !== null && <FailureNotice failure={failure} />}
      {isNaming && (
        <NameDialog
          onName={(name) =>
            attempt(() => saveView(notebook, name, view).then(() => setIsNaming(false)))
          }
          onClose={() => setIsNaming(false)}
        />
      )}
    </div>
  );
}

type NameDialogProps = {
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
};

function NameDialog({ onName, onClose }: NameDialogProps) {
  const t = useTranslate();
  const [name, setName] = useState("");
  const isEmpty = name.trim() === "";
  return (
    <Dialog
      title={t("claims.views.title")}
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (!isEmpty) onName(name);
      }}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={isEmpty}>
            {t("claims.views.keep")}
          </Button>
        </>
      }
    >
      <TextField label={t("claims.views.name")} value={name} onChange={setName} autoFocus />
    </Dialog>
  );
}
