import { WarningIcon } from "#renderer/ui/icons-state.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { findingText } from "#shared/domain/brief/finding-text.ts";
import brief from "./brief.module.css";
import styles from "./finding.module.css";
import { FindingFix, type FindingNoteProps } from "./finding-fix.tsx";

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
        <FindingFix {...props} />
      </div>
    </div>
  );
}

/** Says that a list of findings goes on: hundreds of them would be drawn for seconds. */
export function MoreFindings({ count }: { readonly count: number }) {
  const t = useTranslate();
  return count > 0 ? <p className={brief.quiet}>{t("brief.check.more", { count })}</p> : null;
}
