import { lazy, Suspense } from "react";
import { useCommand, useWorkspace } from "#renderer/app/feature.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { briefDialog } from "./brief-desk.ts";

const NewBriefDialog = lazy(async () => {
  const { NewBriefDialog: Dialog } = await import("./new-brief-dialog.tsx");
  return { default: Dialog };
});

/** The dialog for a new brief opens from every view. */
export function BriefBackground() {
  const { isReadOnly } = useWorkspace();
  const dialog = useObservable(briefDialog);
  useCommand("brief:new", isReadOnly ? null : () => briefDialog.set("new"));
  if (dialog !== "new") return null;
  return (
    <Suspense fallback={null}>
      <NewBriefDialog onClose={() => briefDialog.set(null)} />
    </Suspense>
  );
}
