import { useState } from "react";
import { useCommand, useWorkspace } from "#renderer/app/feature.ts";
import { CarryOverDialog } from "./carry-over-dialog.tsx";

/** Copying from another notebook, whatever the view. */
export function CarryOverBackground() {
  const { isReadOnly } = useWorkspace();
  const [isOpen, setIsOpen] = useState(false);
  useCommand("carry-over:choose", isReadOnly ? null : () => setIsOpen(true));
  return isOpen ? <CarryOverDialog onClose={() => setIsOpen(false)} /> : null;
}
