import { useEffect } from "react";
import { DisputedVerdicts, useCommand, useKeyHint, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Button, ToggleButton, ToggleButtonGroup } from "#renderer/ui/button.tsx";
import { ExportIcon, PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Brief } from "#shared/domain/brief/brief.ts";
import { shownSchema } from "#shared/domain/brief/brief.ts";
import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import { standingOfCitation } from "#shared/domain/brief/citing.ts";
import { printedReferences } from "#shared/domain/brief/printed-references.ts";
import { shownWords } from "#shared/domain/brief/shown-words.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import styles from "./brief.module.css";
import { keepStatus } from "./brief-commands.ts";
import { BriefComposer } from "./brief-composer.tsx";
import { type BriefFace, briefDialog, briefFace } from "./brief-desk.ts";
import { BriefPages } from "./brief-pages.tsx";
import { type BriefReading, useBriefReading } from "./brief-queries.ts";
import { CompareDialog } from "./compare-dialog.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { IssueDialog } from "./issue-dialog.tsx";
import { IssuedNotice } from "./issued-notice.tsx";
import { type ShownCitation, shownCitations } from "./paragraph-document.ts";
import { PrintDialog } from "./print-dialog.tsx";
import { TemplatesDialog } from "./templates-dialog.tsx";

export function BriefWorkPane() {
  const t = useTranslate();
  const { isReadOnly } = useWorkspace();
  const reading = useBriefReading();
  if (reading === undefined) return <Skeleton />;
  if (reading.brief === null) {
    return (
      <PaneFrame title={t("brief.list.title")}>
        <EmptyState
          title={t("brief.list.empty")}
          actions={
            <Button
              kind="primary"
              icon={PlusIcon}
              isDisabled={isReadOnly}
              onPress={() => briefDialog.set("new")}
            >
              {t("brief.new.title")}
            </Button>
          }
        >
          {t("brief.list.emptyAdvice")}
        </EmptyState>
      </PaneFrame>
    );
  }
  return <OpenBrief key={reading.brief.id} reading={reading} brief={reading.brief} />;
}

type OpenBriefProps = {
  readonly reading: BriefReading;
  readonly brief: NonNullable<BriefReading["brief"]>;
};

const faces: readonly BriefFace[] = ["write", "both", "pages"];

