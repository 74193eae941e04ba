import { useEffect, useMemo, useState } from "react";
import { IconButton } from "#renderer/ui/button.tsx";
import { ChevronDownIcon, ChevronUpIcon, CloseIcon } from "#renderer/ui/icons-actions.tsx";
import { SearchField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import styles from "./article.module.css";
import { findInText } from "./find-in-text.ts";

export type Found = { readonly matches: readonly TextRange[]; readonly current: TextRange | null };

export type FindBarProps = {
  readonly text: string;
  readonly isShown: (range: TextRange) => boolean;
  readonly onFound: (found: Found) => void;
  readonly onClose: () => void;
};

/** Finds words in the article: every match is lit, Enter goes on to the next one. */
export function FindBar({ text, isShown, onFound, onClose }: FindBarProps) {
  const t = useTranslate();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const matches = useMemo(() => findInText(text, words).filter(isShown), [text, words, isShown]);
  const current = matches[at] ?? null;

  useEffect(() => onFound({ matches, current }), [matches, current, onFound]);

  const step = (by: number) => {
    if (matches.length > 0) setAt((at + by + matches.length) % matches.length);
  };
  return (
    <search
      className={styles.find}
      // Before the field sees it, which takes Escape for itself to clear what was typed.
      onKeyDownCapture={(event) => {
        if (event.key === "Escape") onClose();
        else if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <SearchField
        label={t("reader.find.label")}
        placeholder={t("reader.find.label")}
        value={words}
        autoFocus
        onChange={(typed) => {
          setWords(typed);
          setAt(0);
        }}
      />
      <span role="status" className={styles.findCount}>
        {words.trim() !== "" &&
          (matches.length === 0
            ? t("reader.find.none")
            : t("reader.find.count", { at: at + 1, count: matches.length }))}
      </span>
      <IconButton icon={ChevronUpIcon} label={t("reader.find.previous")} onPress={() => step(-1)} />
      <IconButton icon={ChevronDownIcon} label={t("reader.find.next")} onPress={() => step(1)} />
      <IconButton icon={CloseIcon} label={t("ui.close")} onPress={onClose} />
    </search>
  );
}
