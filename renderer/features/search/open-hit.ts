import { type Workspace, wishForPassage } from "#renderer/app/feature.ts";
import { askForParagraph } from "#renderer/features/brief/index.ts";
import { assertNever } from "#shared/assert-never.ts";
import {
  annotationIdSchema,
  articleIdSchema,
  briefIdSchema,
  claimIdSchema,
  evidenceIdSchema,
  judgementIdSchema,
  originIdSchema,
  paragraphIdSchema,
  sourceIdSchema,
} from "#shared/domain/ids.ts";
import type { SearchHit } from "#shared/searching/search-result.ts";

/** Goes to where the hit stands; Back returns to the search. */
export function openHit(
  { openView }: Workspace,
  { kind, id, placeId, field, snippet }: SearchHit,
): void {
  switch (kind) {
    case "article": {
      const articleId = articleIdSchema.parse(id);
      if (field === "text" && snippet.range !== null) wishForPassage(articleId, snippet.range);
      openView("reader", { articleId, annotationId: null });
      return;
    }
    case "annotation":
      openView("reader", {
        articleId: articleIdSchema.parse(placeId),
        annotationId: annotationIdSchema.parse(id),
      });
      return;
    case "claim":
      openView("claims", { claimId: claimIdSchema.parse(id) });
      return;
    case "evidence":
      openView("claims", {
        claimId: claimIdSchema.parse(placeId),
        evidenceId: evidenceIdSchema.parse(id),
      });
      return;
    case "judgement":
      openView("synthesis", { judgementId: judgementIdSchema.parse(id) });
      return;
    case "paragraph":
      askForParagraph(id);
      openView("brief", {
        briefId: briefIdSchema.parse(placeId),
        paragraphId: paragraphIdSchema.parse(id),
      });
      return;
    case "source":
      openView("sources", { sourceId: sourceIdSchema.parse(id), originId: null });
      return;
    case "origin":
      openView("sources", { originId: originIdSchema.parse(id), sourceId: null });
      return;
    default:
      assertNever(kind);
  }
}
