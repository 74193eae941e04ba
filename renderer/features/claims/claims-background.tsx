import { lazy, Suspense } from "react";
import { type CommandId, useCommand, usePassageVerb, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { annotationIdSchema, type ClaimId } from "#shared/domain/ids.ts";
import { claimDialog } from "./claim-dialog.ts";
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

/** The keys of a chosen claim, on the board and beside the article. */
function ClaimCommands() {
  const { view, selection, isReadOnly } = useWorkspace();
  const isHere = (view === "claims" || view === "reader") && !isReadOnly;
  const claimId = isHere ? selection.claimId : undefined;
  useCommand(
    "item:rate",
    claimId === undefined ? null : () => claimDialog.set({ kind: "rate", claimId }),
  );
  useCommand(
    "item:origin",
    claimId === undefined
      ? null
      : () => claimDialog.set({ kind: "origin", claimId, evidenceId: null }),
  );
  return decideCommands.map((command, place) => (
    <DecideCommand key={command} command={command} claimId={claimId} place={place} />
  ));
}

type DecideCommandProps = {
  readonly command: (typeof decideCommands)[number];
  readonly claimId: ClaimId | undefined;
  /** From 0, in the notebook's order of lenses. */
  readonly place: number;
};

function DecideCommand({ command, claimId, place }: DecideCommandProps) {
  const { db } = useNotebook();
  const decide = async (chosen: ClaimId) => {
    const lens = inOrder(await db.lenses.toArray())[place];
    if (lens !== undefined) {
      claimDialog.set({ kind: "decide", claimId: chosen, lensId: lens.id });
    }
  };
  useCommand(command, claimId === undefined ? null : () => void decide(claimId));
  return null;
}
