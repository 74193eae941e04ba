import { useEffect, useState } from "react";
import { FailureNotice, useAttempt, useUndoToast, useWorkspace } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import {
  type Carryable,
  type CarryKind,
  carryKinds,
} from "#shared/domain/carry-over/carry-rules.ts";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { NotebookSummary } from "#shared/ipc/listed-notebooks.ts";
import { keyUnder } from "#shared/messages/catalogue.ts";
import styles from "./carry-over.module.css";

type CarryOverDialogProps = { readonly onClose: () => void };

/** Asks for a notebook and for what of it is to be copied into this one. */
export function CarryOverDialog({ onClose }: CarryOverDialogProps) {
  const t = useTranslate();
  const { notebookId } = useWorkspace();
  const undoToast = useUndoToast();
  const { attempt, failure, isBusy } = useAttempt();
  const [others, setOthers] = useState<readonly NotebookSummary[]>();
  const [fromId, setFromId] = useState<NotebookId | null>(null);
  const [things, setThings] = useState<readonly Carryable[]>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());

  useEffect(
    () =>
      attempt(async () => {
        const all = await request("notebook:list", {});
        const found = all.filter(({ id, trashedAt }) => id !== notebookId && trashedAt === null);
        setOthers(found);
        setFromId(found[0]?.id ?? null);
      }),
    [attempt, notebookId],
  );
  useEffect(() => {
    if (fromId === null) return undefined;
    let isWanted = true;
    setThings(undefined);
    attempt(async () => {
      const found = await request("carry-over:look", { notebookId, fromId });
      if (!isWanted) return;
      setThings(found);
      // One of the same name may be the same thing: that is for the analyst to say.
      setChosen(new Set(found.filter(({ standing }) => standing === "new").map(keyOf)));
    });
    return () => {
      isWanted = false;
    };
  }, [attempt, notebookId, fromId]);

  const from = others?.find(({ id }) => id === fromId);
  const copy = () =>
    attempt(async () => {
      if (from === undefined) return;
      const { count } = await request("carry-over:copy", {
        notebookId,
        fromId: from.id,
        chosen: (things ?? [])
          .filter((thing) => chosen.has(keyOf(thing)))
          .map(({ kind, id }) => ({ kind, id })),
      });
      onClose();
      undoToast(t("carry.done", { count, title: from.title }));
    });

  return (
    <Dialog
      title={t("carry.title")}
      size="large"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(others?.length === 0 ? "ui.close" : "ui.cancel")}</Button>
          {others?.length !== 0 && (
            <Button kind="primary" isDisabled={chosen.size === 0 || isBusy} onPress={copy}>
              {chosen.size === 0 ? t("carry.nothing") : t("carry.copy", { count: chosen.size })}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {failure !== null && <FailureNotice failure={failure} />}
        {others?.length === 0 && <p>{t("carry.noOther")}</p>}
        {others !== undefined && others.length > 0 && (
          <>
            <Select
              label={t("carry.from")}
              hint={t("carry.fromHint")}
              options={others.map(({ id, title }) => ({ value: id, text: title }))}
              value={fromId}
              onChange={setFromId}
              autoFocus
            />
            {things === undefined ? (
              failure === null && <Skeleton />
            ) : (
              <Choice things={things} chosen={chosen} onChange={setChosen} />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

type ChoiceProps = {
  readonly things: readonly Carryable[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
};

function Choice({ things, chosen, onChange }: ChoiceProps) {
  const t = useTranslate();
  if (things.length === 0) return <p role="status">{t("carry.none")}</p>;
  return (
    <>
      {carryKinds.map((kind) => {
        const ofKind = things.filter((thing) => thing.kind === kind);
        return ofKind.length === 0 ? null : (
          <KindChoice key={kind} kind={kind} things={ofKind} chosen={chosen} onChange={onChange} />
        );
      })}
      <p className={styles.quiet}>{t("carry.comesAlong")}</p>
    </>
  );
}

function KindChoice({
  kind,
  things,
  chosen,
  onChange,
}: ChoiceProps & { readonly kind: CarryKind }) {
  const t = useTranslate();
  const title = t(keyUnder("carry.kind", kind));
  const isNew = things.filter(({ standing }) => standing === "new");
  const without = new Set(
    [...chosen].filter((key) => !things.some((thing) => keyOf(thing) === key)),
  );
  return (
    <fieldset className={styles.kind}>
      <legend className={styles.heading}>{title}</legend>
      <div className={styles.tools}>
        <Button
          size="small"
          kind="quiet"
          isDisabled={isNew.length === 0}
          aria-label={t("carry.allNamed", { kind: title })}
          onPress={() => onChange(new Set([...without, ...isNew.map(keyOf)]))}
        >
          {t("carry.all")}
        </Button>
        <Button
          size="small"
          kind="quiet"
          aria-label={t("carry.noneNamed", { kind: title })}
          onPress={() => onChange(without)}
        >
          {t("carry.noneOf")}
        </Button>
      </div>
      <ul className={styles.things}>
        {things.map((thing) => (
          <li key={keyOf(thing)}>
            <Checkbox
              isSelected={chosen.has(keyOf(thing))}
              isDisabled={thing.standing === "here"}
              {...detailOf(thing, {
                here: t("carry.here"),
                "same-name": t("carry.sameName"),
                new: null,
              })}
              onChange={(isSelected) => {
                const next = new Set(chosen);
                if (isSelected) next.add(keyOf(thing));
                else next.delete(keyOf(thing));
                onChange(next);
              }}
            >
              {thing.name}
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function detailOf(
  { detail, standing }: Carryable,
  standings: Readonly<Record<Carryable["standing"], string | null>>,
): { readonly detail?: string } {
  const words = [standings[standing], detail].filter((word) => word !== null && word !== "");
  return words.length === 0 ? {} : { detail: words.join(" · ") };
}

function keyOf({ kind, id }: Carryable): string {
  return `${kind} ${id}`;
}
