import { useCallback, useContext, useState, useSyncExternalStore } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { Observable } from "#renderer/db/observable.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { ChevronDownIcon, ChevronUpIcon, TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { QuoteIcon } from "#renderer/ui/icons-marks.tsx";
import { TextKeeperContext } from "#renderer/ui/kept-text.ts";
import { Select } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type Marking, tlpLabels } from "#shared/domain/marking.ts";
import {
  breakPage,
  deleteParagraph,
  markOwnAssessment,
  markParagraph,
  moveParagraph,
} from "./brief-commands.ts";
import { briefDialog, focusWish, pointedParagraph } from "./brief-desk.ts";
import type { BriefReading, BriefRow, ParagraphRow } from "./brief-queries.ts";
import { keyOfFinding } from "./finding-key.ts";
import { FindingNote } from "./finding-note.tsx";
import { LiveWords, type OpenEditor } from "./live-words.tsx";
import styles from "./paragraph.module.css";
import { keptAs } from "./paragraph-document.ts";
import { StillWords } from "./still-words.tsx";

type ParagraphEditorProps = {
  readonly paragraph: ParagraphRow;
  readonly siblings: readonly ParagraphRow[];
  readonly index: number;
  readonly reading: BriefReading;
  readonly brief: BriefRow;
  /** The caret was here last. */
  readonly isLast: boolean;
  readonly onCaret: (editor: OpenEditor) => void;
};

/** One paragraph: its words with their citations, what can be done with it, what the check says of it. */
export function ParagraphEditor(props: ParagraphEditorProps) {
  const { paragraph, siblings, index, reading, brief, isLast } = props;
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const words = useWords(props);
  const findings = findingsOf(paragraph, reading);
  const label = t("brief.compose.paragraph", {
    number: index + 1,
    section: t(`brief.section.${paragraph.section}`),
  });
  return (
    <div
      className={styles.paragraph}
      data-findings={findings.length > 0 ? "" : undefined}
      onPointerEnter={() => pointedParagraph.set(paragraph.id)}
    >
      <div
        className={styles.words}
        role="group"
        aria-label={label}
        data-own={paragraph.isOwnAssessment}
      >
        {words.isLive ? (
          <LiveWords
            paragraph={paragraph}
            siblings={siblings}
            index={index}
            reading={reading}
            brief={brief}
            enterAt={words.enterAt}
            onCaret={words.takeCaret}
            onUnsaved={words.setUnsaved}
          />
        ) : (
          <StillWords content={paragraph.content} onEnter={words.enter} />
        )}
      </div>
      <div className={styles.tools}>
        <Button
          size="small"
          kind="quiet"
          icon={QuoteIcon}
          isDisabled={isReadOnly}
          onPress={() => {
            if (!isLast) focusWish.set(paragraph.id);
            briefDialog.set("cite");
          }}
        >
          {t("brief.compose.cite")}
        </Button>
        <Checkbox
          isSelected={paragraph.isOwnAssessment}
          isDisabled={isReadOnly}
          onChange={(isOn) => void markOwnAssessment(notebook, paragraph, isOn)}
        >
          {t("brief.compose.ownAssessment")}
        </Checkbox>
        <Checkbox
          isSelected={paragraph.startsPage === true}
          isDisabled={isReadOnly}
          onChange={(startsPage) => void breakPage(notebook, paragraph, startsPage)}
        >
          {t("brief.compose.newPage")}
        </Checkbox>
        <div className={styles.paragraphMarking}>
          <Select<Marking | "own">
            label={t("brief.compose.marking")}
            isLabelHidden
            value={paragraph.marking ?? "own"}
            isDisabled={isReadOnly}
            onChange={(marking) =>
              void markParagraph(notebook, paragraph, marking === "own" ? null : marking)
            }
            options={[
              { value: "own", text: t("brief.compose.markingOwn") },
              ...tlpLabels.map((value) => ({ value, text: value })),
            ]}
          />
        </div>
        <div className={styles.moves}>
          <IconButton
            size="small"
            icon={ChevronUpIcon}
            label={t("brief.compose.moveUp")}
            keyHint="Alt+Shift+↑"
            isDisabled={isReadOnly || index === 0}
            onPress={() => void moveParagraph(notebook, siblings, index, -1)}
          />
          <IconButton
            size="small"
            icon={ChevronDownIcon}
            label={t("brief.compose.moveDown")}
            keyHint="Alt+Shift+↓"
            isDisabled={isReadOnly || index === siblings.length - 1}
            onPress={() => void moveParagraph(notebook, siblings, index, 1)}
          />
          <IconButton
            size="small"
            icon={TrashIcon}
            label={t("brief.compose.remove")}
            isDisabled={isReadOnly}
            onPress={() => void deleteParagraph(notebook, paragraph)}
          />
        </div>
      </div>
      {findings.map((finding) => (
        <FindingNote
          key={keyOfFinding(finding)}
          finding={finding}
          reading={reading}
          brief={brief}
          paragraph={paragraph}
        />
      ))}
    </div>
  );
}

/**
 * Whether the words stand in an editor: where the pointer or the caret is, or was last, and
 * until the notebook has what was typed. A brief of hundreds of paragraphs would be drawn for seconds
 * with an editor in each.
 */
function useWords({ paragraph, isLast, onCaret }: ParagraphEditorProps) {
  const isWished = useIs(focusWish, paragraph.id);
  const isPointedAt = useIs(pointedParagraph, paragraph.id);
  const keeper = useContext(TextKeeperContext);
  // What a window that ended left here is shown, and saved, by an editor.
  const [isLeft] = useState(() => keeper?.isLeft(keptAs(paragraph.id)) ?? false);
  const [isUnsaved, setUnsaved] = useState(false);
  const [enterAt, enter] = useState<number | null>(null);
  const takeCaret = useCallback(
    (editor: OpenEditor) => {
      onCaret(editor);
      enter(null);
    },
    [onCaret],
  );
  const isAwaited = isWished || enterAt !== null;
  const isLive = isLast || isPointedAt || isUnsaved || isLeft || isAwaited;
  return { isLive, enterAt, enter, takeCaret, setUnsaved };
}

/** Draws anew only the paragraphs for which the answer changes. */
function useIs(observed: Observable<string | null>, paragraphId: string): boolean {
  return useSyncExternalStore(observed.subscribe, () => observed.get() === paragraphId);
}

function findingsOf(paragraph: ParagraphRow, { findings, ground }: BriefReading) {
  const cited = new Set<string>(
    paragraph.content.flatMap((inline) => (inline.kind === "citation" ? inline.citationId : [])),
  );
  const isOwn = (targetId: string) => targetId === paragraph.id || cited.has(targetId);
  return ground.rows.paragraphs.some(({ id }) => id === paragraph.id)
    ? findings.filter(({ targetId }) => isOwn(targetId))
    : [];
}
