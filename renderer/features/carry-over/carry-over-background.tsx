import { lazy, Suspense, useState } from "react";
import { useCommand, useWorkspace } from "#renderer/app/feature.ts";

const CarryOverDialog = lazy(async () => {
  const { CarryOverDialog: Dialog } = await import("./carry-over-dialog.tsx");
  return { default: Dialog };
});

/** Copying from another notebook, whatever the view. */
export function CarryOverBackground() {
  const { isReadOnly } = useWorkspace();
  const [isOpen, setIsOpen] = useState(false);
  useCommand("carry-over:choose", isReadOnly ? null : () => setIsOpen(true));
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <CarryOverDialog onClose={() => setIsOpen(false)} />
    </Suspense>
  );
}
