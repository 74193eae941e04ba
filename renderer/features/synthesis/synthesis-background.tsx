import { lazy, Suspense, useState } from "react";
import { useCommand, useWorkspace } from "#renderer/app/feature.ts";

const RelateDialog = lazy(async () => {
  const { RelateDialog: Dialog } = await import("./relate-dialog.tsx");
  return { default: Dialog };
});

/** Relates the claim chosen in any view: the key x. */
export function SynthesisBackground() {
  const { selection, isReadOnly } = useWorkspace();
  const [isRelating, setIsRelating] = useState(false);
  const claimId = selection.claimId ?? null;
  useCommand("item:relate", claimId === null || isReadOnly ? null : () => setIsRelating(true));
  if (!isRelating || claimId === null) return null;
  return (
    <Suspense fallback={null}>
      <RelateDialog claimId={claimId} isOpen onClose={() => setIsRelating(false)} />
    </Suspense>
  );
}
