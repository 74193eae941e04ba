import { Observed } from "#renderer/db/observable.ts";

/** A dialog of the brief view that any of its panes, or a key, may open. */
export type BriefDialog = "new" | "export" | "print" | "cite" | "issue" | "compare" | "templates";

export const briefDialog = new Observed<BriefDialog | null>(null);

/** The paragraph that takes the focus as soon as it is on screen. */
export const focusWish = new Observed<string | null>(null);

/** The words behind which the caret is wanted in that paragraph; null for its end. */
export const sentenceWish = new Observed<string | null>(null);

/** Puts the caret behind a sentence, where a citation of it belongs. */
export function askForSentence(paragraphId: string, sentence: string | null): void {
  sentenceWish.set(sentence);
  focusWish.set(paragraphId);
}

/** The brief that was just made: what it says first is written next. */
export const startWish = new Observed<string | null>(null);

/** Leads to the first section of a new brief. */
export function askForStart(briefId: string): void {
  if (briefFace.get() === "pages") briefFace.set("both");
  startWish.set(briefId);
}

/** The paragraph under the pointer, or the last that was. */
export const pointedParagraph = new Observed<string | null>(null);

export type BriefFace = "write" | "pages" | "both";

/** Which face of the brief is in the middle. */
export const briefFace = new Observed<BriefFace>("write");

/** Puts the caret into a paragraph that another view leads to, as soon as it is on screen. */
export function askForParagraph(paragraphId: string): void {
  // Among its pages alone there is no caret to see.
  if (briefFace.get() === "pages") briefFace.set("both");
  focusWish.set(paragraphId);
}
