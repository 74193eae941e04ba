import type { BlobHash } from "../ids.ts";
import type { BriefModel } from "./brief-model.ts";

/** The names of the list of hashes, inside a PDF and beside any other file. */
export const manifestName = "railhead-manifest.json";

/**
 * The list by which a reader can hold a brief and its sources against their hashes: of the
 * brief's words as they were composed, of the original file of every source it cites, and,
 * beside the brief, of the file itself. The same brief gives the same list on any day.
 *
 * @param wordsHash SHA-256 of the composed brief as JSON
 * @param file the exported file; null inside it, where its own hash can not stand
 */
export function briefManifest(
  model: BriefModel,
  wordsHash: BlobHash,
  file: { readonly name: string; readonly sha256: BlobHash } | null,
): string {
  const manifest = {
    format: "railhead-brief-manifest",
    version: 1,
    brief: {
      id: model.id,
      title: model.title,
      date: model.date,
      marking: model.marking,
      leftOut: model.head.leftOut,
      words: wordsHash,
    },
    file,
    sources: model.endnotes.map(({ number, articleId, sha256, text }) => ({
      endnote: number,
      articleId,
      sha256,
      text,
    })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
