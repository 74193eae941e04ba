import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { attributedSentence, relevantClaims } from "#shared/domain/brief/automatic.ts";
import { claimsUsed } from "#shared/domain/brief/composition.ts";
import styles from "./brief.module.css";
import { takeSuggestion } from "./brief-commands.ts";
import { type BriefReading, type BriefRow, paragraphsIn } from "./brief-queries.ts";
import own from "./section-parts.module.css";

const offeredAtOnce = 4;

type SuggestionsProps = { readonly reading: BriefReading; readonly brief: BriefRow };

/** The gravest relevant claims that the brief does not cite yet. Nothing is written until one is taken. */
export function Suggestions({ reading, brief }: SuggestionsProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const { ground } = reading;
  const lensIds = ground.rows.briefLenses
    .filter(({ briefId }) => briefId === brief.id)
    .map(({ lensId }) => lensId);
  const used = new Set(claimsUsed(ground, brief.id, []));
  const offered = relevantClaims(ground, lensIds).filter((id) => !used.has(id));
  if (offered.length === 0 || isReadOnly) return null;
  return (
    <div className={own.suggestions}>
      <p className={styles.quiet}>{t("brief.compose.suggestions", { count: offered.length })}</p>
      <ul aria-label={t("brief.compose.suggestionList")}>
        {offered.slice(0, offeredAtOnce).map((claimId) => {
          const sentence = attributedSentence(claimId, ground, t);
          return (
            <li key={claimId}>
              <Button
                size="small"
                icon={PlusIcon}
                aria-label={t("brief.compose.take", { sentence })}
                onPress={() =>
                  void takeSuggestion(
                    notebook,
                    brief.id,
                    "bottom-line",
                    paragraphsIn(reading, "bottom-line"),
                    { targetKind: "claim", targetId: claimId, sentence },
                    ground,
                  )
                }
              >
                {t("brief.compose.takeShort")}
              </Button>
              <span>{sentence}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
