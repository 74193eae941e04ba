import { useLayoutEffect, useRef } from "react";
import { useKeyHint } from "#renderer/app/feature.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { EditIcon, PinIcon } from "#renderer/ui/icons-actions.tsx";
import {
  ClaimIcon,
  EvidenceIcon,
  HighlightIcon,
  NoteIcon,
  RemovedIcon,
  TagIcon,
} from "#renderer/ui/icons-marks.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import styles from "./marks.module.css";

/** What can be done with the passage; null where it can not be done just now. */
export type PassageVerbs = {
  readonly highlight: (() => void) | null;
  readonly note: (() => void) | null;
  readonly claim: (() => void) | null;
  readonly evidence: (() => void) | null;
  readonly tag: (() => void) | null;
  readonly fold: (() => void) | null;
  readonly correct: (() => void) | null;
  /** Puts the lost mark that is chosen on the passage. */
  readonly place: (() => void) | null;
};

export type SelectionBarProps = {
  /** Where the passage stands in the window, line by line. */
  readonly rectsOf: (passage: TextRange) => readonly DOMRect[];
  readonly passage: TextRange;
  readonly verbs: PassageVerbs;
};

const gapPx = 6;

/** The first button of the text that the bar would lie over there. */
function buttonUnder(bar: HTMLElement, left: number, top: number): DOMRect | null {
  const place = new DOMRect(left, top, bar.offsetWidth, bar.offsetHeight);
  for (const button of bar.offsetParent?.querySelectorAll("button") ?? []) {
    if (bar.contains(button)) continue;
    const rect = button.getBoundingClientRect();
    if (rect.top >= place.bottom || rect.bottom <= place.top) continue;
    if (rect.left < place.right && rect.right > place.left) return rect;
  }
  return null;
}

/** The verbs at the passage: above it, or below where there is no room or a button stands. Leaves the selection and the focus alone. */
export function SelectionBar({ rectsOf, passage, verbs }: SelectionBarProps) {
  const t = useTranslate();
  const bar = useRef<HTMLDivElement>(null);
  const hints = {
    highlight: useKeyHint("passage:highlight"),
    note: useKeyHint("passage:note"),
    claim: useKeyHint("passage:claim"),
    evidence: useKeyHint("passage:evidence"),
    tag: useKeyHint("item:tag"),
  };

  useLayoutEffect(() => {
    const element = bar.current;
    const container = element?.offsetParent;
    if (element === null || !(container instanceof HTMLElement)) return undefined;
    const place = () => {
      const rects = rectsOf(passage);
      const [first, last] = [rects[0], rects.at(-1)];
      if (first === undefined || last === undefined) return;
      const origin = container.getBoundingClientRect();
      const windowTop = container.closest("[data-scroller]")?.getBoundingClientRect().top ?? 0;
      const above = first.top - element.offsetHeight - gapPx;
      const room = container.clientWidth - element.offsetWidth;
      const left = origin.left + Math.max(0, Math.min(first.left - origin.left, room));
      const under = (top: number) => buttonUnder(element, left, top);
      // What stands over the text, such as the article's day and language, is not covered.
      const fitsAbove = above > Math.max(windowTop, origin.top) && under(above) === null;
      let top = fitsAbove ? above : last.bottom + gapPx;
      // Nor are buttons in it, which bring back what was cleaned away: the bar comes below them.
      for (let button = under(top); button !== null; button = under(top)) {
        top = button.bottom + gapPx;
      }
      // Set on the element, not as state: the place is known only after it is drawn, and nothing else depends on it.
      element.style.top = `${top - origin.top}px`;
      element.style.left = `${left - origin.left}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(container);
    return () => observer.disconnect();
  }, [rectsOf, passage]);

  const verb = (
    name: "highlight" | "note" | "claim" | "evidence" | "tag",
    icon: typeof HighlightIcon,
  ) => (
    <Button
      kind="quiet"
      size="small"
      icon={icon}
      isDisabled={verbs[name] === null}
      onPress={() => verbs[name]?.()}
      aria-keyshortcuts={hints[name] ?? undefined}
    >
      {t(`reader.bar.${name}`)}
    </Button>
  );

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t("reader.bar.label")}
      className={styles.bar}
      // A press on the bar must not take the selection away that it acts on.
      onMouseDown={(event) => event.preventDefault()}
    >
      {verb("highlight", HighlightIcon)}
      {verb("note", NoteIcon)}
      {verb("claim", ClaimIcon)}
      {verb("evidence", EvidenceIcon)}
      {verb("tag", TagIcon)}
      {verbs.place !== null && (
        <Button kind="primary" size="small" icon={PinIcon} onPress={verbs.place}>
          {t("reader.bar.place")}
        </Button>
      )}
      {verbs.correct !== null && (
        <IconButton
          icon={EditIcon}
          size="small"
          label={t("reader.bar.correct")}
          onPress={verbs.correct}
        />
      )}
      {verbs.fold !== null && (
        <IconButton
          icon={RemovedIcon}
          size="small"
          label={t("reader.bar.fold")}
          onPress={verbs.fold}
        />
      )}
    </div>
  );
}
