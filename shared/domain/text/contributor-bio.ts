import { bylineIn } from "./byline.ts";
import { type Body, type DraftBlock, folded, isOpen, wordCount } from "./draft-block.ts";

const firstPersonBio =
  /^(?:hi|hello|hey)\b[!,.\s].{0,60}\b(?:i['’]?m|my\s+name\s+is|i\s+am)\b|^(?:i['’]m|i\s+am|my\s+name\s+is)\s.{1,60}\b(?:\d{1,2}(?:st|nd|rd|th)\s+grade|freshman|sophomore|junior|senior|student|writer|reporter|editor|journalist)/iu;
const thirdPersonBio =
  /^(?:[\p{Lu}][\p{L}'’.-]+\s+){1,4}(?:is|was|has been|writes|covers|joined|serves|works|reports)\s+.{0,80}\b(?:reporter|writer|editor|journalist|correspondent|columnist|contributor|photographer|fellow|professor|analyst|freelance|freshman|sophomore|junior|senior|student|graduate|covers|based\s+in)\b/u;
const eastAsianBio =
  /^.{1,40}(?:生まれ|卒業|入社).{0,200}(?:記者|編集|特派員|担当)|^.{1,30}(?:기자|특파원)(?:는|은|입니다).{5,}/u;

/** True for a line or two about a writer. */
export function isBio(text: string): boolean {
  return firstPersonBio.test(text) || thirdPersonBio.test(text) || eastAsianBio.test(text);
}

/** A biography that closes a document without a box around it, after the running text. */
export function foldClosingBios(blocks: DraftBlock[], body: Body): void {
  const authors = blocks
    .slice(0, body.start)
    .flatMap((block) => (isOpen(block) ? [bylineIn(block.text)] : []))
    .filter((name): name is string => name !== null);
  const open = blocks.flatMap((block, index) => (isOpen(block) ? [index] : []));
  const last = open.at(-1);
  const block = last === undefined ? undefined : blocks[last];
  if (last === undefined || block === undefined || last <= body.start || open.length < 4) return;
  const isOfAuthor = authors.some((name) => block.text.startsWith(name.split(",")[0] ?? name));
  const isShortBio = thirdPersonBio.test(block.text) && isOfAuthor;
  if (isShortBio || (firstPersonBio.test(block.text) && wordCount(block.text) < 80)) {
    blocks[last] = folded(block, "contributor-bio", "author-bio");
  }
}
