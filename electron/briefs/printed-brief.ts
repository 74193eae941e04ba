import type { Paper } from "#shared/domain/brief/brief.ts";
import { briefHtml } from "#shared/domain/brief/brief-html.ts";
import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import { closenesses } from "#shared/domain/brief/brief-styles.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import type { Attachment, Bookmark } from "./finished-pdf.ts";
import { dataAddress, type Logo } from "./logo.ts";
import { marginKit } from "./margin-kit.ts";
import type { PrintWindow } from "./print-window.ts";

export interface PrintChoice {
  readonly paper: Paper;
  /** While it finds anything, every page says DRAFT. Asked for beside the print. */
  readonly check: () => Promise<readonly unknown[]>;
  readonly t: Translate;
  readonly logo?: Logo | null;
  /** A file to lie inside the PDF. */
  readonly attachment?: Attachment | null;
  readonly watch?: PrintWatch;
}

/** Somebody who waits for a print. */
export interface PrintWatch {
  readonly reached: (done: number, total: number) => void;
  /** Aborted when the print is no longer wanted; its reason is what the work fails with. */
  readonly signal: AbortSignal;
}

/** Margins, pages, the two together: what a print is made in. */
const steps = 3;

export interface PrintedBrief {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

/** A brief without a date of its own still has to be the same file on any day. */
const undated = "1970-01-01";

/** Prints a brief: its pages, with the margins of each laid over from a kit that is printed once. */
export async function printBrief(
  window: PrintWindow,
  model: BriefModel,
  { paper, check, t, logo = null, attachment = null, watch }: PrintChoice,
): Promise<PrintedBrief> {
  const onPaper = { ...model, paper };
  const address = logo === null ? null : dataAddress(logo);
  watch?.reached(0, steps);
  // What writes PDFs is large, and the window should not wait for it at the start.
  const { finishPdf, readPrint } = await import("./finished-pdf.ts");
  const kit = marginKit(onPaper, t);
  const kitBytes = await window.printOnce(paper, kit.draw);
  watch?.reached(1, steps);
  // Whoever waits for the print hears of a check that failed: it is asked again below.
  const meanwhile = () => void check().catch(() => {});
  const printAt = async (closeness: number) =>
    readPrint(
      await window.print({ paper, meanwhile }, (page) =>
        briefHtml(onPaper, t, { ...page, logo: address, closeness }),
      ),
    );
  const [usual, ...closer] = closenesses;
  let document = await printAt(usual);
  for (const closeness of model.dress.form === "one-page" ? closer : []) {
    if (document.getPageCount() === 1) break;
    document = await printAt(closeness);
  }
  const pages = document.getPageCount();
  watch?.reached(2, steps);
  const isDraft = (await check()).length > 0;
  const lenses = model.lenses.map((lens) => lens.name);
  const bytes = await finishPdf(document, {
    margins: { kit: kitBytes, placed: (page) => kit.placed({ page, pages, isDraft }) },
    bookmarks: bookmarksOf(model),
    title: model.title,
    author: model.organisation ?? model.authors.join(", "),
    subject: t("brief.print.subject", { lenses: lenses.join(", ") }),
    keywords: [...(model.marking === null ? [] : [model.marking]), ...lenses],
    language: model.language,
    producer: t("brief.print.producer"),
    date: model.date ?? undated,
    attachment,
  });
  watch?.reached(steps, steps);
  return { bytes, pages };
}

function bookmarksOf(model: BriefModel): readonly Bookmark[] {
  return model.sections.map((section) => ({ id: section, title: model.headings[section] }));
}
