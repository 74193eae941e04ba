import type { Workspace } from "#renderer/app/feature.ts";
import {
  articleIdSchema,
  claimIdSchema,
  originIdSchema,
  relationIdSchema,
  sourceIdSchema,
} from "#shared/domain/ids.ts";
import type { Target } from "#shared/figures/scene.ts";

/** Goes to the record a point stands for; a stretch of time and a cell to be read are the figure's own. */
export function openTarget(target: Target, { openView }: Pick<Workspace, "openView">): void {
  switch (target.kind) {
    case "claims": {
      const [first] = target.claimIds;
      if (first !== undefined) openView("claims", { claimId: claimIdSchema.parse(first) });
      return;
    }
    case "article":
      openView("reader", { articleId: articleIdSchema.parse(target.articleId) });
      return;
    case "source":
      openView("sources", { sourceId: sourceIdSchema.parse(target.sourceId), originId: null });
      return;
    case "origin":
      openView("sources", { originId: originIdSchema.parse(target.originId), sourceId: null });
      return;
    case "relation":
      openView("synthesis", {
        relationId: relationIdSchema.parse(target.relationId),
        conflictId: null,
        judgementId: null,
      });
      return;
    case "reading":
    case "span":
      return;
  }
}
