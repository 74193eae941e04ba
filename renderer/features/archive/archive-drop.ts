import { useEffect, useRef } from "react";
import { onEvent, pathOfFile, request } from "#renderer/bridge.ts";
import { isArchiveName } from "#shared/domain/notebook/archive-name.ts";

/**
 * Hears of an archive dropped anywhere on the window, or pasted. Of several the first is taken, as
 * each asks before anything is restored.
 */
export function useArchiveDrop(onArchive: (path: string) => void): void {
  const latest = useRef(onArchive);
  useEffect(() => {
    latest.current = onArchive;
  }, [onArchive]);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      // Names are told at the drop only; without this the window would refuse the drop.
      event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      take(event, event.dataTransfer);
    };
    const paste = (event: ClipboardEvent) => take(event, event.clipboardData);
    const take = (event: Event, transfer: DataTransfer | null) => {
      const archive = [...(transfer?.files ?? [])].find(({ name }) => isArchiveName(name));
      const path = archive === undefined ? null : pathOfFile(archive);
      if (path === null) return;
      event.preventDefault();
      latest.current(path);
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
      document.removeEventListener("paste", paste);
    };
  }, []);
}

/**
 * Hears of archives that the program was started with, that a second start handed over, or that
 * were chosen among files to import. One at a time: the next once nothing is done with the last.
 */
export function useGivenArchives(isFree: boolean, onArchive: (path: string) => void): void {
  const latest = useRef(onArchive);
  useEffect(() => {
    latest.current = onArchive;
  }, [onArchive]);
  useEffect(() => {
    if (!isFree) return undefined;
    const take = () => {
      // Nothing to tell when it fails: the main process has ended, and the window with it.
      request("window:take-files", { purpose: "archives" }).then(
        ([path]) => {
          if (path !== undefined) latest.current(path);
        },
        () => {},
      );
    };
    take();
    return onEvent("window:files", take);
  }, [isFree]);
}
