import { dateText, figureText, speakersText } from "#renderer/features/claims/index.ts";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import { DirectionMark } from "#renderer/ui/scales.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { displayText } from "#shared/domain/text/text-version.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import type { Candidate } from "#shared/suggesting/candidates.ts";
import styles from "./suggestions.module.css";
import { useLensNames } from "./use-lens-names.ts";

/** The words, what was read out of them, and by which rules: all that taking it would record, and why. */
export function SuggestionRow({ candidate }: { readonly candidate: Candidate }) {
  const t = useTranslate();
  const lensNames = useLensNames();
  return (
    <span className={styles.row}>
      <span className={styles.words}>
        <ClaimKindIcon kind={candidate.kind} />
        <span>{displayText(candidate.quote)}</span>
      </span>
      <span className={styles.detail}>{detailsOf(t, candidate).join(" · ")}</span>
      {/* That nothing else was found is no reason. */}
      {candidate.rule !== "reported-as-fact" && (
        <span className={styles.rule}>
          {t("suggestions.rule", { rule: t(`suggestions.kinds.${candidate.rule}`) })}
        </span>
      )}
      {candidate.lenses.map(({ lens, direction, reason }) => (
        <span key={lens} className={styles.lens}>
          <DirectionMark direction={direction} hasWord />
          {t("suggestions.lensRule", {
            lens: lensNames.get(lens) ?? lens,
            rule: t(`suggestions.lenses.${reason}`),
          })}
        </span>
      ))}
    </span>
  );
}

function detailsOf(t: Translate, { kind, hedge, speakers, date, place, quantity }: Candidate) {
  const figure =
    quantity === null
      ? null
      : figureText(t, {
          quantityValue: quantity.value,
          quantityUpTo: quantity.upTo,
          quantityUnit: quantity.unit,
          quantityQualifiers: [...quantity.qualifiers],
        });
  const who = speakersText(t, speakers);
  return [
    t(`words.claimKind.${kind}`),
    ...(hedge.hedge === "unhedged" ? [] : [t(`words.hedge.${hedge.hedge}`)]),
    ...(who === null ? [] : [t("suggestions.said", { who })]),
    ...(date === null ? [] : [dateText(t, date.date)]),
    ...(figure === null ? [] : [figure]),
    ...(place === null ? [] : [t("suggestions.place", { place: place.text })]),
  ];
}
