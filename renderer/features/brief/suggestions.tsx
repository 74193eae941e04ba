import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { OfferList } from "#renderer/ui/offer-list.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { BriefSection } from "#shared/domain/brief/brief.ts";
import type { Proposal } from "#shared/domain/brief/proposals.ts";
import styles from "./brief.module.css";
import { takeProposal } from "./brief-commands.ts";
import { focusWish } from "./brief-desk.ts";
import { type BriefReading, type BriefRow, paragraphsIn } from "./brief-queries.ts";
import own from "./section-parts.module.css";

const offeredAtOnce = 4;

type SuggestionsProps = {
  readonly section: BriefSection;
  readonly proposals: readonly Proposal[];
  readonly reading: BriefReading;
  readonly brief: BriefRow;
};

/** What the notebook offers for a section. Nothing is written until one is taken. */
export function Suggestions({ section, proposals, reading, brief }: SuggestionsProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  if (proposals.length === 0 || isReadOnly) return null;
  const name = t(`brief.section.${section}`);
  const count = proposals.length;
  const take = async (proposal: Proposal) => {
    const paragraphs = paragraphsIn(reading, section);
    const id = await takeProposal(
      notebook,
      brief.id,
      section,
      paragraphs,
      proposal,
      reading.ground,
    );
    // The list goes with its last entry, and the focus must not go with it.
    if (count === 1) focusWish.set(id);
  };
  return (
    <div className={own.suggestions}>
      <p className={styles.quiet}>
        {section === "bottom-line"
          ? t("brief.compose.suggestions", { count })
          : t("brief.compose.proposals", { count })}
      </p>
      <OfferList
        label={t("brief.compose.proposalList", { section: name })}
        offers={proposals.slice(0, offeredAtOnce).map((proposal) => ({
          words: proposal.sentence,
          take: () => void take(proposal),
        }))}
      />
    </div>
  );
}
