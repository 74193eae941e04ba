import { useState } from "react";
import { useCommand, useWorkspace } from "#renderer/app/feature.ts";
import { RelateDialog } from "./relate-dialog.tsx";

/** Relates the claim chosen in any view: the key x. */
export function SynthesisBackground() {
  const { selection, isReadOnly } = useWorkspace();
  const [isRelating, setIsRelating] = useState(false);
  const claimId = selection.claimId ?? null;
  useCommand("item:relate", claimId === null || isReadOnly ? null : () => setIsRelating(true));
  return (
    <RelateDialog
      claimId={claimId}
      isOpen={isRelating && claimId !== null}
      onClose={() => setIsRelating(false)}
    />
  );
}
