import type { Token } from "markdown-it";
import { createElement, type ReactNode } from "react";
import { Button } from "react-aria-components";
import styles from "./guide.module.css";
import { fileOfLink } from "./guide-pages.ts";

type GuideTextProps = {
  readonly tokens: readonly Token[];
  /** A link to another page of the guide was followed. */
  readonly onPage: (file: string) => void;
};

/** What the guide's Markdown becomes; anything else is shown as its words. */
const elements: Readonly<Record<string, string>> = {
  // The page's title is the pane's, a level 2.
  h2: "h3",
  h3: "h4",
  p: "p",
  ul: "ul",
  ol: "ol",
  li: "li",
  strong: "strong",
  em: "em",
  table: "table",
  thead: "thead",
  tbody: "tbody",
  tr: "tr",
  th: "th",
  td: "td",
};

/** Markdown as elements: never as markup, which the window's policy would refuse. */
export function GuideText({ tokens, onPage }: GuideTextProps) {
  return drawn(tokens, onPage);
}

function drawn(tokens: readonly Token[], onPage: GuideTextProps["onPage"]): ReactNode[] {
  const nodes: ReactNode[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.nesting !== 1) {
      nodes.push(leaf(token, at, onPage));
      continue;
    }
    const end = endOf(tokens, at);
    const inner = drawn(tokens.slice(at + 1, end), onPage);
    nodes.push(around(token, at, inner, onPage));
    at = end;
  }
  return nodes;
}

/** Where what a token opens is closed again. */
function endOf(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    depth += tokens[at]?.nesting ?? 0;
    if (depth === 0) return at;
  }
  return tokens.length;
}

function leaf(token: Token, key: number, onPage: GuideTextProps["onPage"]): ReactNode {
  switch (token.type) {
    case "inline":
      return drawn(token.children ?? [], onPage);
    case "softbreak":
    case "hardbreak":
      return " ";
    case "code_inline":
      return <code key={key}>{token.content}</code>;
    case "fence":
    case "code_block":
      return <pre key={key}>{token.content}</pre>;
    default:
      return token.content;
  }
}

function around(
  token: Token,
  key: number,
  inner: ReactNode[],
  onPage: GuideTextProps["onPage"],
): ReactNode {
  // Paragraphs of a tight list are not drawn as such.
  if (token.hidden) return inner;
  if (token.type === "link_open") {
    const file = fileOfLink(token);
    return file === null ? (
      inner
    ) : (
      <Button key={key} className={styles.link ?? ""} onPress={() => onPage(file)}>
        {inner}
      </Button>
    );
  }
  const element = elements[token.tag];
  return element === undefined ? inner : createElement(element, { key }, ...inner);
}
