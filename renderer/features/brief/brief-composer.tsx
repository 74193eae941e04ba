import { type ReactNode, useState } from "react";
import { useCommand } from "#renderer/app/feature.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { PaneBody } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { BriefSection } from "#shared/domain/brief/brief.ts";
import styles from "./brief.module.css";
import { briefDialog } from "./brief-desk.ts";
import type { BriefReading, BriefRow } from "./brief-queries.ts";
import { BriefSettings } from "./brief-settings.tsx";
import { CiteDialog } from "./cite-dialog.tsx";
import { ConflictList } from "./conflict-list.tsx";
import { JudgementChoice } from "./judgement-choice.tsx";
import type { OpenEditor } from "./paragraph-editor.tsx";
import { SectionEditor } from "./section-editor.tsx";
import { Suggestions } from "./suggestions.tsx";

type ComposerProps = { readonly reading: BriefReading; readonly brief: BriefRow };

/** The brief as it is written: settings, then each section with its paragraphs and findings. */
export function BriefComposer({ reading, brief }: ComposerProps) {
  const t = useTranslate();
  const dialog = useObservable(briefDialog);
  // The editor that had the caret last is the one a citation goes into.
  const [lastEditor, setLastEditor] = useState<OpenEditor | null>(null);
  useCommand("brief:cite", () => briefDialog.set("cite"));

  const section = (id: BriefSection, before: ReactNode = null) => (
    <SectionEditor key={id} section={id} reading={reading} brief={brief} onCaret={setLastEditor}>
      {before}
    </SectionEditor>
  );
  const facts = reading.model?.sourceFacts ?? [];
  const changes = reading.model?.changesSinceLast ?? [];
  return (
    <PaneBody isPadded>
      <div className={styles.composer}>
        <BriefSettings reading={reading} brief={brief} />
        {section("bottom-line", <Suggestions reading={reading} brief={brief} />)}
        {section("key-judgements", <JudgementChoice reading={reading} brief={brief} />)}
        {section("lens-meaning", <p className={styles.quiet}>{t("brief.compose.lensMeaning")}</p>)}
        {section("conflicts", <ConflictList reading={reading} />)}
        {section("gaps")}
        {section("alternatives")}
        {section("indicators", <Lines lines={reading.model?.judgementIndicators ?? []} />)}
        {section("what-changed", <Lines lines={changes} />)}
        {section("source-summary", <Lines lines={facts} />)}
        <p className={styles.quiet}>{t("brief.compose.madeByProgram")}</p>
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

/** What the program prints there by itself. */
function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className={styles.printed}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
