import type { JSONContent } from "@tiptap/core";
import { Node } from "@tiptap/core";
import { Observed } from "#renderer/db/observable.ts";
import { type Inline, type Shown, shownSchema } from "#shared/domain/brief/brief.ts";
import { citationIdSchema } from "#shared/domain/ids.ts";

/** A citation as it stands in the text now. */
export interface ShownCitation {
  /** The endnote numbers as the brief would print them. */
  readonly number: string;
  /** What its target would show, by what a citation can show of it. */
  readonly words: Readonly<Partial<Record<Shown, string>>>;
  /** How its target differs from what was cited, in words; null where it does not. */
  readonly change: string | null;
}

export const shownCitations = new Observed<ReadonlyMap<string, ShownCitation>>(new Map());

/** Where a citation stands in the text: one thing that the caret passes over. */
export const CitationNode = Node.create({
  name: "citation",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes() {
    return { citationId: { default: "" }, shows: { default: null } };
  },
  parseHTML() {
    return [{ tag: "sup[data-citation]" }];
  },
  renderHTML({ node }) {
    return ["sup", { "data-citation": String(node.attrs["citationId"]) }];
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("span");
      const words = dom.appendChild(document.createElement("span"));
      const number = dom.appendChild(document.createElement("sup"));
      const id = String(node.attrs["citationId"]);
      const shows = shownSchema.safeParse(node.attrs["shows"]);
      dom.dataset["citation"] = id;
      words.dataset["shown"] = "";
      const draw = () => {
        const shown = shownCitations.get().get(id);
        number.textContent = shown?.number ?? "?";
        words.textContent = shows.success ? (shown?.words[shows.data] ?? "…") : "";
        dom.toggleAttribute("data-changed", (shown?.change ?? null) !== null);
        dom.title = shown?.change ?? "";
      };
      draw();
      const stop = shownCitations.subscribe(draw);
      return { dom, destroy: stop, ignoreMutation: () => true };
    };
  },
});

/** The name under which what is typed into a paragraph outlives the window. */
export function keptAs(paragraphId: string): string {
  return `paragraph:${paragraphId}`;
}

/** A stored paragraph as the editor's document. */
export function documentOf(content: readonly Inline[]): JSONContent {
  const inlines = content.flatMap((inline): JSONContent[] => {
    if (inline.kind === "citation") {
      const { citationId, shows = null } = inline;
      return [{ type: "citation", attrs: { citationId, shows } }];
    }
    return inline.text === "" ? [] : [{ type: "text", text: inline.text }];
  });
  return { type: "doc", content: [{ type: "paragraph", content: inlines }] };
}

/** The editor's document as it is stored. */
export function contentOf(document: JSONContent): readonly Inline[] {
  const inlines = document.content?.flatMap((paragraph) => paragraph.content ?? []) ?? [];
  return inlines.flatMap((inline): Inline[] => {
    if (inline.type === "text") return [{ kind: "text", text: inline.text ?? "" }];
    const id = citationIdSchema.safeParse(inline.attrs?.["citationId"]);
    if (!id.success) return [];
    const shows = shownSchema.safeParse(inline.attrs?.["shows"]);
    const citation = { kind: "citation", citationId: id.data } as const;
    return [shows.success ? { ...citation, shows: shows.data } : citation];
  });
}
