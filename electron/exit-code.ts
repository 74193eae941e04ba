import type { Failure } from "#shared/failure.ts";
import { type ExitCode, exitCodes } from "./command.ts";

/** What the person gave wrong, what an input has wrong, and what the store has wrong. */
export function exitCodeOf({ kind }: Failure): ExitCode {
  switch (kind) {
    case "notebook-not-found":
    case "brief-not-found":
    case "brief-without-claims":
    case "lens-not-found":
    case "article-not-found":
    case "archive-not-found":
    case "backup-not-found":
    case "person-unknown":
    case "clipboard-empty":
      return exitCodes.wrongUsage;
    case "notebook-in-use":
    case "notebook-newer":
    case "notebook-read-only":
    case "not-saved":
    case "store-damaged":
    case "folder-read-only":
    case "disk-full":
    case "disk-nearly-full":
    case "blob-missing":
    case "archive-not-whole":
    case "archive-damaged":
    case "archive-newer":
    case "archive-contradicts":
    case "archive-not-restored":
    case "archive-not-written":
      return exitCodes.storeNeedsAttention;
    case "unexpected":
      return exitCodes.unexpected;
    default:
      return exitCodes.someRejected;
  }
}
