import { lazy, Suspense, useState } from "react";
import { useCommand, useWorkspace, type View } from "#renderer/app/feature.ts";

const RelateDialog = lazy(async () => {
  const { RelateDialog: Dialog } = await import("./relate-dialog.tsx");
  return { default: Dialog };
});

/** Where the chosen claim is on screen. In the others nobody sees what would be related. */
const showingClaims: ReadonlySet<View> = new Set<View>([
  "claims",
  "reader",
  "synthesis",
  "figures",
]);

/** Relates the chosen claim: the key x. */
export function SynthesisBackground() {
  const { view, selection, isReadOnly } = useWorkspace();
  const [isRelating, setIsRelating] = useState(false);
  const claimId = selection.claimId ?? null;
  useCommand(
    "item:relate",
    claimId === null || isReadOnly || !showingClaims.has(view) ? null : () => setIsRelating(true),
  );
  if (!isRelating || claimId === null) return null;
  return (
    <Suspense fallback={null}>
      <RelateDialog claimId={claimId} isOpen onClose={() => setIsRelating(false)} />
    </Suspense>
  );
}
