import { useEffect, useRef } from "react";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import { type Credibility, credibilities } from "#shared/domain/claim/claim.ts";
import { type CredibilityGate, credibilityGate } from "#shared/domain/claim/credibility-gate.ts";
import styles from "./claims.module.css";
import type { ClaimRows, NotebookClaim } from "./claims-queries.ts";

export type RatingChoiceProps = {
  readonly item: NotebookClaim;
  readonly articles: ClaimRows["articles"];
  readonly chosen: Credibility | null;
  readonly onChoose: (credibility: Credibility | null) => void;
  /** Leaves the definitions out, where there is little room. */
  readonly isBrief?: boolean;
};

type Choice = `${Credibility}`;

/** The scale of credibility, and beside "confirmed" why it is refused where it is. */
export function RatingChoice({
  item,
  articles,
  chosen,
  onChoose,
  isBrief = false,
}: RatingChoiceProps) {
  const t = useTranslate();
  const gate = credibilityGate(item.claim.kind, item.origins, chosen);
  return (
    <>
      <RadioGroup<Choice>
        label={t("claims.rating.scale")}
        value={chosen === null ? null : `${chosen}`}
        onChange={(value) => onChoose(credibilities.find((one) => `${one}` === value) ?? null)}
        autoFocus={isBrief}
        options={credibilities.map((number) => ({
          value: `${number}` as const,
          text: t("claims.rating.number", { number, name: t(`words.credibility.${number}.name`) }),
          ...(isBrief ? {} : { detail: t(`words.credibility.${number}.definition`) }),
        }))}
      />
      {!gate.allowed && gate.reason === "too-few-origins" && (
        <Refusal gate={gate} item={item} articles={articles} isBrief={isBrief} />
      )}
    </>
  );
}

type RefusalProps = Pick<RatingChoiceProps, "item" | "articles"> & {
  readonly isBrief: boolean;
  readonly gate: Extract<CredibilityGate, { reason: "too-few-origins" }>;
};

/** Why "confirmed" is refused: the count, the articles behind it, and what would help. */
function Refusal({ gate, item, articles, isBrief }: RefusalProps) {
  const t = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  // Below the scale there is seldom room for it: why a number is refused must not wait for a scroll.
  useEffect(() => {
    if (!isBrief) box.current?.scrollIntoView({ block: "nearest" });
  }, [isBrief]);
  const origins = item.origins.known.map((origin) => origin.name);
  const verb = t("reader.bar.evidence");
  return (
    <div ref={box}>
      <Notice tone="warning" title={t("claims.rating.refusedTitle")}>
        <div className={styles.tight}>
          <p className={styles.note}>
            {t("claims.rating.refusedReason", { known: gate.known, count: gate.articles })}
          </p>
          <p className={styles.strong}>{t("claims.rating.wouldHelp")}</p>
          <p className={styles.note}>{t("claims.rating.refusedNow")}</p>
          <ul className={styles.help}>
            <li>
              {origins.length === 0
                ? t("claims.rating.helpAny", { verb })
                : t("claims.rating.helpAnother", { origins: origins.join(", "), verb })}
            </li>
            {gate.unset > 0 && <li>{t("claims.rating.helpUnset", { count: gate.unset })}</li>}
            {gate.unknown > 0 && <li>{t("claims.rating.helpUnknown", { count: gate.unknown })}</li>}
            {gate.ownJudgement > 0 && (
              <li>{t("claims.rating.helpOwn", { count: gate.ownJudgement })}</li>
            )}
          </ul>
          <p className={styles.note}>{t("claims.rating.refusedMeaning")}</p>
          {gate.isCircular && (
            <p className={styles.note}>
              {t("claims.rating.circular", { origin: origins.join(", ") })}
            </p>
          )}
          <p className={styles.strong}>{t("claims.rating.articles")}</p>
          <ul className={styles.help}>
            {articles
              .filter((article) => item.origins.articleIds.includes(article.id))
              .map((article) => (
                <li key={article.id}>{articleName(article)}</li>
              ))}
          </ul>
        </div>
      </Notice>
    </div>
  );
}
