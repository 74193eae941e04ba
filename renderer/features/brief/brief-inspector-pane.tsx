import { useWorkspace } from "#renderer/app/feature.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import { EmptyState, PaneBody, PaneFrame, Section } from "#renderer/ui/panel.tsx";
import { CredibilityNumber, OriginBadge, ReliabilityLetter } from "#renderer/ui/scales.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import { claimIdsCited, passagesCited } from "#shared/domain/brief/citing.ts";
import type { Ground, Passage } from "#shared/domain/brief/ground.ts";
import { sourceOf } from "#shared/domain/brief/names.ts";
import type { Claim } from "#shared/domain/claim/claim.ts";
import { takesCredibility } from "#shared/domain/claim/claim.ts";
import { displayText } from "#shared/domain/text/text-version.ts";
import styles from "./brief.module.css";
import { useBriefReading } from "./brief-queries.ts";
import { caret } from "./caret.ts";
import own from "./rests-on.module.css";

/** What the sentence under the caret rests on: claims, their passages, and where those stand. */
export function BriefInspectorPane() {
  const t = useTranslate();
  const reading = useBriefReading();
  const place = useObservable(caret);
  const isOfBrief =
    place !== null &&
    reading?.ground.rows.paragraphs.some(
      ({ id, briefId }) => id === place.paragraphId && briefId === reading.brief?.id,
    );
  if (reading === undefined || place === null || isOfBrief !== true) {
    return (
      <PaneFrame title={t("brief.rests.title")}>
        <EmptyState title={t("brief.rests.none")}>{t("brief.rests.noneAdvice")}</EmptyState>
      </PaneFrame>
    );
  }
  const { ground } = reading;
  const citations = ground.rows.citations.filter(({ id }) => place.citationIds.includes(id));
  const shown = new Set(citations.flatMap((citation) => passagesCited(citation, ground)));
  const claimIds = new Set(citations.flatMap((citation) => claimIdsCited(citation, ground)));
  return (
    <PaneFrame title={t("brief.rests.title")}>
      <PaneBody>
        <Section title={t("brief.rests.sentence")}>
          <p className={own.sentence}>{place.sentence}</p>
          {citations.length === 0 && <p className={styles.quiet}>{t("brief.rests.nothing")}</p>}
        </Section>
        {[...claimIds].flatMap((id) => {
          const claim = ground.claims.get(id);
          if (claim === undefined) return [];
          const passages = ground.passagesOfClaim(id).filter((passage) => shown.has(passage));
          return [<RestsOn key={id} claim={claim} passages={passages} ground={ground} />];
        })}
      </PaneBody>
    </PaneFrame>
  );
}

type RestsOnProps = {
  readonly claim: Claim;
  readonly passages: readonly Passage[];
  readonly ground: Ground;
};

function RestsOn({ claim, passages, ground }: RestsOnProps) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  const origins = ground.originsOfClaim(claim.id);
  return (
    <Section title={t("brief.cite.kind.claim")}>
      <div className={own.restsClaim}>
        <ClaimKindIcon kind={claim.kind} />
        <Button kind="link" onPress={() => openView("claims", { claimId: claim.id })}>
          {claim.statement}
        </Button>
      </div>
      <div className={own.restsFacts}>
        {takesCredibility(claim.kind) && <CredibilityNumber credibility={claim.credibility} />}
        <OriginBadge
          articles={origins.articles}
          known={origins.known.length}
          unknown={origins.unknown}
        />
      </div>
      {passages.map(({ annotation, article, evidence }) => {
        const source = sourceOf(article.publisherSourceId, ground);
        return (
          <figure key={evidence.id} className={own.passage}>
            <blockquote lang={article.language ?? undefined}>
              {displayText(annotation.exact)}
            </blockquote>
            {evidence.translation !== null && <p>{evidence.translation}</p>}
            <figcaption>
              <ReliabilityLetter reliability={source?.reliability ?? null} />
              <span>{articleName(article)}</span>
              <Button
                kind="link"
                onPress={() =>
                  openView("reader", { articleId: article.id, annotationId: annotation.id })
                }
              >
                {t("brief.rests.showPassage")}
              </Button>
            </figcaption>
          </figure>
        );
      })}
    </Section>
  );
}
