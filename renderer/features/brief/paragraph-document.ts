import type { JSONContent } from "@tiptap/core";
import { Node } from "@tiptap/core";
import { Observed } from "#renderer/db/observable.ts";
import type { Inline } from "#shared/domain/brief/brief.ts";
import { citationIdSchema } from "#shared/domain/ids.ts";

/** The endnote numbers of each citation as the brief would print them now. */
export const citationNumbers = new Observed<ReadonlyMap<string, string>>(new Map());

/** Where a citation stands in the text: one thing that the caret passes over. */
export const CitationNode = Node.create({
  name: "citation",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes() {
    return { citationId: { default: "" } };
  },
  parseHTML() {
    return [{ tag: "sup[data-citation]" }];
  },
  renderHTML({ node }) {
    return ["sup", { "data-citation": String(node.attrs["citationId"]) }];
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("sup");
      const id = String(node.attrs["citationId"]);
      dom.dataset["citation"] = id;
      const draw = () => {
        dom.textContent = citationNumbers.get().get(id) ?? "?";
      };
      draw();
      const stop = citationNumbers.subscribe(draw);
      return { dom, destroy: stop, ignoreMutation: () => true };
    };
  },
});

/** A stored paragraph as the editor's document. */
export function documentOf(content: readonly Inline[]): JSONContent {
  const inlines = content.flatMap((inline): JSONContent[] => {
    if (inline.kind === "citation") {
      return [{ type: "citation", attrs: { citationId: inline.citationId } }];
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
    return id.success ? [{ kind: "citation", citationId: id.data }] : [];
  });
}
