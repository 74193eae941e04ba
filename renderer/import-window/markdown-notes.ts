import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";

const noteStart = /^\[\^([^\]\s]{1,40})\]:/u;
const reference = /^\[\^([^\]\s]{1,40})\]/u;
/** How far the further paragraphs of a note are set in. */
const inset = 4;

/**
 * Notes as most programs for Markdown write them: `[^1]` in the text, and below it a paragraph
 * `[^1]: …` with what is set in under it. The text keeps the number in brackets, as the notes of
 * documents have it, and the note begins with it.
 */
export function withNotes(markdown: MarkdownIt): void {
  // An address alone behind the mark would else be taken for that of a link, and no word of the note be left.
  markdown.block.ruler.before("reference", "note", note, { alt: ["paragraph", "reference"] });
  markdown.inline.ruler.before("link", "note-number", noteNumber);
  markdown.core.ruler.after("inline", "note-labels", ({ tokens, Token }) => {
    tokens.forEach((token, index) => {
      if (token.type !== "note_open") return;
      const words = tokens[index + 1]?.type === "paragraph_open" ? tokens[index + 2] : undefined;
      const label = new Token("text", "", 0);
      label.content = `${String(token.meta?.["label"])} `;
      words?.children?.unshift(label);
    });
  });
}

function note(state: StateBlock, startLine: number, endLine: number, isSilent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const found = noteStart.exec(state.src.slice(start, state.eMarks[startLine]));
  if (found === null) return false;
  if (isSilent) return true;
  labelsOf(state.env).add(found[1] ?? "");

  const open = state.push("note_open", "div", 1);
  open.attrSet("role", "doc-footnote");
  open.meta = { label: found[1] ?? "" };
  open.map = [startLine, startLine + 1];
  // The first line is read as if it began behind the mark, and those below it as if they were not set in.
  const kept = {
    start: state.bMarks[startLine],
    shift: state.tShift[startLine],
    column: state.sCount[startLine],
    parent: state.parentType,
  };
  const words = start + found[0].length;
  const blanks = /^[ \t]*/u.exec(state.src.slice(words, state.eMarks[startLine]))?.[0].length ?? 0;
  state.bMarks[startLine] = words;
  state.tShift[startLine] = blanks;
  state.blkIndent += inset;
  state.sCount[startLine] = state.blkIndent;
  state.md.block.tokenize(state, startLine, endLine);
  state.blkIndent -= inset;
  state.bMarks[startLine] = kept.start ?? 0;
  state.tShift[startLine] = kept.shift ?? 0;
  state.sCount[startLine] = kept.column ?? 0;
  state.parentType = kept.parent;
  state.push("note_close", "div", -1);
  return true;
}

function noteNumber(state: StateInline, isSilent: boolean): boolean {
  const found = reference.exec(state.src.slice(state.pos, state.pos + 50));
  const label = found?.[1];
  if (found === null || label === undefined || !labelsOf(state.env).has(label)) return false;
  if (!isSilent) state.push("text", "", 0).content = `[${label}]`;
  state.pos += found[0].length;
  return true;
}

/** The labels of the notes that a text has. */
const labels = new WeakMap<object, Set<string>>();

function labelsOf(env: object): Set<string> {
  const known = labels.get(env) ?? new Set<string>();
  labels.set(env, known);
  return known;
}
