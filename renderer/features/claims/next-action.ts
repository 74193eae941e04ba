import type { Workspace } from "#renderer/app/feature.ts";
import type { Unfinished } from "#shared/domain/claim/unfinished.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { claimDialog } from "./claim-dialog.ts";
import type { NotebookClaim, NotebookClaims } from "./claims-queries.ts";

/** The next action in words: "Look for its origin". */
export function nextActionText(t: Translate, open: Unfinished, { rows }: NotebookClaims): string {
  switch (open.kind) {
    case "undecided":
      return t("claims.next.undecided", {
        lens: rows.lenses.find((lens) => lens.id === open.lensId)?.name ?? "",
      });
    case "unanswered":
      return t("claims.next.unanswered", {
        lens: rows.lenses.find((lens) => lens.id === open.lensId)?.name ?? "",
        dimension:
          rows.lensDimensions.find((dimension) => dimension.id === open.dimensionId)?.label ?? "",
      });
    default:
      return t(`claims.next.${open.kind}`);
  }
}

/** Opens where the next action is taken; null where the claim panel itself is that place. */
export function nextAction(
  { claim }: NotebookClaim,
  open: Unfinished,
  openView: Workspace["openView"],
): (() => void) | null {
  const claimId = claim.id;
  switch (open.kind) {
    case "no-speaker":
    case "no-year":
      return () => claimDialog.set({ kind: "report", claimId, evidenceId: open.evidenceId });
    case "no-origin":
      return () =>
        claimDialog.set({ kind: "origin", claimIds: [claimId], evidenceId: open.evidenceId });
    case "unrated":
      return () => claimDialog.set({ kind: "rate", claimId });
    case "undecided":
    case "unanswered":
      return () => claimDialog.set({ kind: "decide", claimIds: [claimId], lensId: open.lensId });
    case "no-evidence":
    case "unrecorded-drift":
      return null;
    case "open-conflict":
      return () =>
        openView("synthesis", {
          conflictId: open.conflictId,
          judgementId: null,
          relationId: null,
        });
  }
}

/** Several passages may lack the same thing: each action is named once. */
export function distinctActions(
  t: Translate,
  { unfinished }: NotebookClaim,
  all: NotebookClaims,
): readonly { readonly text: string; readonly open: Unfinished }[] {
  const byText = new Map<string, Unfinished>();
  for (const open of unfinished) {
    const text = nextActionText(t, open, all);
    if (!byText.has(text)) byText.set(text, open);
  }
  return [...byText].map(([text, open]) => ({ text, open }));
}
