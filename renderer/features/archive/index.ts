export { ArchiveBackground as Background } from "./archive-background.tsx";
export { ArchiveDialogs } from "./archive-dialogs.tsx";
export { useArchiveDrop, useGivenArchives } from "./archive-drop.ts";
export { type Archives, useArchives } from "./use-archives.ts";
