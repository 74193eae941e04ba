import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { IconButton, ToggleButton } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { ChevronDownIcon, ChevronUpIcon } from "#renderer/ui/icons-actions.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import {
  type BriefSection,
  briefSections,
  fixedSections,
  sectionsOf,
  withSection,
} from "#shared/domain/brief/brief.ts";
import type { Finding } from "#shared/domain/brief/finding.ts";
import { arrangeSections, breakBefore } from "./brief-commands.ts";
import styles from "./brief-list.module.css";
import type { BriefRow } from "./brief-queries.ts";
import { writtenSections } from "./finding-key.ts";

/** Sections are dragged within this list only. */
const dragType = "application/x-railhead-section";

type SectionChoiceProps = {
  readonly brief: BriefRow;
  readonly findings: readonly Finding[];
};

/** The sections in printed order, then those left out: each shown with its findings, put on or off, and moved. */
export function SectionChoice({ brief, findings }: SectionChoiceProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const workspace = useWorkspace();
  const isReadOnly = workspace.isReadOnly || brief.status === "issued";
  const printed = sectionsOf(brief);
  const others = briefSections.filter((section) => !printed.includes(section));
  const arrange = (sections: readonly BriefSection[]) =>
    void arrangeSections(notebook, brief, sections);
  return (
    <nav aria-label={t("brief.list.sections")} className={styles.sections}>
      <h3 className={styles.listHead}>{t("brief.list.sections")}</h3>
      <ol>
        {[...printed, ...others].map((section, index) => {
          const name = t(`brief.section.${section}`);
          const isPrinted = index < printed.length;
          const count = findings.filter((finding) => finding.section === section).length;
          return (
            <li
              key={section}
              className={styles.sectionItem}
              data-printed={isPrinted}
              draggable={isPrinted && !isReadOnly}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                event.dataTransfer.setData(dragType, section);
              }}
              onDragOver={(event) => {
                if (isPrinted && event.dataTransfer.types.includes(dragType))
                  event.preventDefault();
              }}
              onDrop={(event) => {
                const dragged = printed.indexOf(
                  event.dataTransfer.getData(dragType) as BriefSection,
                );
                if (dragged === -1 || !isPrinted) return;
                event.preventDefault();
                arrange(moved(printed, dragged, index - dragged));
              }}
            >
              <Checkbox
                isSelected={isPrinted}
                isDisabled={isReadOnly || fixedSections.has(section)}
                aria-label={t("brief.sections.print", { section: name })}
                onChange={() =>
                  arrange(
                    isPrinted
                      ? printed.filter((other) => other !== section)
                      : withSection(printed, section),
                  )
                }
              >
                {""}
              </Checkbox>
              <button
                type="button"
                className={styles.sectionRow}
                disabled={!writtenSections.has(section)}
                onClick={() =>
                  document
                    .getElementById(`brief-section-${section}`)
                    ?.scrollIntoView({ block: "start" })
                }
              >
                {name}
                {count > 0 && <Badge tone="warning">{count}</Badge>}
              </button>
              {isPrinted && (
                <span className={styles.rowTools}>
                  <ToggleButton
                    size="small"
                    aria-label={t("brief.sections.newPage", { section: name })}
                    isSelected={(brief.pageBreaks ?? []).includes(section)}
                    isDisabled={isReadOnly || index === 0}
                    onChange={(isOn) => void breakBefore(notebook, brief, section, isOn)}
                  >
                    ⤓
                  </ToggleButton>
                  <IconButton
                    size="small"
                    icon={ChevronUpIcon}
                    label={t("brief.sections.moveUp", { section: name })}
                    isDisabled={isReadOnly || index === 0}
                    onPress={() => arrange(moved(printed, index, -1))}
                  />
                  <IconButton
                    size="small"
                    icon={ChevronDownIcon}
                    label={t("brief.sections.moveDown", { section: name })}
                    isDisabled={isReadOnly || index === printed.length - 1}
                    onPress={() => arrange(moved(printed, index, 1))}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function moved(
  sections: readonly BriefSection[],
  from: number,
  step: number,
): readonly BriefSection[] {
  const section = sections[from];
  if (section === undefined) return sections;
  return sections.toSpliced(from, 1).toSpliced(from + step, 0, section);
}
