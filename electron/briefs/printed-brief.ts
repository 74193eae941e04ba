import type { Paper } from "#shared/domain/brief/brief.ts";
import { briefHtml } from "#shared/domain/brief/brief-html.ts";
import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import type { Bookmark } from "./finished-pdf.ts";
import { overlayHtml } from "./overlay-html.ts";
import type { PrintWindow } from "./print-window.ts";

export interface PrintChoice {
  readonly paper: Paper;
  readonly isDraft: boolean;
  readonly t: Translate;
}

export interface PrintedBrief {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

/** A brief without a date of its own still has to be the same file on any day. */
const undated = "1970-01-01";

/** Prints a brief: its pages, then the margins of each, laid over. */
export async function printBrief(
  window: PrintWindow,
  model: BriefModel,
  { paper, isDraft, t }: PrintChoice,
): Promise<PrintedBrief> {
  const onPaper = { ...model, paper };
  const print = await window.print(paper, (page) => briefHtml(onPaper, t, { ...page, isDraft }));
  // What writes PDFs is large, and the window should not wait for it at the start.
  const { finishPdf, pagesOf } = await import("./finished-pdf.ts");
  const pages = await pagesOf(print);
  const overlay = await window.print(paper, (page) =>
    overlayHtml(
      {
        paper,
        language: model.language,
        marking: model.marking,
        unmarked: t("brief.print.unmarked"),
        draft: isDraft ? t("brief.print.draft") : null,
        title: model.title,
        pages: Array.from({ length: pages }, (_, index) =>
          t("brief.print.page", { page: index + 1, pages }),
        ),
      },
      page,
    ),
  );
  const lenses = model.lenses.map((lens) => lens.name);
  const bytes = await finishPdf(print, {
    overlay,
    bookmarks: bookmarksOf(model),
    title: model.title,
    author: model.organisation ?? model.authors.join(", "),
    subject: t("brief.print.subject", { lenses: lenses.join(", ") }),
    keywords: [...(model.marking === null ? [] : [model.marking]), ...lenses],
    language: model.language,
    producer: t("brief.print.producer"),
    date: model.date ?? undated,
  });
  return { bytes, pages };
}

function bookmarksOf(model: BriefModel): readonly Bookmark[] {
  return model.sections.map((section) => ({ id: section, title: model.headings[section] }));
}
