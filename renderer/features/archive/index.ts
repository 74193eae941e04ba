export { ArchiveBackground as Background } from "./archive-background.tsx";
export { ArchiveDialogs } from "./archive-dialogs.tsx";
export { isArchiveName, useArchiveDrop } from "./archive-drop.ts";
export { type Archives, useArchives } from "./use-archives.ts";
