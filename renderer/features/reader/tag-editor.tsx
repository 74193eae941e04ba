import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { CloseIcon, PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { foldedTagName } from "#shared/domain/tag/tag.ts";
import styles from "./marks.module.css";
import { addTag, removeTag } from "./reader-commands.ts";
import { tagsByName, tagsByTarget } from "./reader-queries.ts";

/** More would fill the pane; typing narrows them. */
const mostOffered = 8;

export type TagEditorProps = { readonly annotationId: string; readonly autoFocus?: boolean };

/** The tags of a mark: each can be taken off, and a word added by typing it or by choosing a known one. */
export function TagEditor({ annotationId, autoFocus = false }: TagEditorProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const [typed, setTyped] = useState("");
  const tags = useLiveQuery(
    async () => (await tagsByTarget(notebook, [annotationId])).get(annotationId) ?? [],
    [notebook, annotationId],
  );
  const known = useLiveQuery(() => tagsByName(notebook), [notebook]);
  if (tags === undefined || known === undefined) return null;

  const add = (name: string) => {
    setTyped("");
    if (name.trim() !== "") void addTag(notebook, annotationId, name);
  };
  const worn = new Set(tags.map(({ id }) => id));
  const offered = known
    .filter(({ id, name }) => !worn.has(id) && foldedTagName(name).includes(foldedTagName(typed)))
    .slice(0, mostOffered);

  return (
    <div className={styles.tagEditor}>
      {tags.length > 0 && (
        <ul className={styles.tags} aria-label={t("reader.inspector.tags")}>
          {tags.map((tag) => (
            <li key={tag.id} className={styles.tag}>
              {tag.name}
              {!notebook.isReadOnly && (
                <IconButton
                  icon={CloseIcon}
                  size="small"
                  label={t("reader.tag.remove", { name: tag.name })}
                  onPress={() => void removeTag(notebook, annotationId, tag)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!notebook.isReadOnly && (
        <>
          <TextField
            label={t("reader.tag.add")}
            isLabelHidden
            placeholder={t("reader.tag.add")}
            value={typed}
            onChange={setTyped}
            maxLength={200}
            autoFocus={autoFocus}
            onKeyDown={(event) => {
              // Enter that ends the choice of a Japanese or Korean word must not add it half typed.
              if (event.key !== "Enter" || event.nativeEvent.isComposing || typed.trim() === "") {
                event.continuePropagation();
                return;
              }
              event.preventDefault();
              add(typed);
            }}
          />
          {offered.length > 0 && (
            <ul className={styles.tags} aria-label={t("reader.tag.known")}>
              {offered.map((tag) => (
                <li key={tag.id}>
                  <Button size="small" icon={PlusIcon} onPress={() => add(tag.name)}>
                    {tag.name}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}
