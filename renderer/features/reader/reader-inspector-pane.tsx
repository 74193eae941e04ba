import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useCommand, useOfferedVerb, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import {
  areSuggestionsWished,
  focusSuggestions,
  SuggestionsPanel,
  useSuggestions,
} from "#renderer/features/suggestions/index.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { ClaimIcon, EvidenceIcon } from "#renderer/ui/icons-marks.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { EmptyState, PaneBody, PaneFrame, Section } from "#renderer/ui/panel.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { showUndoToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ColourChoice, Swatch } from "./colour-choice.tsx";
import { contextIn, keptContext } from "./mark-context.ts";
import styles from "./marks.module.css";
import { NoteField } from "./note-field.tsx";
import { deleteMark, moveMark, setColour, setStyle } from "./reader-commands.ts";
import {
  type AnnotationRow,
  annotationById,
  claimsByAnnotation,
  type RestingClaim,
} from "./reader-queries.ts";
import { focusText, paneIds, revealBlock, revealMark } from "./reveal.ts";
import { TagEditor } from "./tag-editor.tsx";
import { type ReadArticle, useReadArticle } from "./use-read-article.ts";

type Tab = "mark" | "suggestions";

/** The chosen mark, and what the rules suggest for the article: side by side with the text. */
export function ReaderInspectorPane() {
  const t = useTranslate();
  const { selection } = useWorkspace();
  const state = useReadArticle(selection.articleId);
  const [tab, setTab] = useState<Tab>(() => (areSuggestionsWished() ? "suggestions" : "mark"));
  const [formerId, setFormerId] = useState(selection.annotationId);
  useCommand("suggestions:show", () => {
    setTab("suggestions");
    focusSuggestions();
  });
  // Whoever chooses a mark wants to see it.
  if (formerId !== selection.annotationId) {
    setFormerId(selection.annotationId);
    if (selection.annotationId !== undefined) setTab("mark");
  }
  if (state.kind !== "ready") {
    return (
      <PaneFrame title={t("reader.inspector.title")}>
        <ChosenMark />
      </PaneFrame>
    );
  }
  return (
    <Suggested
      key={state.read.version.id}
      read={state.read}
      tab={tab}
      onTab={setTab}
      title={t("suggestions.tabs")}
    />
  );
}

type SuggestedProps = {
  readonly read: ReadArticle;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly title: string;
};

function Suggested({ read, tab, onTab, title }: SuggestedProps) {
  const t = useTranslate();
  const suggestions = useSuggestions(read);
  const count = suggestions?.open.length ?? 0;
  return (
    <Tabs
      label={title}
      isHead
      selected={tab}
      onSelect={onTab}
      tabs={[
        { id: "mark", title: t("suggestions.mark"), content: <ChosenMark /> },
        {
          id: "suggestions",
          title: (
            <>
              {t("suggestions.tab")}
              {count > 0 && <span className={styles.count}>{count.toLocaleString()}</span>}
            </>
          ),
          content: <SuggestionsPanel read={read} suggestions={suggestions} onShow={revealBlock} />,
        },
      ]}
    />
  );
}

/** What there is to know and to change of the chosen mark. */
function ChosenMark() {
  const t = useTranslate();
  const notebook = useNotebook();
  const { selection } = useWorkspace();
  const state = useReadArticle(selection.articleId);
  const annotationId = selection.annotationId;
  const annotation = useLiveQuery(
    () => (annotationId === undefined ? null : annotationById(notebook, annotationId)),
    [notebook, annotationId],
  );
  const isChosen =
    annotation !== undefined && annotation !== null && annotation.id === annotationId;

  return isChosen && state.kind === "ready" && annotation.articleId === state.read.article.id ? (
    <MarkInspector key={annotation.id} annotation={annotation} read={state.read} />
  ) : (
    <EmptyState title={t("reader.inspector.empty")}>{t("reader.inspector.emptyText")}</EmptyState>
  );
}

type MarkInspectorProps = { readonly annotation: AnnotationRow; readonly read: ReadArticle };

