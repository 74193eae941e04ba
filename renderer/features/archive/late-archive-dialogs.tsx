import { lazy, Suspense } from "react";
import type { ArchiveDialogsProps } from "./archive-dialogs.tsx";

const LateDialogs = lazy(async () => {
  const { ArchiveDialogs: Dialogs } = await import("./archive-dialogs.tsx");
  return { default: Dialogs };
});

/** Whatever step the work on an archive is at; loaded at the first step. */
export function ArchiveDialogs(props: ArchiveDialogsProps) {
  if (props.archives.step.kind === "nothing") return null;
  return (
    <Suspense fallback={null}>
      <LateDialogs {...props} />
    </Suspense>
  );
}
