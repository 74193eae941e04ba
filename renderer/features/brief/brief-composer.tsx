import { type ReactNode, useMemo, useState } from "react";
import { useCommand } from "#renderer/app/feature.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { InItsFrame } from "#renderer/ui/in-its-frame.tsx";
import { PaneBody } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type BriefSection, sectionsOf } from "#shared/domain/brief/brief.ts";
import { proposalsFor } from "#shared/domain/brief/proposals.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import styles from "./brief.module.css";
import { briefDialog, startWish } from "./brief-desk.ts";
import type { BriefReading, BriefRow } from "./brief-queries.ts";
import { BriefSettings } from "./brief-settings.tsx";
import { CiteDialog } from "./cite-dialog.tsx";
import { ConflictList } from "./conflict-list.tsx";
import { FigureChoice } from "./figure-choice.tsx";
import { keyOfFinding, mostFindings, writtenSections } from "./finding-key.ts";
import { FindingNote, MoreFindings } from "./finding-note.tsx";
import { JudgementChoice } from "./judgement-choice.tsx";
import type { OpenEditor } from "./live-words.tsx";
import { ReviewerChecklist } from "./reviewer-checklist.tsx";
import { SectionEditor } from "./section-editor.tsx";
import own from "./section-parts.module.css";
import { Suggestions } from "./suggestions.tsx";

type ComposerProps = { readonly reading: BriefReading; readonly brief: BriefRow };

/** The brief as it is written: settings, then each section with its paragraphs and findings. */
export function BriefComposer({ reading, brief }: ComposerProps) {
  const t = useTranslate();
  const dialog = useObservable(briefDialog);
  const isNew = useObservable(startWish) === brief.id;
  // The editor that had the caret last is the one a citation goes into.
  const [lastEditor, setLastEditor] = useState<OpenEditor | null>(null);
  useCommand("brief:cite", () => briefDialog.set("cite"));

  const section = (id: BriefSection, before: ReactNode = null) => (
    <SectionEditor
      section={id}
      reading={reading}
      brief={brief}
      isStart={isNew && id === printed[0]}
      lastParagraphId={lastEditor?.paragraphId ?? null}
      onCaret={setLastEditor}
    >
      {before}
    </SectionEditor>
  );
  const printed = sectionsOf(brief).filter((id) => writtenSections.has(id));
  const others = [...writtenSections].filter((id) => !printed.includes(id));
  const proposals = useMemo(
    () => proposalsFor(brief, reading.ground, translateFor(brief.language)),
    [brief, reading.ground],
  );
  const offered = (id: BriefSection) => (
    <Suggestions section={id} proposals={proposals(id)} reading={reading} brief={brief} />
  );
  const before = (id: BriefSection): ReactNode => {
    switch (id) {
      case "bottom-line":
        return offered(id);
      case "key-judgements":
        return (
          <>
            <JudgementChoice reading={reading} brief={brief} />
            {offered(id)}
          </>
        );
      case "gaps":
      case "alternatives":
        return offered(id);
      case "lens-meaning":
        return <p className={styles.quiet}>{t("brief.compose.lensMeaning")}</p>;
      case "figures":
        return <FigureChoice reading={reading} brief={brief} />;
      case "conflicts":
        return <ConflictList reading={reading} />;
      case "indicators":
        return (
          <>
            <Lines lines={reading.model?.judgementIndicators ?? []} />
            {offered(id)}
          </>
        );
      case "what-changed":
        return <Lines lines={reading.model?.changesSinceLast ?? []} />;
      case "source-summary":
        return <Lines lines={reading.model?.sourceFacts ?? []} />;
      default:
        return null;
    }
  };
  return (
    <PaneBody isPadded>
      <div className={styles.composer}>
        <BriefSettings reading={reading} brief={brief} />
        <p className={styles.quiet}>{t("brief.compose.insertHint")}</p>
        {[...printed, ...others].map((id, index) => (
          <InItsFrame key={id} frame={index}>
            {section(id, before(id))}
          </InItsFrame>
        ))}
        <InItsFrame frame={writtenSections.size}>
          <p className={styles.quiet}>{t("brief.compose.madeByProgram")}</p>
          <MadeByProgram reading={reading} brief={brief} />
          <ReviewerChecklist reading={reading} brief={brief} />
        </InItsFrame>
      </div>
      {dialog === "cite" && (
        <CiteDialog
          ground={reading.ground}
          onClose={() => briefDialog.set(null)}
          onCite={(target) => {
            briefDialog.set(null);
            lastEditor?.cite(target);
          }}
          hasPlace={lastEditor !== null}
        />
      )}
    </PaneBody>
  );
}

/** What the check finds in the sections that nobody writes: claims, passages and sources. */
function MadeByProgram({ reading, brief }: ComposerProps) {
  const t = useTranslate();
  const findings = reading.findings.filter(
    ({ section }) => section !== null && !writtenSections.has(section),
  );
  if (findings.length === 0) return null;
  return (
    <section
      id="brief-section-made"
      className={styles.section}
      aria-labelledby="brief-heading-made"
    >
      <h3 className={styles.sectionTitle} id="brief-heading-made">
        {t("brief.compose.sourcesAndClaims")}
      </h3>
      {findings.slice(0, mostFindings).map((finding) => (
        <FindingNote
          key={keyOfFinding(finding)}
          finding={finding}
          reading={reading}
          brief={brief}
        />
      ))}
      <MoreFindings count={findings.length - mostFindings} />
    </section>
  );
}

/** What the program prints there by itself. */
function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className={own.printed}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
