import { useLiveQuery } from "dexie-react-hooks";
import { lazy, Suspense, useEffect, useRef } from "react";
import {
  type CommandId,
  useCommand,
  usePassageVerb,
  useUndoToast,
  useWorkspace,
} from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { annotationIdSchema, type ClaimId } from "#shared/domain/ids.ts";
import type { Lens } from "#shared/domain/lens/lens.ts";
import { deleteClaim } from "./claim-commands.ts";
import { chosenClaims, claimDialog } from "./claim-dialog.ts";
import { inOrder } from "./lens-order.ts";

const OpenClaimDialog = lazy(async () => {
  const { OpenClaimDialog: Dialog } = await import("./open-claim-dialog.tsx");
  return { default: Dialog };
});

/** The claim verbs and their dialogs, at hand in every view. */
export function ClaimsBackground() {
  const request = useObservable(claimDialog);
  usePassageVerb("claim", ({ annotationId }) =>
    claimDialog.set({ kind: "make", annotationId: annotationIdSchema.parse(annotationId) }),
  );
  usePassageVerb("evidence", ({ annotationId }) =>
    claimDialog.set({ kind: "attach", annotationId: annotationIdSchema.parse(annotationId) }),
  );
  return (
    <>
      <ClaimCommands />
      {request !== null && (
        <Suspense fallback={null}>
          <OpenClaimDialog key={JSON.stringify(request)} request={request} />
        </Suspense>
      )}
    </>
  );
}

const decideCommands = [
  "lens:decide-1",
  "lens:decide-2",
  "lens:decide-3",
  "lens:decide-4",
  "lens:decide-5",
  "lens:decide-6",
  "lens:decide-7",
  "lens:decide-8",
  "lens:decide-9",
] as const satisfies readonly CommandId[];

/**
 * A chosen claim that goes, by undo or in the trash, is chosen no more: its keys would open dialogs
 * that show themselves once it came back.
 */
function useGoneLetGo(): void {
  const { db } = useNotebook();
  const { selection, select } = useWorkspace();
  const claimId = selection.claimId ?? null;
  const found = useLiveQuery(
    async () =>
      claimId === null ? null : { claimId, isThere: (await db.claims.get(claimId)) !== undefined },
    [db, claimId],
  );
  const seen = useRef<ClaimId | null>(null);
  useEffect(() => {
    if (found == null || found.claimId !== claimId) return;
    if (found.isThere) seen.current = claimId;
    // One that was made just now comes a moment later.
    else if (seen.current === claimId) select({ claimId: null }, "quietly");
  }, [found, claimId, select]);
}

/** The keys of a chosen claim, on the board and beside the article. */
function ClaimCommands() {
  useGoneLetGo();
  const t = useTranslate();
  const notebook = useNotebook();
  const { db } = notebook;
  const undoToast = useUndoToast();
  const lenses = useLiveQuery(async () => inOrder(await db.lenses.toArray()), [db]);
  const { view, selection, select, isReadOnly } = useWorkspace();
  const chosen = useObservable(chosenClaims);
  const isHere = (view === "claims" || view === "reader") && !isReadOnly;
  const claimId = isHere ? selection.claimId : undefined;
  const active = claimId === undefined ? [] : [claimId];
  const claimIds = isHere && chosen.length > 0 ? chosen : active;
  const remove = async (id: ClaimId) => {
    const claim = await db.claims.get(id);
    if (claim === undefined) return;
    await deleteClaim(notebook, claim);
    select({ claimId: null });
    undoToast(t("claims.panel.deleted"));
  };
  useCommand(
    "item:rate",
    claimId === undefined ? null : () => claimDialog.set({ kind: "rate", claimId }),
  );
  useCommand(
    "item:origin",
    claimIds.length === 0
      ? null
      : () => claimDialog.set({ kind: "origin", claimIds, evidenceId: null }),
  );
  const isOnBoard = view === "claims";
  useCommand(
    "item:tag",
    isOnBoard && claimIds.length > 0 ? () => claimDialog.set({ kind: "tag", claimIds }) : null,
  );
  // Of several, the bar over the board deletes them.
  useCommand(
    "item:delete",
    isOnBoard && claimId !== undefined && chosen.length === 0 ? () => void remove(claimId) : null,
  );
  return decideCommands.map((command, place) => (
    <DecideCommand key={command} command={command} claimIds={claimIds} lens={lenses?.[place]} />
  ));
}

type DecideCommandProps = {
  readonly command: (typeof decideCommands)[number];
  readonly claimIds: readonly ClaimId[];
  /** Undefined where the notebook has fewer. */
  readonly lens: Lens | undefined;
};

function DecideCommand({ command, claimIds, lens }: DecideCommandProps) {
  const t = useTranslate();
  useCommand(
    command,
    claimIds.length === 0 || lens === undefined
      ? null
      : () => claimDialog.set({ kind: "decide", claimIds, lensId: lens.id }),
    lens === undefined ? null : t("claims.next.undecided", { lens: lens.name }),
  );
  return null;
}
