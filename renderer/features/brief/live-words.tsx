import { Extension, Node } from "@tiptap/core";
import { history, redo, undo } from "@tiptap/pm/history";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useCallback, useContext, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { type KeptField, TextKeeperContext } from "#renderer/ui/kept-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type Inline, inlineSchema, type Shown } from "#shared/domain/brief/brief.ts";
import { claimIdsCited } from "#shared/domain/brief/citing.ts";
import type { Ground } from "#shared/domain/brief/ground.ts";
import { claimIdSchema } from "#shared/domain/ids.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import {
  addParagraph,
  citationOf,
  cite,
  deleteParagraph,
  moveParagraph,
  type Target,
  writeParagraph,
} from "./brief-commands.ts";
import { focusWish, sentenceWish } from "./brief-desk.ts";
import type { BriefReading, BriefRow, ParagraphRow } from "./brief-queries.ts";
import { caret, caretAt, placeBehind } from "./caret.ts";
import { InsertList } from "./insert-list.tsx";
import { type Insertable, insertablesMatching, queryBefore } from "./insertables.ts";
import styles from "./paragraph.module.css";
import { CitationNode, contentOf, documentOf, keptAs } from "./paragraph-document.ts";

/** What was typed is saved when the typing pauses this long; until then the field's own text holds. */
const pauseMs = 1200;

/** Between the line of the caret and the list under it. */
const listGapPx = 6;

/** Of the editor's document, behind the beginning of its one paragraph. */
const firstPlace = 1;

/** The editor that has the caret, for whoever puts something at it. */
export interface OpenEditor {
  readonly paragraphId: string;
  cite(target: Target): void;
}

/** Undo of typing, which lives until the paragraph is left; from then on the notebook's does. */
const typingHistory = Extension.create({
  name: "typingHistory",
  addProseMirrorPlugins: () => [history()],
  addKeyboardShortcuts: () => ({
    "Mod-z": ({ editor }) => undo(editor.state, editor.view.dispatch),
    "Mod-y": ({ editor }) => redo(editor.state, editor.view.dispatch),
    "Shift-Mod-z": ({ editor }) => redo(editor.state, editor.view.dispatch),
  }),
});

/** What @ or / offers at the caret. */
interface Offer {
  readonly offered: readonly Insertable[];
  readonly chosen: number;
  /** How many characters of the text the name takes, its mark counted. */
  readonly typed: number;
  readonly place: { readonly left: number; readonly top: number };
}

const nodes = [
  Node.create({ name: "doc", topNode: true, content: "paragraph" }),
  Node.create({
    name: "paragraph",
    content: "inline*",
    parseHTML: () => [{ tag: "p" }],
    renderHTML: () => ["p", 0],
  }),
  Node.create({ name: "text", group: "inline" }),
  CitationNode,
  typingHistory,
];

export type LiveWordsProps = {
  readonly paragraph: ParagraphRow;
  readonly siblings: readonly ParagraphRow[];
  readonly index: number;
  readonly reading: BriefReading;
  readonly brief: BriefRow;
  /** The place that takes the caret as soon as this is on screen: characters and citations before it. */
  readonly enterAt: number | null;
  readonly onCaret: (editor: OpenEditor) => void;
  /** False once the notebook has what stands here: then it may be drawn without an editor. */
  readonly onUnsaved: (isUnsaved: boolean) => void;
};

/** The words of a paragraph in an editor. */
export function LiveWords(props: LiveWordsProps) {
  const { editor, offer, choose } = useParagraphEditor(props);
  return (
    <>
      <EditorContent editor={editor} />
      {offer !== null && (
        <InsertList
          offered={offer.offered}
          chosen={offer.chosen}
          place={offer.place}
          onChoose={choose}
        />
      )}
    </>
  );
}