function MarkInspector({ annotation, read }: MarkInspectorProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const claims = useLiveQuery(
    async () => (await claimsByAnnotation(notebook, [annotation.id])).get(annotation.id) ?? [],
    [notebook, annotation.id],
  );
  const show = () => {
    revealMark(annotation.id);
    focusText();
  };
  const isLost = read.lost.some((lost) => lost.annotation.id === annotation.id);
  const standing = read.marks.all.find(({ id }) => id === annotation.id);
  const context =
    standing === undefined
      ? keptContext(annotation)
      : contextIn(read.text, read.layout.kept, standing);

  async function removeMark(): Promise<void> {
    const count = claims?.length ?? 0;
    await deleteMark(notebook, annotation);
    const words = count === 0 ? t("reader.deleted") : t("reader.deletedWithClaims", { count });
    showUndoToast(words, t("ui.undo"), () => void notebook.undo());
  }

  return (
    <PaneBody>
      <Section title={t("reader.inspector.passage")}>
        <blockquote
          id={paneIds.inspector}
          className={styles.quote}
          data-colour={annotation.colour}
          tabIndex={-1}
        >
          <span className={styles.context}>{context.before}</span>
          <mark>{annotation.exact}</mark>
          <span className={styles.context}>{context.after}</span>
        </blockquote>
        {isLost ? (
          <LostNotice annotation={annotation} read={read} />
        ) : (
          <div className={styles.actions}>
            <Button size="small" onPress={show}>
              {t("reader.inspector.showInText")}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t("reader.inspector.note")}>
        <NoteField
          annotation={annotation}
          label={t("reader.note.label")}
          isLabelHidden
          rows={4}
          onDone={focusText}
        />
      </Section>
      <Section title={t("reader.inspector.translation")}>
        <NoteField
          annotation={annotation}
          of="translation"
          label={t("reader.inspector.translation")}
          isLabelHidden
          rows={2}
          onDone={focusText}
        />
      </Section>
      <Section title={t("reader.inspector.tags")}>
        <TagEditor annotationId={annotation.id} />
      </Section>
      <Section title={t("reader.colour.label")}>
        <ColourChoice
          value={annotation.colour}
          isDisabled={notebook.isReadOnly}
          onChange={(colour) => void setColour(notebook, annotation, colour)}
        />
        <RadioGroup
          label={t("reader.inspector.style")}
          isLabelHidden
          orientation="horizontal"
          isDisabled={notebook.isReadOnly}
          value={annotation.style}
          onChange={(style) => void setStyle(notebook, annotation, style)}
          options={[
            { value: "highlight", text: t("reader.style.highlight") },
            { value: "underline", text: t("reader.style.underline") },
          ]}
        />
      </Section>
      <ClaimsSection annotation={annotation} claims={claims ?? []} />
      <Overlaps annotation={annotation} read={read} />
      {!notebook.isReadOnly && (
        <div className={styles.inspectorFoot}>
          <Button kind="quiet" icon={TrashIcon} onPress={() => void removeMark()}>
            {t("reader.inspector.delete")}
          </Button>
        </div>
      )}
    </PaneBody>
  );
}

function LostNotice({ annotation, read }: MarkInspectorProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { version, text } = read;
  const lost = read.lost.find((one) => one.annotation.id === annotation.id);
  const proposal = lost?.proposal ?? null;
  return (
    <Notice tone="warning" title={t("reader.inspector.lost")}>
      <p>{t("reader.inspector.lostText")}</p>
      {proposal !== null && (
        <>
          <p>{t("reader.inspector.proposal", { percent: Math.round(proposal.score * 100) })}</p>
          <blockquote className={styles.quote}>
            {text.slice(proposal.start, proposal.end)}
          </blockquote>
          {!notebook.isReadOnly && (
            <Button
              onPress={() =>
                void moveMark(notebook, annotation, { version, text, range: proposal })
              }
            >
              {t("reader.inspector.putHere")}
            </Button>
          )}
        </>
      )}
    </Notice>
  );
}

type ClaimsSectionProps = {
  readonly annotation: AnnotationRow;
  readonly claims: readonly RestingClaim[];
};

function ClaimsSection({ annotation, claims }: ClaimsSectionProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { selection, select } = useWorkspace();
  const claim = useOfferedVerb("claim");
  const evidence = useOfferedVerb("evidence");
  const passage = { articleId: annotation.articleId, annotationId: annotation.id };
  return (
    <Section title={t("reader.inspector.claims")}>
      {claims.length === 0 && <p className={styles.quiet}>{t("reader.inspector.noClaims")}</p>}
      {claims.length > 0 && (
        <ul aria-label={t("reader.inspector.claims")} className={styles.lines}>
          {claims.map((resting) => (
            <li key={resting.evidence.id}>
              <button
                type="button"
                className={styles.line}
                aria-pressed={selection.claimId === resting.claim.id}
                onClick={() =>
                  select({ claimId: resting.claim.id, evidenceId: resting.evidence.id })
                }
              >
                <ClaimKindIcon kind={resting.claim.kind} />
                <span>
                  {resting.claim.statement}
                  <span className={styles.rowDetail}>
                    {t(`words.bearing.${resting.evidence.bearing}`)}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {!notebook.isReadOnly && (
        <div className={styles.actions}>
          {claim !== null && (
            <Button size="small" icon={ClaimIcon} onPress={() => claim(passage)}>
              {t("reader.inspector.newClaim")}
            </Button>
          )}
          {evidence !== null && (
            <Button size="small" icon={EvidenceIcon} onPress={() => evidence(passage)}>
              {t("reader.inspector.newEvidence")}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}

function Overlaps({ annotation, read }: MarkInspectorProps) {
  const t = useTranslate();
  const { select } = useWorkspace();
  const own = read.marks.all.find(({ id }) => id === annotation.id);
  const others =
    own === undefined ? [] : read.marks.overlapping(own).filter(({ id }) => id !== own.id);
  if (others.length === 0) return null;
  return (
    <Section title={t("reader.inspector.overlaps")}>
      <ul aria-label={t("reader.inspector.overlaps")} className={styles.lines}>
        {others.map((other) => (
          <li key={other.id}>
            <button
              type="button"
              className={styles.line}
              onClick={() => select({ annotationId: other.id })}
            >
              <Swatch colour={other.annotation.colour} />
              <span>{other.annotation.exact.slice(0, 160)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
