import { useCommand, useWorkspace } from "#renderer/app/feature.ts";
import { useArchiveDrop, useGivenArchives } from "./archive-drop.ts";
import { ArchiveDialogs } from "./late-archive-dialogs.tsx";
import { useArchives } from "./use-archives.ts";

/** Archives of the open notebook and of any other, whatever the view: by command and by dropping. */
export function ArchiveBackground() {
  const { notebookId, openNotebook } = useWorkspace();
  const archives = useArchives();

  useCommand("archive:save", () => archives.save(notebookId));
  useCommand("archive:restore", () => archives.choose("restore"));
  useCommand("archive:verify", () => archives.choose("verify"));
  const restore = (path: string) => archives.read(path, "restore");
  useArchiveDrop(restore);
  useGivenArchives(archives.step.kind === "nothing", restore);

  return <ArchiveDialogs archives={archives} openNotebookId={notebookId} onOpen={openNotebook} />;
}
