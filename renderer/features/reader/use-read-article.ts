import { useSyncExternalStore } from "react";
import { type Notebook, useNotebook } from "#renderer/db/notebook.ts";
import { ArticleFeed, type ArticleState } from "./article-feed.ts";

export type { ReadArticle } from "./article-feed.ts";

// A feed that nobody follows holds nothing but its id.
const feeds = new WeakMap<Notebook, Map<string, ArticleFeed>>();

function feedOf(notebook: Notebook, articleId: string): ArticleFeed {
  const ofNotebook = feeds.get(notebook) ?? new Map<string, ArticleFeed>();
  feeds.set(notebook, ofNotebook);
  const known = ofNotebook.get(articleId);
  if (known !== undefined) return known;
  const made = new ArticleFeed(notebook, articleId);
  ofNotebook.set(articleId, made);
  return made;
}

const noneChosen: ArticleState = { kind: "none-chosen" };
const nothing = {
  subscribe: () => () => {},
  state: () => noneChosen,
} as const;

/** The chosen article with its text, blocks and marks, live; one reading for all panes that ask. */
export function useReadArticle(
  articleId: string | undefined,
): Exclude<ArticleState, { kind: "failed" }> {
  const notebook = useNotebook();
  const feed = articleId === undefined ? nothing : feedOf(notebook, articleId);
  const state = useSyncExternalStore(feed.subscribe, feed.state);
  // Reaches the pane's error boundary.
  if (state.kind === "failed") throw state.error;
  return state;
}
