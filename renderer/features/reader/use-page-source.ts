import { useCallback, useEffect, useRef, useState } from "react";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { unpackedMap } from "#shared/domain/text/pages/page-map.ts";
import type { TextVersion } from "#shared/domain/text/text-version.ts";
import { type Failure, FailureError } from "#shared/failure.ts";
import { PagePlaces } from "./page-places.ts";

/** True for an article whose original has pages that can be drawn. */
export function hasPages({ mediaType }: RowOf<"articles">): boolean {
  return mediaType === "application/pdf";
}

export type PageSource = {
  /** The file's own bytes, read anew each time, since whoever draws them keeps them. */
  readonly read: () => Promise<ArrayBuffer>;
  /** Null until it is known where the text stands. */
  readonly places: PagePlaces | null;
  readonly failure: Failure | null;
};

/**
 * What it takes to show an article on its pages. Where they are to be shown now, the file is read
 * while the frame that draws it comes up.
 */
export function usePageSource(
  article: RowOf<"articles">,
  version: TextVersion,
  isShown: boolean,
): PageSource {
  const { id: notebookId } = useNotebook();
  const [places, setPlaces] = useState<PagePlaces | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { pageMapHash } = version;
  useEffect(() => {
    let isCurrent = true;
    const loadPlaces = async () => {
      // Articles from before pages were kept have none: their pages can be read, not marked in words.
      const packed =
        pageMapHash === null
          ? null
          : await request("blob:read-text", { notebookId, hash: pageMapHash });
      if (isCurrent) setPlaces(new PagePlaces(packed === null ? [] : unpackedMap(packed)));
    };
    loadPlaces().catch((error: unknown) => {
      if (!(error instanceof FailureError)) throw error;
      if (isCurrent) setFailure(error.failure);
    });
    return () => {
      isCurrent = false;
    };
  }, [notebookId, pageMapHash]);

  const { id: articleId } = article;
  const load = useCallback(async () => {
    const { bytes } = await request("article:original", { notebookId, articleId });
    return bytes.slice().buffer;
  }, [notebookId, articleId]);
  const early = useRef<Promise<ArrayBuffer> | null>(null);
  useEffect(() => {
    if (!isShown) return undefined;
    early.current = load();
    // Told to whoever asks for it.
    early.current.catch(() => undefined);
    return () => {
      early.current = null;
    };
  }, [isShown, load]);
  const read = useCallback(() => {
    const ahead = early.current;
    early.current = null;
    return ahead ?? load();
  }, [load]);
  return { read, places, failure };
}