function OpenBrief({ reading, brief }: OpenBriefProps) {
  const t = useTranslate();
  const { isReadOnly } = useWorkspace();
  const notebook = useNotebook();
  const isIssued = brief.status === "issued";
  const chosenFace = useObservable(briefFace);
  // What went out is looked at, not written on.
  const face = isIssued ? "pages" : chosenFace;
  const dialog = useObservable(briefDialog);
  const exportKey = useKeyHint("brief:export");
  useShownCitations(reading);
  useCommand("brief:export", () => briefDialog.set("export"));
  useCommand("brief:print", () => briefDialog.set("print"));
  useCommand("brief:issue", () => {
    if (!isIssued && !isReadOnly) briefDialog.set("issue");
  });
  useCommand("brief:compare", () => briefDialog.set("compare"));
  useCommand("brief:check", () =>
    document.querySelector<HTMLElement>("[data-findings] button")?.focus(),
  );
  useCommand("brief:pages", () => {
    const next = faces[(faces.indexOf(face) + 1) % faces.length];
    if (next !== undefined) briefFace.set(next);
  });
  return (
    <PaneFrame
      title={brief.title}
      actions={
        <>
          <ToggleButtonGroup
            aria-label={t("brief.face.label")}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[face]}
            onSelectionChange={(keys) => {
              const chosen = faces.find((candidate) => keys.has(candidate));
              if (chosen !== undefined) briefFace.set(chosen);
            }}
          >
            {faces.map((candidate) => (
              <ToggleButton
                key={candidate}
                id={candidate}
                size="small"
                isDisabled={isIssued && candidate !== "pages"}
              >
                {t(`brief.face.${candidate}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          {!isIssued && (
            <Button size="small" isDisabled={isReadOnly} onPress={() => briefDialog.set("issue")}>
              {t("brief.issue.open")}
            </Button>
          )}
          <Button
            kind="primary"
            size="small"
            icon={ExportIcon}
            onPress={() => briefDialog.set("export")}
            {...(exportKey === null ? {} : { "aria-keyshortcuts": exportKey })}
          >
            {t("brief.export.open")}
          </Button>
        </>
      }
    >
      <div className={styles.issued}>
        <DisputedVerdicts
          table="briefs"
          row={brief}
          field="status"
          wordOf={({ record }) => statusText(record, t)}
          keep={({ record }) => keepStatus(notebook, brief, record)}
        />
      </div>
      {isIssued && <IssuedNotice reading={reading} brief={brief} />}
      <div className={styles.faces} data-face={face}>
        {face !== "pages" && <BriefComposer reading={reading} brief={brief} />}
        {face !== "write" && <BriefPages reading={reading} brief={brief} />}
      </div>
      {dialog === "export" && (
        <ExportDialog reading={reading} brief={brief} onClose={() => briefDialog.set(null)} />
      )}
      {dialog === "print" && (
        <PrintDialog reading={reading} brief={brief} onClose={() => briefDialog.set(null)} />
      )}
      {dialog === "issue" && (
        <IssueDialog reading={reading} brief={brief} onClose={() => briefDialog.set(null)} />
      )}
      {dialog === "templates" && (
        <TemplatesDialog brief={brief} onClose={() => briefDialog.set(null)} />
      )}
      {dialog === "compare" && (
        <CompareDialog reading={reading} brief={brief} onClose={() => briefDialog.set(null)} />
      )}
    </PaneFrame>
  );
}

function statusText({ status, issueNumber, issuedAt }: Brief, t: Translate): string {
  if (status === "draft") return t("brief.issue.stillDraft");
  const day = (issuedAt ?? "").slice(0, 10);
  return t("brief.issue.issuedAs", { number: issueNumber ?? 0, day });
}

/** Keeps what citations show in the editors to what the brief would print now. */
function useShownCitations({ model, ground, brief }: BriefReading): void {
  const t = useTranslate();
  useEffect(() => {
    if (model === null || brief === null) return;
    const numbers = numbersIn(model);
    const words = translateFor(brief.language);
    const shown = ground.rows.citations
      .filter(({ briefId }) => briefId === brief.id)
      .map((citation): readonly [string, ShownCitation] => {
        const standing = standingOfCitation(citation, ground);
        const change =
          standing.kind === "changed"
            ? t("brief.compose.changed", { was: standing.was, now: standing.now })
            : null;
        const kinds = shownSchema.options.map((kind) => [
          kind,
          shownWords(citation, kind, ground, words),
        ]);
        const number = numbers.get(citation.id) ?? "?";
        return [citation.id, { number, words: Object.fromEntries(kinds), change }];
      });
    shownCitations.set(new Map(shown));
  }, [model, ground, brief, t]);
}

/** The endnote numbers of each citation as printed: none where the one before it carries them. */
function numbersIn(model: BriefModel): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  const sections = [
    model.bottomLine,
    model.judgementNotes,
    model.lensNotes,
    model.conflictNotes,
    model.gaps,
    model.alternatives,
    model.indicators,
    model.whatChanged,
    model.sourceSummary,
  ];
  for (const { inlines } of sections.flat()) {
    for (const [index, inline] of inlines.entries()) {
      if (inline.kind !== "citation") continue;
      const isFirst = inlines[index - 1]?.kind !== "citation";
      const endnotes = printedReferences(inlines, index).map(({ endnote }) => endnote);
      numbers.set(inline.citationId, isFirst ? endnotes.join(",") || "?" : "");
    }
  }
  return numbers;
}
