import type { ReactNode } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { WarningIcon } from "#renderer/ui/icons-state.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Finding } from "#shared/domain/brief/finding.ts";
import { findingText } from "#shared/domain/brief/finding-text.ts";
import {
  claimIdSchema,
  conflictIdSchema,
  judgementIdSchema,
  sourceIdSchema,
} from "#shared/domain/ids.ts";
import type { RowOf } from "#shared/domain/record.ts";
import styles from "./brief.module.css";
import { acceptChange, addParagraph, markOwnAssessment, writeParagraph } from "./brief-commands.ts";
import { briefDialog, focusWish } from "./brief-desk.ts";
import {
  type BriefReading,
  type BriefRow,
  type ParagraphRow,
  paragraphsIn,
} from "./brief-queries.ts";
import { withHedge } from "./hedge-fix.ts";

type FindingNoteProps = {
  readonly finding: Finding;
  readonly reading: BriefReading;
  readonly brief: BriefRow;
  readonly paragraph?: ParagraphRow;
};

/** A finding at its sentence, in plain words, with what mends it. */
export function FindingNote(props: FindingNoteProps) {
  const t = useTranslate();
  const { finding } = props;
  const { says, advice } = findingText(finding, t);
  return (
    <div className={styles.finding} role="note">
      <WarningIcon />
      <div className={styles.findingWords}>
        {finding.excerpt !== null && finding.targetKind !== "judgement" && (
          <p className={styles.excerpt}>{finding.excerpt}</p>
        )}
        <p>
          <b>{says}</b> {advice}
        </p>
        <Fix {...props} />
      </div>
    </div>
  );
}

/** The one press that mends a finding, or leads to where it is mended. */
function Fix({ finding, reading, brief, paragraph }: FindingNoteProps): ReactNode {
  const t = useTranslate();
  const notebook = useNotebook();
  const { openView, isReadOnly } = useWorkspace();
  const button = (words: string, onPress: () => void) => (
    <Button size="small" isDisabled={isReadOnly} onPress={onPress}>
      {words}
    </Button>
  );
  const { section, targetKind, targetId, ruleId } = finding;

  if (ruleId === "sentence-without-reference" && paragraph !== undefined) {
    return (
      <div className={styles.fixes}>
        {button(t("brief.compose.cite"), () => {
          focusWish.set(paragraph.id);
          briefDialog.set("cite");
        })}
        {button(
          t("brief.fix.ownAssessment"),
          () => void markOwnAssessment(notebook, paragraph, true),
        )}
      </div>
    );
  }
  if (ruleId === "hedge-dropped" && paragraph !== undefined) {
    const suggestion = finding.params["suggestion"] ?? "";
    const mended = withHedge(paragraph.content, finding.excerpt ?? "", suggestion);
    if (mended === null) return null;
    return button(
      t("brief.fix.useWords", { words: suggestion }),
      () => void writeParagraph(notebook, paragraph, mended),
    );
  }
  if (ruleId === "cited-thing-changed") {
    const rows = reading.ground.rows.citations as readonly RowOf<"citations">[];
    const citation = rows.find(({ id }) => id === targetId);
    if (citation === undefined) return null;
    return button(
      t("brief.fix.accept"),
      () => void acceptChange(notebook, citation, reading.ground),
    );
  }
  if (targetKind === "brief" && section !== null && section !== "key-judgements") {
    return button(t("brief.fix.write"), () => {
      const paragraphs = paragraphsIn(reading, section);
      void addParagraph(notebook, brief.id, section, paragraphs).then(focusWish.set);
    });
  }
  const open = {
    judgement: () => openView("synthesis", { judgementId: judgementIdSchema.parse(targetId) }),
    conflict: () => openView("synthesis", { conflictId: conflictIdSchema.parse(targetId) }),
    claim: () => openView("claims", { claimId: claimIdSchema.parse(targetId) }),
    source: () => openView("sources", { sourceId: sourceIdSchema.parse(targetId) }),
  };
  if (targetKind in open) {
    // `in` has made it one of the keys.
    const kind = targetKind as keyof typeof open;
    return button(t(`brief.fix.open.${kind}`), open[kind]);
  }
  return null;
}
