export { useArchiveDrop, useGivenArchives } from "./archive-drop.ts";
export { ArchiveDialogs } from "./late-archive-dialogs.tsx";
export { type Archives, useArchives } from "./use-archives.ts";
