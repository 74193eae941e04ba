import { useWorkspace } from "#renderer/app/feature.ts";
import { type Notebook, useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { sectionsOf, withSection } from "#shared/domain/brief/brief.ts";
import type { Finding } from "#shared/domain/brief/finding.ts";
import {
  claimIdSchema,
  conflictIdSchema,
  judgementIdSchema,
  sourceIdSchema,
} from "#shared/domain/ids.ts";
import { markingSchema } from "#shared/domain/marking.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import styles from "./brief.module.css";
import {
  acceptChange,
  addParagraph,
  arrangeSections,
  describeBrief,
  markOwnAssessment,
  writeParagraph,
} from "./brief-commands.ts";
import { askForSentence, briefDialog, focusWish } from "./brief-desk.ts";
import {
  type BriefReading,
  type BriefRow,
  type ParagraphRow,
  paragraphsIn,
} from "./brief-queries.ts";
import { withHedge, withWords } from "./hedge-fix.ts";

export type FindingNoteProps = {
  readonly finding: Finding;
  readonly reading: BriefReading;
  readonly brief: BriefRow;
  readonly paragraph?: ParagraphRow;
};

/** What one press does about a finding. */
interface Fix {
  readonly words: string;
  readonly isWriting?: boolean;
  readonly act: () => void;
}

type Desk = FindingNoteProps & { readonly notebook: Notebook; readonly t: Translate };

/** Words that claim more than the evidence, with what may be said instead. */
const milder: Readonly<Record<string, string>> = {
  confirmed: "reported",
  confirms: "reports",
  corroborated: "reported",
  corroborates: "reports",
  verified: "reported",
  proven: "reported",
};

/** The presses that mend a finding, or lead to where it is mended: at least one for each. */
export function FindingFix(props: FindingNoteProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { openView, isReadOnly } = useWorkspace();
  const desk = { ...props, notebook, t };
  const { targetKind, targetId } = props.finding;
  const open = {
    judgement: () => openView("synthesis", { judgementId: judgementIdSchema.parse(targetId) }),
    conflict: () => openView("synthesis", { conflictId: conflictIdSchema.parse(targetId) }),
    claim: () => openView("claims", { claimId: claimIdSchema.parse(targetId) }),
    source: () => openView("sources", { sourceId: sourceIdSchema.parse(targetId) }),
  };
  const fixes: readonly Fix[] =
    targetKind === "paragraph"
      ? paragraphFixes(desk)
      : targetKind === "brief"
        ? briefFixes(desk, () => openView("synthesis"))
        : targetKind === "citation"
          ? citationFixes(desk)
          : [{ words: t(`brief.fix.open.${targetKind}`), act: open[targetKind] }];
  return (
    <div className={styles.fixes}>
      {fixes.map(({ words, isWriting = true, act }) => (
        <Button key={words} size="small" isDisabled={isReadOnly && isWriting} onPress={act}>
          {words}
        </Button>
      ))}
    </div>
  );
}

function paragraphFixes(desk: Desk): readonly Fix[] {
  const { finding, paragraph, notebook, t } = desk;
  const goThere: Fix = {
    words: t("brief.fix.goThere"),
    isWriting: false,
    act: () => askForSentence(finding.targetId, finding.excerpt),
  };
  if (paragraph === undefined) return [goThere];
  const cite: Fix = {
    words: t("brief.compose.cite"),
    act: () => {
      askForSentence(paragraph.id, finding.excerpt);
      briefDialog.set("cite");
    },
  };
  const ownAssessment: Fix = {
    words: t("brief.fix.ownAssessment"),
    act: () => void markOwnAssessment(notebook, paragraph, true),
  };
  switch (finding.ruleId) {
    case "sentence-without-reference":
      return [cite, ownAssessment];
    case "public-beyond-evidence":
    case "figure-not-in-passage":
    case "quote-differs":
      return [goThere, cite];
    default:
      return [...otherWords(desk), goThere];
  }
}

/** The sentence with the words at fault said as the evidence carries them, where that is plain. */
function otherWords({ finding, paragraph, notebook, t }: Desk): readonly Fix[] {
  if (paragraph === undefined) return [];
  const { excerpt, params, ruleId } = finding;
  const [found, words] =
    ruleId === "hedge-dropped"
      ? [null, params["suggestion"] ?? ""]
      : ruleId === "single-origin-confirmed"
        ? [params["word"] ?? "", milder[params["word"] ?? ""] ?? ""]
        : ruleId === "withheld-name-printed"
          ? [params["found"] ?? "", t("brief.fix.theAuthor")]
          : [null, ""];
  if (words === "") return [];
  const { content } = paragraph;
  const mended =
    found === null
      ? withHedge(content, excerpt ?? "", words)
      : withWords(content, excerpt ?? "", found, words);
  if (mended === null) return [];
  return [
    {
      words: t("brief.fix.useWords", { words }),
      act: () => void writeParagraph(notebook, paragraph, mended),
    },
  ];
}

function citationFixes({ finding, reading, notebook, t }: Desk): readonly Fix[] {
  const rows = reading.ground.rows.citations as readonly RowOf<"citations">[];
  const citation = rows.find(({ id }) => id === finding.targetId);
  if (citation === undefined) return [];
  const goThere: Fix = {
    words: t("brief.fix.goThere"),
    isWriting: false,
    act: () => focusWish.set(citation.paragraphId),
  };
  if (finding.ruleId !== "cited-thing-changed") return [goThere];
  const accept = () => void acceptChange(notebook, citation, reading.ground);
  return [{ words: t("brief.fix.accept"), act: accept }, goThere];
}

function briefFixes(desk: Desk, openSynthesis: () => void): readonly Fix[] {
  const { finding, reading, brief, notebook, t } = desk;
  const { ruleId, section, params } = finding;
  if (ruleId === "no-judgements") {
    return [{ words: t("brief.fix.toSynthesis"), isWriting: false, act: openSynthesis }];
  }
  if (ruleId === "section-left-out" || ruleId === "no-source-summary") {
    if (section === null) return [];
    const sections = withSection(sectionsOf(brief), section);
    const act = () => void arrangeSections(notebook, brief, sections);
    return [{ words: t("brief.fix.print"), act }];
  }
  const marking = markingSchema.safeParse(params["article"]);
  if (ruleId === "marking-too-low" && marking.success) {
    const act = () => void describeBrief(notebook, brief, { marking: marking.data });
    return [{ words: t("brief.fix.mark", { marking: marking.data }), act }];
  }
  if (section === null) {
    return [{ words: t("brief.fix.toSettings"), isWriting: false, act: () => toSettings(finding) }];
  }
  return [
    {
      words: t("brief.fix.write"),
      act: () => {
        const paragraphs = paragraphsIn(reading, section);
        void addParagraph(notebook, brief.id, section, paragraphs).then(focusWish.set);
      },
    },
  ];
}

/** Puts the focus on the setting that a finding asks for. */
function toSettings({ ruleId }: Finding): void {
  const fold = document.querySelector<HTMLDetailsElement>("#brief-section-settings details");
  if (fold !== null) fold.open = true;
  const controls = [
    ...document.querySelectorAll<HTMLElement>(
      "#brief-section-settings :is(input, textarea, button):not([disabled])",
    ),
  ];
  const wanted = ruleId.startsWith("marking")
    ? controls.find((control) => control.getAttribute("aria-haspopup") === "listbox")
    : ruleId === "no-lens"
      ? controls.find((control) => control.getAttribute("type") === "checkbox")
      : controls[placeAmongSettings(ruleId)];
  wanted?.focus();
}

/** Title, date and cut-off come first among the settings, in this order. */
function placeAmongSettings(ruleId: string): number {
  if (ruleId.includes("cut-off")) return 2;
  return ruleId === "date-missing" ? 1 : 0;
}
