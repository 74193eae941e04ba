import type { Translate } from "../../messages/catalogue.ts";
import type { Brief, BriefSection } from "./brief.ts";
import type { Finding } from "./finding.ts";
import type { Ground } from "./ground.ts";

/** What the rules of the brief check look at. */
export interface Checked {
  readonly ground: Ground;
  readonly brief: Brief;
  readonly t: Translate;
  readonly judgementIds: readonly string[];
  readonly lensIds: readonly string[];
  readonly claimIds: readonly string[];
  /** The text of a text version, or null when it is not at hand: its passages are then taken at their word. */
  readonly textOf: (textVersionId: string) => string | null;
}

/** A finding about the brief as a whole, or about one section of it. */
export function aboutBrief(
  ruleId: string,
  briefId: string,
  section: BriefSection | null,
  params: Finding["params"] = {},
): Finding {
  return { ruleId, section, targetKind: "brief", targetId: briefId, excerpt: null, params };
}

/** The articles under the claims a brief uses. */
export function articleIdsUsed({
  ground,
  claimIds,
}: Pick<Checked, "ground" | "claimIds">): ReadonlySet<string> {
  return new Set(
    claimIds.flatMap((id) => ground.passagesOfClaim(id).map(({ article }) => article.id)),
  );
}

export function titleOfArticle(articleId: string, ground: Ground): string {
  const article = ground.articles.get(articleId);
  return article?.title ?? article?.originalName ?? articleId;
}
