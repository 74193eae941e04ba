import type { MouseEvent } from "react";
import { useObservable } from "#renderer/db/observable.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Inline } from "#shared/domain/brief/brief.ts";
import styles from "./paragraph.module.css";
import { shownCitations } from "./paragraph-document.ts";

type StillWordsProps = {
  readonly content: readonly Inline[];
  /** The caret is wanted there: so many characters and citations from the beginning. */
  readonly onEnter: (at: number) => void;
};

/** The words of a paragraph that nobody writes in: to be seen no different from those in an editor. */
export function StillWords({ content, onEnter }: StillWordsProps) {
  const t = useTranslate();
  const shown = useObservable(shownCitations);
  const parts = partsOf(content);
  return (
    <div>
      <div
        className={styles.editable}
        role="textbox"
        aria-multiline
        aria-label={t("brief.compose.words")}
        tabIndex={0}
        onFocus={() => onEnter(0)}
        onMouseDown={(event) => {
          // The editor takes the focus, with the caret where the press was.
          event.preventDefault();
          onEnter(placeOfPress(event, parts));
        }}
      >
        <p>
          {parts.map(({ at, inline }) => {
            if (inline.kind === "text") return inline.text;
            const { citationId, shows } = inline;
            const citation = shown.get(citationId);
            const words = shows === undefined ? "" : (citation?.words[shows] ?? "…");
            const change = citation?.change ?? null;
            return (
              <span
                key={at}
                data-citation={citationId}
                data-changed={change === null ? undefined : ""}
                title={change ?? ""}
              >
                <span data-shown="">{words}</span>
                <sup>{citation?.number ?? "?"}</sup>
              </span>
            );
          })}
          {parts.length === 0 && <br />}
        </p>
      </div>
    </div>
  );
}

/** A piece of the words, and how many characters and citations stand before it. */
interface Part {
  readonly at: number;
  readonly inline: Inline;
}

function partsOf(content: readonly Inline[]): readonly Part[] {
  let at = 0;
  return content.flatMap((inline): Part[] => {
    if (inline.kind === "text" && inline.text === "") return [];
    const part = { at, inline };
    at += inline.kind === "text" ? inline.text.length : 1;
    return [part];
  });
}

/** How many characters and citations stand before the place that was pressed. */
function placeOfPress(event: MouseEvent, parts: readonly Part[]): number {
  const range = document.caretRangeFromPoint(event.clientX, event.clientY);
  const paragraph = event.currentTarget.querySelector("p");
  if (range === null || paragraph === null) return 0;
  const drawn = [...paragraph.childNodes];
  const part = parts[drawn.findIndex((node) => node.contains(range.startContainer))];
  if (part === undefined) return parts[range.startOffset]?.at ?? endOf(parts);
  return part.inline.kind === "text" ? part.at + range.startOffset : part.at;
}

function endOf(parts: readonly Part[]): number {
  const last = parts.at(-1);
  if (last === undefined) return 0;
  return last.at + (last.inline.kind === "text" ? last.inline.text.length : 1);
}
