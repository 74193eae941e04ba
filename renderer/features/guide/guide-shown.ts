import { Observed } from "#renderer/db/observable.ts";
import { pagesOf } from "./guide-pages.ts";

export const guidePages = pagesOf(
  import.meta.glob<string>("../../../docs/guide/*.md", {
    eager: true,
    query: "?raw",
    import: "default",
  }),
);

/** The page that is read, by its file; kept while other views are looked at. */
export const shownPage = new Observed<string>(guidePages[0]?.file ?? "");
