import { useCommand, useWorkspace } from "#renderer/app/feature.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { briefDialog } from "./brief-desk.ts";
import { NewBriefDialog } from "./new-brief-dialog.tsx";

/** The dialog for a new brief opens from every view. */
export function BriefBackground() {
  const { isReadOnly } = useWorkspace();
  const dialog = useObservable(briefDialog);
  useCommand("brief:new", isReadOnly ? null : () => briefDialog.set("new"));
  if (dialog !== "new") return null;
  return <NewBriefDialog onClose={() => briefDialog.set(null)} />;
}
