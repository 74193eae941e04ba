import { useTranslate } from "#renderer/ui/translate.tsx";
import { displayText } from "#shared/domain/text/text-version.ts";
import type { Insertable } from "./insertables.ts";
import styles from "./paragraph.module.css";

type InsertListProps = {
  readonly offered: readonly Insertable[];
  readonly chosen: number;
  readonly place: { readonly left: number; readonly top: number };
  readonly onChoose: (insertable: Insertable) => void;
};

/** What @ or / offers under the caret; the caret stays in the text. */
export function InsertList({ offered, chosen, place, onChoose }: InsertListProps) {
  const t = useTranslate();
  return (
    <div
      className={styles.insertList}
      // The caret is wherever the typing is, so only a style can say where.
      style={place}
      role="listbox"
      aria-label={t("brief.compose.insertList")}
    >
      {offered.map((insertable, index) => {
        const { target, shows, words } = insertable;
        const kind = target.targetKind === "judgement" ? "judgement" : shows;
        return (
          <div
            key={`${target.targetId}~${shows}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onPointerDown={(event) => {
              // The editor would lose the caret to the list.
              event.preventDefault();
              onChoose(insertable);
            }}
          >
            <b>{t(`brief.insert.${kind}`)}</b>
            <span>{displayText(words)}</span>
          </div>
        );
      })}
    </div>
  );
}
