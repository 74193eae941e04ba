import { useDeferredValue } from "react";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import styles from "./article.module.css";
import { EditTextDialog } from "./edit-text-dialog.tsx";
import { focusText } from "./reveal.ts";
import { TagDialog } from "./tag-dialog.tsx";
import type { useMarkVerbs } from "./use-mark-verbs.ts";
import type { ReadArticle } from "./use-read-article.ts";

type PassageDialogsProps = {
  readonly read: ReadArticle;
  readonly verbs: ReturnType<typeof useMarkVerbs>;
};

/** What a passage's verbs ask; the text has the focus again afterwards. */
export function PassageDialogs({ read, verbs }: PassageDialogsProps) {
  return (
    <>
      {verbs.corrected !== null && (
        <EditTextDialog
          read={read}
          block={verbs.corrected}
          onClose={() => {
            verbs.closeCorrection();
            focusText();
          }}
        />
      )}
      {verbs.taggedId !== null && (
        <TagDialog
          annotationId={verbs.taggedId}
          onClose={() => {
            verbs.closeTags();
            focusText();
          }}
        />
      )}
    </>
  );
}

/** As much of a passage as a screen reader is told. */
const mostSpoken = 300;

type SpokenPassageProps = { readonly text: string; readonly passage: TextRange | null };

/** Tells a screen reader which words are selected, once they are seen to be. */
export function SpokenPassage({ text, passage: latest }: SpokenPassageProps) {
  const t = useTranslate();
  const passage = useDeferredValue(latest);
  return (
    <p role="status" className={styles.spoken}>
      {passage !== null &&
        t("reader.position", {
          words: text.slice(passage.start, Math.min(passage.end, passage.start + mostSpoken)),
        })}
    </p>
  );
}
