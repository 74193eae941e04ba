import { useLiveQuery } from "dexie-react-hooks";
import { useCommand, useUndoToast, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { PaneBody, PaneFrame, Section } from "#renderer/ui/panel.tsx";
import { OriginBadge } from "#renderer/ui/scales.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { useTextDraft } from "#renderer/ui/text-draft.ts";
import { TextArea, TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { originIdSchema } from "#shared/domain/ids.ts";
import { possibleParents } from "#shared/domain/origin/independent-origins.ts";
import { deleteOrigin, describeOrigin } from "./origin-commands.ts";
import { OriginKindSelect } from "./origin-kind-select.tsx";
import { type OriginRow, originsNamed, restingOn } from "./origin-queries.ts";
import { PassageList } from "./passage-list.tsx";
import { SourcePicker } from "./source-picker.tsx";
import styles from "./sources.module.css";

type OriginCardProps = { readonly origin: OriginRow };

/** An origin, what it was derived from, and everything that rests on it. Give it a `key` of the origin. */
export function OriginCard({ origin }: OriginCardProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { select, isReadOnly } = useWorkspace();
  const use = useLiveQuery(() => restingOn(notebook.db, origin.id), [notebook, origin.id]);

  async function discard(): Promise<void> {
    await deleteOrigin(notebook, origin);
    select({ originId: null });
    undoToast(t("sources.originCard.deleted"));
  }
  useCommand("item:delete", isReadOnly ? null : () => void discard());

  const isCounted = use != null && use.root.kind !== "own-judgement";
  return (
    <PaneFrame
      title={origin.name}
      actions={
        !isReadOnly && (
          <IconButton
            icon={TrashIcon}
            label={t("sources.originCard.delete")}
            onPress={() => void discard()}
          />
        )
      }
    >
      <PaneBody>
        <Section title={t("sources.originCard.rests")}>
          {use != null && (
            <div>
              {isCounted ? (
                <OriginBadge articles={use.articles} known={1} />
              ) : (
                <span className={styles.quiet}>{t("sources.origins.notCounted")}</span>
              )}
            </div>
          )}
          {isCounted && use.articles > 1 && (
            <Notice tone="warning" title={t("sources.originCard.circular")}>
              {t("sources.originCard.circularText")}
            </Notice>
          )}
          <PassageList
            passages={use?.passages ?? []}
            emptyText={t("sources.originCard.restsNone")}
          />
        </Section>
        {use != null && use.derived.length > 0 && (
          <Section title={t("sources.originCard.derived")}>
            <ul className={styles.links}>
              {use.derived.map(({ id, name }) => (
                <li key={id} className={styles.link}>
                  <Button kind="link" onPress={() => select({ originId: id })}>
                    {name}
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title={t("sources.originCard.about")}>
          <Description origin={origin} />
        </Section>
      </PaneBody>
    </PaneFrame>
  );
}

const noParent = "none";

function Description({ origin }: OriginCardProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const origins = useLiveQuery(() => originsNamed(notebook.db, ""), [notebook]) ?? [];
  const name = useTextDraft(
    origin.name,
    (text) => {
      if (text !== null) void describeOrigin(notebook, origin, { name: text });
    },
    { isRequired: true },
  );
  const note = useTextDraft(
    origin.note,
    (text) => void describeOrigin(notebook, origin, { note: text }),
  );
  return (
    <div className={styles.fields}>
      <TextField label={t("sources.originCard.name")} isReadOnly={isReadOnly} {...name} />
      <OriginKindSelect
        value={origin.kind}
        isDisabled={isReadOnly}
        onChange={(kind) => void describeOrigin(notebook, origin, { kind })}
      />
      <Select
        label={t("sources.originCard.derivedFrom")}
        hint={t("sources.originCard.derivedFromHint")}
        isDisabled={isReadOnly}
        value={origin.derivedFromId ?? noParent}
        onChange={(chosen) =>
          void describeOrigin(notebook, origin, {
            derivedFromId: chosen === noParent ? null : originIdSchema.parse(chosen),
          })
        }
        options={[
          { value: noParent, text: t("sources.originCard.nothing") },
          ...possibleParents(origin.id, origins).map((parent) => ({
            value: parent.id as string,
            text: parent.name,
            detail: t(`words.originKind.${parent.kind}`),
          })),
        ]}
      />
      <SourcePicker
        label={t("sources.originCard.madeBy")}
        isDisabled={isReadOnly}
        value={origin.sourceId}
        onChange={(sourceId, made) => void describeOrigin(notebook, origin, { sourceId }, made)}
      />
      <TextArea label={t("sources.originCard.note")} isReadOnly={isReadOnly} rows={2} {...note} />
    </div>
  );
}
