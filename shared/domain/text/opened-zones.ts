import { bylineIn, looksLikeName } from "./byline.ts";
import { type CleaningRule, jobTitle } from "./cleaning-rules.ts";
import { isBio } from "./contributor-bio.ts";
import { type Body, type DraftBlock, folded, isOpen, isProse, wordCount } from "./draft-block.ts";

interface Zone {
  readonly opens: NonNullable<CleaningRule["opens"]>;
  readonly isAfterBody: boolean;
  biosLeft: number;
}

/** What a heading such as "About the author" or "Related stories" opens goes with it. */
export function foldOpenedZones(
  blocks: DraftBlock[],
  ruleAt: readonly (CleaningRule | null)[],
  body: Body,
): void {
  let zone: Zone | null = null;
  for (const [index, block] of blocks.entries()) {
    const rule = ruleAt[index] ?? null;
    if (rule?.opens !== undefined && block.removedReason === rule.reason) {
      const isAfterBody = index >= body.end;
      // A box above or inside the text holds one person; at the end it may hold several.
      const biosLeft = isAfterBody ? Number.POSITIVE_INFINITY : 1;
      zone = { opens: rule.opens, isAfterBody, biosLeft };
    } else if (zone !== null && isOpen(block) && block.role !== "footnote") {
      // A note is the text's, wherever it stands.
      const taken: DraftBlock | null = takenBy(zone, block);
      if (taken === null) zone = null;
      else blocks[index] = taken;
    }
  }
}

/** The block as the zone leaves it, or null where the article goes on. */
function takenBy(zone: Zone, block: DraftBlock): DraftBlock | null {
  if (zone.opens === "contributor") return inContributorBox(zone, block);
  // Links inside the article end where its text goes on.
  if (!zone.isAfterBody && isProse(block.text)) return null;
  return folded(block, zone.opens === "comments" ? "comments" : "related-links", "furniture");
}

function inContributorBox(zone: Zone, block: DraftBlock): DraftBlock | null {
  if (isProse(block.text) || isBio(block.text)) {
    if (zone.biosLeft === 0) return null;
    zone.biosLeft -= 1;
    return folded(block, "contributor-bio", "author-bio");
  }
  if (looksLikeName(block.text) || bylineIn(block.text) !== null) {
    return folded(block, "byline-in-furniture", "byline");
  }
  if (wordCount(block.text) > 10) return block;
  const reason = jobTitle.test(block.text) ? "contributor-box" : "end-of-article-furniture";
  return folded(block, reason, "furniture");
}
