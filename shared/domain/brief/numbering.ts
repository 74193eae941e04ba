import type { Citation } from "./brief.ts";
import type { Reference } from "./brief-model.ts";
import { frozenPassages, passagesCited } from "./citing.ts";
import type { Ground, Passage } from "./ground.ts";

interface Cited {
  readonly articleId: string;
  readonly annotationId: string;
}

/** A passage the brief leans on, in order of first use; `exact` of one that is gone is what the citation kept. */
export interface UsedPassage extends Cited {
  readonly passage: Passage | null;
  readonly exact: string;
}

/** An article of the brief's endnotes; `sha256` and `title` also for one that is gone. */
export interface UsedArticle {
  readonly number: number;
  readonly articleId: string;
  readonly title: string | null;
  readonly sha256: string;
  readonly anchors: string[];
  readonly passages: UsedPassage[];
}

/**
 * Hands out endnote numbers: one per article, in the order in which the brief first
 * leans on it, so everything has to be asked for in printed order.
 */
export class Numbering {
  readonly #articles = new Map<string, UsedArticle>();
  readonly #ground: Ground;
  #anchors = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  get articles(): readonly UsedArticle[] {
    return [...this.#articles.values()];
  }

  /** References to passages: one per article. */
  refer(passages: readonly Passage[]): readonly Reference[] {
    return this.#referTo(
      passages.map((passage) => ({
        articleId: passage.article.id,
        annotationId: passage.annotation.id,
        passage,
        exact: passage.annotation.exact,
        title: passage.article.title,
        sha256: passage.article.originalHash,
      })),
    );
  }

  /** References of a citation; what its target no longer leads to comes from what it kept. */
  cite(citation: Citation): readonly Reference[] {
    const passages = passagesCited(citation, this.#ground);
    if (passages.length > 0) return this.refer(passages);
    return this.#referTo(
      frozenPassages(citation).map((kept) => ({
        articleId: kept.articleId,
        annotationId: kept.annotationId,
        passage: null,
        exact: kept.exact,
        title: this.#ground.articles.get(kept.articleId)?.title ?? kept.articleTitle,
        sha256: kept.sha256,
      })),
    );
  }

  /** The number of an article named without a passage. */
  name(articleId: string): number | null {
    const article = this.#ground.articles.get(articleId);
    if (article === undefined) return null;
    return this.#use(articleId, article.title, article.originalHash).number;
  }

  #referTo(
    cited: readonly (UsedPassage & { readonly title: string | null; readonly sha256: string })[],
  ): readonly Reference[] {
    const byArticle = new Map<
      string,
      { endnote: number; passageIds: string[]; used: UsedArticle }
    >();
    for (const { title, sha256, ...passage } of cited) {
      const used = this.#use(passage.articleId, title, sha256);
      const known = used.passages.some((other) => other.annotationId === passage.annotationId);
      if (!known) used.passages.push(passage);
      const reference = byArticle.get(passage.articleId);
      if (reference === undefined) {
        const passageIds = [passage.annotationId];
        byArticle.set(passage.articleId, { endnote: used.number, passageIds, used });
      } else if (!reference.passageIds.includes(passage.annotationId)) {
        reference.passageIds.push(passage.annotationId);
      }
    }
    return [...byArticle.values()]
      .sort((a, b) => a.endnote - b.endnote)
      .map(({ endnote, passageIds, used }) => {
        this.#anchors += 1;
        const anchor = `ref-${this.#anchors}`;
        used.anchors.push(anchor);
        return { anchor, endnote, passageIds };
      });
  }

  #use(articleId: string, title: string | null, sha256: string): UsedArticle {
    const known = this.#articles.get(articleId);
    if (known !== undefined) return known;
    const number = this.#articles.size + 1;
    const used = { number, articleId, title, sha256, anchors: [], passages: [] };
    this.#articles.set(articleId, used);
    return used;
  }
}