function useParagraphEditor({
  paragraph,
  siblings,
  index,
  reading,
  brief,
  enterAt,
  onCaret,
  onUnsaved,
}: LiveWordsProps): {
  readonly editor: Editor | null;
  readonly offer: Offer | null;
  readonly choose: (insertable: Insertable) => void;
} {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly, select, selection } = useWorkspace();
  const wish = useObservable(focusWish);
  const asked = useRef(selection);
  useEffect(() => {
    asked.current = selection;
  });
  const latest = useRef({ paragraph, siblings, index, ground: reading.ground });
  useEffect(() => {
    latest.current = { paragraph, siblings, index, ground: reading.ground };
  });
  const [offer, setOffer] = useState<Offer | null>(null);
  const offering = useRef<Offer | null>(null);
  const show = useCallback((next: Offer | null) => {
    offering.current = next;
    setOffer(next);
  }, []);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const stored = useRef(JSON.stringify(paragraph.content));
  // The last words sent off, until they come back from the notebook.
  const sent = useRef<{ readonly words: string; isKept: boolean } | null>(null);
  const opened = useRef<Editor | null>(null);
  const keeper = useContext(TextKeeperContext);
  const kept = useRef<KeptField | null>(null);

  const send = useCallback((words: string, write: Promise<unknown>): void => {
    stored.current = words;
    const own = { words, isKept: false };
    sent.current = own;
    void write.finally(() => {
      own.isKept = true;
      if (stored.current === words) kept.current?.release();
    });
  }, []);

  const save = useCallback((): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const editor = opened.current;
    if (editor === null || editor.isDestroyed) return;
    const content = contentOf(editor.getJSON());
    const words = JSON.stringify(content);
    if (words === stored.current) {
      onUnsaved(false);
      return;
    }
    send(words, writeParagraph(notebook, latest.current.paragraph, content));
  }, [notebook, send, onUnsaved]);

  const editor = useEditor({
    extensions: nodes,
    content: documentOf(paragraph.content),
    injectCSS: false,
    editable: !isReadOnly,
    editorProps: {
      attributes: {
        class: styles.editable ?? "",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": t("brief.compose.words"),
      },
      // Only words come in: mark-up of other programs has no place in a brief.
      handlePaste: (view, event) => {
        const words = event.clipboardData?.getData("text/plain") ?? "";
        view.dispatch(view.state.tr.insertText(words.replace(/\s+/gu, " ")));
        return true;
      },
      handleDrop: () => true,
      handleKeyDown: (_view, event) => {
        const { paragraph: row, siblings: rows, index: place } = latest.current;
        if (offering.current !== null && answerOffer(event.key, offering.current)) return true;
        if (event.key === "Enter" && !event.isComposing) {
          save();
          void addParagraph(notebook, brief.id, row.section, rows, row).then(focusWish.set);
          return true;
        }
        const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
        if (step !== null && event.altKey && event.shiftKey) {
          void moveParagraph(notebook, rows, place, step);
          return true;
        }
        if (event.key === "Backspace" && opened.current?.isEmpty === true) {
          void deleteParagraph(notebook, row);
          focusWish.set(rows[place - 1]?.id ?? null);
          return true;
        }
        return false;
      },
      handleClickOn: (_view, _position, node) => {
        if (node.type.name !== "citation") return false;
        const { ground } = latest.current;
        const id = String(node.attrs["citationId"]);
        const citation = ground.rows.citations.find((row) => row.id === id);
        if (citation?.targetKind === "claim")
          select({ claimId: claimIdSchema.parse(citation.targetId) }, "quietly");
        return false;
      },
    },
    onUpdate: ({ editor: current }) => {
      onUnsaved(true);
      kept.current?.keep(JSON.stringify(contentOf(current.getJSON())), current.getText());
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(save, pauseMs);
      show(offerAt(current, latest.current.ground, t));
    },
    onBlur: () => {
      show(null);
      save();
    },
    onSelectionUpdate: ({ editor: current }) => {
      showCaret(current, latest.current.paragraph.id);
      if (offering.current !== null) show(offerAt(current, latest.current.ground, t));
    },
    onFocus: ({ editor: current }) => {
      select({ paragraphId: latest.current.paragraph.id }, "quietly");
      showCaret(current, latest.current.paragraph.id);
      onCaret({ paragraphId: latest.current.paragraph.id, cite: citeHere });
    },
  });
  useEffect(() => {
    opened.current = editor;
  }, [editor]);

  // What a window that ended left here takes the place of the stored words, and is saved like typing.
  const label = t("brief.compose.words");
  const paragraphId = paragraph.id;
  useEffect(() => {
    if (keeper === null || editor === null) return undefined;
    const field = keeper.open({ label, where: "", keptAs: keptAs(paragraphId) });
    kept.current = field;
    const left = contentLeft(field.left);
    if (left !== null) {
      editor.commands.setContent(documentOf(left), { emitUpdate: false });
      save();
    }
    return () => {
      field.close();
      kept.current = null;
    };
  }, [keeper, editor, paragraphId, label, save]);

  const put = useCallback(
    (target: Target, shows: Shown | null, typed: number): void => {
      const current = opened.current;
      if (current === null) return;
      const { paragraph: row, ground } = latest.current;
      const citation = citationOf(row, target, ground);
      const to = current.state.selection.from;
      current
        .chain()
        .focus()
        .deleteRange({ from: to - typed, to })
        .insertContent({ type: "citation", attrs: { citationId: citation.id, shows } })
        .run();
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
      const content = contentOf(current.getJSON());
      onUnsaved(true);
      send(JSON.stringify(content), cite(notebook, row, content, citation.change));
    },
    [notebook, send, onUnsaved],
  );

  const citeHere = useCallback((target: Target) => put(target, null, 0), [put]);
  const choose = useCallback(
    ({ target, shows }: Insertable): void => {
      const typed = offering.current?.typed ?? 0;
      show(null);
      put(target, shows, typed);
    },
    [put, show],
  );

  /** True when the key was one for the list under the caret. */
  function answerOffer(key: string, current: Offer): boolean {
    const { offered, chosen } = current;
    switch (key) {
      case "ArrowDown":
      case "ArrowUp": {
        const step = key === "ArrowDown" ? 1 : offered.length - 1;
        show({ ...current, chosen: (chosen + step) % offered.length });
        return true;
      }
      case "Enter":
      case "Tab": {
        const insertable = offered[chosen];
        if (insertable !== undefined) choose(insertable);
        return true;
      }
      case "Escape":
        show(null);
        return true;
      default:
        return false;
    }
  }

  // Undo, another window or the command line changed the paragraph: show it, unless it is being typed in.
  useEffect(() => {
    const words = JSON.stringify(paragraph.content);
    const own = sent.current;
    // An earlier state comes in while a later one is on its way: it must not take back a citation.
    if (own !== null && !own.isKept && own.words !== words) return;
    sent.current = null;
    if (timer.current === null && words === stored.current) onUnsaved(false);
    if (editor === null || timer.current !== null || words === stored.current) return;
    stored.current = words;
    editor
      .chain()
      .setMeta("addToHistory", false)
      .setContent(documentOf(paragraph.content), { emitUpdate: false })
      .run();
  }, [editor, paragraph.content, onUnsaved]);

  const entered = useRef(false);
  useEffect(() => {
    if (editor === null || enterAt === null || entered.current) return;
    entered.current = true;
    editor.commands.setTextSelection(firstPlace + enterAt);
    // At once, and not with the next picture as the editor's own command: a key may be on its way.
    editor.view.focus();
  }, [editor, enterAt]);

  useEffect(() => {
    if (editor === null || wish !== paragraph.id) return;
    // Before the wish is gone: this stays on screen for as long as the caret was here last.
    onCaret({ paragraphId: paragraph.id, cite: citeHere });
    focusWish.set(null);
    const { claimId = null } = asked.current;
    const sentence = sentenceWish.get();
    sentenceWish.set(null);
    const behind = sentence === null ? null : placeBehind(paragraph.content, sentence);
    if (behind !== null) editor.commands.focus(firstPlace + behind);
    else if (claimId === null) editor.commands.focus("end");
    else editor.commands.focus(placeOfClaim(editor, claimId, latest.current));
    editor.view.dom.scrollIntoView({ block: "nearest" });
  }, [editor, wish, paragraph, onCaret, citeHere]);

  // What was typed last is saved when the view is left.
  useEffect(() => save, [save]);
  return { editor, offer, choose };
}

