import { Observed } from "#renderer/db/observable.ts";
import type { OutlineLine } from "#shared/ipc/pdf-frame-messages.ts";

/** A page's picture in dots, four bytes each. */
export type PagePicture = {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
};

/** The pages on screen, for the list of pages and the outline beside them. */
export type OpenPages = {
  readonly articleId: string;
  readonly count: number;
  /** The page read now. */
  readonly page: number;
  readonly outline: readonly OutlineLine[];
  readonly go: (page: number) => void;
  readonly picture: (page: number) => Promise<PagePicture>;
};

/** Null while no pages are on screen. */
export const openPages = new Observed<OpenPages | null>(null);
