import { useEffect, useRef } from "react";
import { pathOfFile } from "#renderer/bridge.ts";

/** True for a file that is an archive by its name. */
export function isArchiveName(name: string): boolean {
  return name.toLowerCase().endsWith(".railhead");
}

/**
 * Hears of an archive dropped anywhere on the window. Of several the first is taken, as
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
      const archive = [...(event.dataTransfer?.files ?? [])].find(({ name }) =>
        isArchiveName(name),
      );
      const path = archive === undefined ? null : pathOfFile(archive);
      if (path === null) return;
      event.preventDefault();
      latest.current(path);
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
    };
  }, []);
}