/** Behind the sentence that rests on a claim, or at the end where none does. */
function placeOfClaim(
  editor: Editor,
  claimId: string,
  { ground }: { readonly ground: Ground },
): number | "end" {
  const citing = new Set<string>(
    ground.rows.citations
      .filter((citation) => claimIdsCited(citation, ground).includes(claimId))
      .map(({ id }) => id),
  );
  let place: number | "end" = "end";
  editor.state.doc.descendants((node, position) => {
    if (place === "end" && citing.has(String(node.attrs["citationId"]))) {
      place = position + node.nodeSize;
    }
  });
  return place;
}

/** What the name typed before the caret finds; null when no name is being typed, or it finds nothing. */
function offerAt(editor: Editor, ground: Ground, t: Translate): Offer | null {
  const { from, empty } = editor.state.selection;
  if (!empty) return null;
  // A citation is one thing in the text, and ends any name before it.
  const before = editor.state.doc.textBetween(0, from, "", "\n");
  const named = queryBefore(before);
  if (named === null) return null;
  const offered = insertablesMatching(named.query, ground, t);
  if (offered.length === 0) return null;
  const caretPlace = editor.view.coordsAtPos(from);
  const frame = editor.view.dom.getBoundingClientRect();
  const place = { left: 0, top: caretPlace.bottom - frame.top + listGapPx };
  return { offered, chosen: 0, typed: before.length - named.from, place };
}

/** Null where nothing was left, or nothing that can be read. */
function contentLeft(left: string | null): readonly Inline[] | null {
  if (left === null) return null;
  const content = z.array(inlineSchema).safeParse(JSON.parse(left));
  return content.success ? content.data : null;
}

function showCaret(editor: Editor, paragraphId: string): void {
  const content: readonly Inline[] = contentOf(editor.getJSON());
  const { from } = editor.state.selection;
  caret.set(caretAt(paragraphId, content, editor.state.doc.textBetween(0, from).length));
}
