import { type ReactNode, useEffect, useRef } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { BriefSection } from "#shared/domain/brief/brief.ts";
import styles from "./brief.module.css";
import { addParagraph } from "./brief-commands.ts";
import { focusWish, startWish } from "./brief-desk.ts";
import { type BriefReading, type BriefRow, paragraphsIn } from "./brief-queries.ts";
import { keyOfFinding } from "./finding-key.ts";
import { FindingNote } from "./finding-note.tsx";
import type { OpenEditor } from "./live-words.tsx";
import { ParagraphEditor } from "./paragraph-editor.tsx";

type SectionEditorProps = {
  readonly section: BriefSection;
  readonly reading: BriefReading;
  readonly brief: BriefRow;
  /** The brief is new, and this is what it says first: Enter is to write here. */
  readonly isStart: boolean;
  /** The one that had the caret last. */
  readonly lastParagraphId: string | null;
  readonly onCaret: (editor: OpenEditor) => void;
  /** What the program prints in this section, or offers for it. */
  readonly children?: ReactNode;
};

export function SectionEditor({
  section,
  reading,
  brief,
  isStart,
  lastParagraphId,
  onCaret,
  children,
}: SectionEditorProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const adding = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isStart) return;
    startWish.set(null);
    adding.current?.querySelector("button")?.focus();
  }, [isStart]);
  const paragraphs = paragraphsIn(reading, section);
  const own = new Set<string>(paragraphs.map(({ id }) => id));
  const isOfParagraph = (finding: BriefReading["findings"][number]) =>
    (finding.targetKind === "paragraph" && own.has(finding.targetId)) ||
    finding.targetKind === "citation";
  const findings = reading.findings.filter(
    (finding) => finding.section === section && !isOfParagraph(finding),
  );
  return (
    <section
      id={`brief-section-${section}`}
      className={styles.section}
      aria-labelledby={`brief-heading-${section}`}
    >
      <h3 className={styles.sectionTitle} id={`brief-heading-${section}`}>
        {t(`brief.section.${section}`)}
      </h3>
      {children}
      {findings.map((finding) => (
        <FindingNote
          key={keyOfFinding(finding)}
          finding={finding}
          reading={reading}
          brief={brief}
        />
      ))}
      {paragraphs.map((paragraph, index) => (
        <ParagraphEditor
          key={paragraph.id}
          paragraph={paragraph}
          siblings={paragraphs}
          index={index}
          reading={reading}
          brief={brief}
          isLast={paragraph.id === lastParagraphId}
          onCaret={onCaret}
        />
      ))}
      <div ref={adding}>
        <Button
          size="small"
          kind="quiet"
          icon={PlusIcon}
          isDisabled={isReadOnly}
          aria-label={t("brief.compose.addTo", { section: t(`brief.section.${section}`) })}
          onPress={() => {
            void addParagraph(notebook, brief.id, section, paragraphs).then(focusWish.set);
          }}
        >
          {t("brief.compose.add")}
        </Button>
      </div>
    </section>
  );
}
