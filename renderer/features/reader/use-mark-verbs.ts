import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useCommand, useOfferedVerb, useWorkspace } from "#renderer/app/feature.ts";
import { newId } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { afterPaint, painted } from "#renderer/ui/after-paint.ts";
import { showUndoToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { selectorsOf } from "#shared/anchoring/selectors.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { AnnotationId } from "#shared/domain/ids.ts";
import type { ShownBlock } from "./article-layout.ts";
import type { Colour } from "./colour-choice.tsx";
import type { Mark } from "./marks.ts";
import { deleteMark, markPassage, moveMark, setColour } from "./reader-commands.ts";
import { claimsByAnnotation } from "./reader-queries.ts";
import type { PassageVerbs } from "./selection-bar.tsx";
import type { Passage } from "./use-passage.ts";
import type { ReadArticle } from "./use-read-article.ts";

export type MarkVerbsInput = {
  readonly read: ReadArticle;
  readonly passage: Passage;
  readonly chosen: Mark | null;
  readonly onMarked: (annotationId: AnnotationId) => void;
  /** A mark is on its way to the disk. Answers with what takes it back when it does not get there. */
  readonly onMarking?: (mark: MarkingPassage) => () => void;
};

/** A passage that is about to be marked. */
export type MarkingPassage = TextRange & { readonly colour: number };

export type MarkVerbs = {
  readonly bar: Omit<PassageVerbs, "fold">;
  /** The paragraph that is being corrected. */
  readonly corrected: ShownBlock | null;
  readonly closeCorrection: () => void;
  /** The mark whose note is being written in the margin. */
  readonly notedId: string | null;
  readonly editNote: (annotationId: string | null) => void;
  /** The mark whose tags are being chosen. */
  readonly taggedId: string | null;
  readonly closeTags: () => void;
};

/** What keys and bar do with the selected passage or, when none is selected, with the chosen mark or the sentence at the caret. */
export function useMarkVerbs({
  read,
  passage,
  chosen,
  onMarked,
  onMarking,
}: MarkVerbsInput): MarkVerbs {
  const t = useTranslate();
  const notebook = useNotebook();
  const { selection } = useWorkspace();
  const claim = useOfferedVerb("claim");
  const evidence = useOfferedVerb("evidence");
  const [colour, setLastColour] = useState<Colour>(1);
  const [notedId, editNote] = useState<string | null>(null);
  const [taggedId, setTaggedId] = useState<string | null>(null);
  const [corrected, setCorrected] = useState<ShownBlock | null>(null);
  const { article, version, text, reading } = read;

  /** A field opens as soon as the mark that it is about is there. */
  const isOpening = useRef(false);
  const underWay = useRef(0);
  const lastMarked = useRef<Promise<AnnotationId> | null>(null);
  /** The next passage may be marked while the last one is being saved; what is meant otherwise is not known yet. */
  const isToWait = () => isOpening.current || (underWay.current > 0 && passage.passage === null);
  async function marked(range: TextRange, inColour: number): Promise<AnnotationId> {
    // Seen at once, whatever the disk, the panes and thousands of other marks take.
    const { start, end } = selectorsOf(text, range);
    const takeBack = onMarking?.({ start, end, colour: inColour });
    afterPaint(() => passage.choose(null));
    underWay.current += 1;
    try {
      await painted();
      const id = await markPassage(notebook, { version, text, range, colour: inColour }, newId);
      onMarked(id);
      return id;
    } catch (error) {
      takeBack?.();
      throw error;
    } finally {
      underWay.current -= 1;
    }
  }

  const passageMeant = () =>
    passage.passage ?? (chosen === null ? reading.at("sentence", passage.caret) : null);

  /** Opens something for the mark meant; makes it first where there is none. */
  function withMark(open: (annotationId: string) => void): (() => void) | null {
    if (notebook.isReadOnly) return null;
    return () => {
      // Letters meant for the note or tag that is about to open must not act as verbs meanwhile.
      if (isOpening.current) return;
      const isMeantOnItsWay = underWay.current > 0 && passage.passage === null;
      const range = isMeantOnItsWay ? null : passageMeant();
      if (range !== null) lastMarked.current = marked(range, colour);
      if (range !== null || isMeantOnItsWay) {
        isOpening.current = true;
        void lastMarked.current?.then(open).finally(() => {
          isOpening.current = false;
        });
      }
      // At once, so that what is typed next goes into the field that opens.
      else if (chosen !== null) flushSync(() => open(chosen.id));
    };
  }

  function mark(): void {
    const range = isToWait() ? null : passageMeant();
    if (range !== null) lastMarked.current = marked(range, colour);
  }

  function recolour(next: Colour): (() => void) | null {
    if (notebook.isReadOnly) return null;
    return () => {
      if (isToWait()) return;
      setLastColour(next);
      if (passage.passage !== null) lastMarked.current = marked(passage.passage, next);
      else if (chosen !== null) void setColour(notebook, chosen.annotation, next);
    };
  }

  async function removeChosen({ annotation }: Mark): Promise<void> {
    const resting = await claimsByAnnotation(notebook, [annotation.id]);
    const count = resting.get(annotation.id)?.length ?? 0;
    await deleteMark(notebook, annotation);
    const words = count === 0 ? t("reader.deleted") : t("reader.deletedWithClaims", { count });
    showUndoToast(words, t("ui.undo"), () => void notebook.undo());
  }

  const paragraph = read.layout.kept.findLast(({ start }) => start <= passage.caret) ?? null;
  const correct = notebook.isReadOnly || paragraph === null ? null : () => setCorrected(paragraph);
  const lost = read.lost.find(({ annotation }) => annotation.id === selection.annotationId);
  const standing = passage.passage;
  const place =
    notebook.isReadOnly || lost === undefined || standing === null
      ? null
      : () => {
          passage.choose(null);
          void moveMark(notebook, lost.annotation, { version, text, range: standing });
        };

  const passageOf = (annotationId: string) => ({ articleId: article.id, annotationId });
  const highlight = notebook.isReadOnly ? null : mark;
  const note = withMark(editNote);
  const tag = withMark(setTaggedId);
  const makeClaim = claim === null ? null : withMark((id) => claim(passageOf(id)));
  const makeEvidence = evidence === null ? null : withMark((id) => evidence(passageOf(id)));

  useCommand("passage:highlight", highlight);
  useCommand("passage:note", note);
  useCommand("passage:claim", makeClaim);
  useCommand("passage:evidence", makeEvidence);
  useCommand("item:tag", tag);
  useCommand(
    "item:delete",
    chosen === null || notebook.isReadOnly || selection.annotationId === undefined
      ? null
      : () => void removeChosen(chosen),
  );
  useCommand("block:correct", correct);
  useCommand("mark:place", place);
  useCommand("mark:colour-1", recolour(1));
  useCommand("mark:colour-2", recolour(2));
  useCommand("mark:colour-3", recolour(3));
  useCommand("mark:colour-4", recolour(4));
  useCommand("mark:colour-5", recolour(5));
  useCommand("mark:colour-6", recolour(6));

  return {
    bar: { highlight, note, claim: makeClaim, evidence: makeEvidence, tag, correct, place },
    corrected,
    closeCorrection: () => setCorrected(null),
    notedId,
    editNote,
    taggedId,
    closeTags: () => setTaggedId(null),
  };
}
