import type { Credibility } from "#shared/domain/claim/claim.ts";
import type { Direction, Severity } from "#shared/domain/impact/impact.ts";
import { severities } from "#shared/domain/impact/impact.ts";
import type { Confidence } from "#shared/domain/judgement/likelihood.ts";
import type { Reliability } from "#shared/domain/source/source.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import type { IconComponent } from "./icon.tsx";
import {
  DiamondIcon,
  NotRelevantIcon,
  QuestionIcon,
  RingBrokenIcon,
  RingWholeIcon,
  TriangleDownIcon,
  TriangleUpIcon,
} from "./icons-claims.tsx";
import styles from "./scales.module.css";
import { useTranslate } from "./translate.tsx";

export type ReliabilityLetterProps = { readonly reliability: Reliability | null };

/** Reliability of a source: a letter in a square. F is drawn as not judged, null as not rated yet. */
export function ReliabilityLetter({ reliability }: ReliabilityLetterProps) {
  const t = useTranslate();
  const name =
    reliability === null
      ? t("ui.reliability.unrated")
      : t("ui.reliability.name", {
          letter: reliability,
          name: t(`words.reliability.${reliability}.name`),
        });
  return (
    <span
      role="img"
      aria-label={name}
      title={name}
      className={styles.letter}
      {...(reliability === "F" ? { "data-unjudged": "" } : {})}
      {...(reliability === null ? { "data-unrated": "" } : {})}
    >
      {reliability ?? "–"}
    </span>
  );
}

export type CredibilityNumberProps = { readonly credibility: Credibility | null };

/** Credibility of information: a number in a circle. 6 is drawn as not judged, null as not rated yet. */
export function CredibilityNumber({ credibility }: CredibilityNumberProps) {
  const t = useTranslate();
  const name =
    credibility === null
      ? t("ui.credibility.unrated")
      : t("ui.credibility.name", {
          number: credibility,
          name: t(`words.credibility.${credibility}.name`),
        });
  return (
    <span
      role="img"
      aria-label={name}
      title={name}
      className={styles.number}
      {...(credibility === 6 ? { "data-unjudged": "" } : {})}
      {...(credibility === null ? { "data-unrated": "" } : {})}
    >
      {credibility ?? "–"}
    </span>
  );
}

export type ConfidenceWordProps = { readonly confidence: Confidence | null };

/** Confidence in a judgement: a word, never a letter or a number. */
export function ConfidenceWord({ confidence }: ConfidenceWordProps) {
  const t = useTranslate();
  return (
    <span className={styles.confidence}>
      {t("ui.confidence.label")}
      <span className={styles.confidenceWord} data-level={confidence ?? "none"}>
        {confidence === null
          ? t("ui.confidence.unrated")
          : t(`words.confidence.${confidence}.name`)}
      </span>
    </span>
  );
}

const directionIcons: Readonly<Record<Direction, IconComponent>> = {
  worsens: TriangleUpIcon,
  improves: TriangleDownIcon,
  neutral: DiamondIcon,
  unclear: QuestionIcon,
};

export type DirectionMarkProps = {
  readonly direction: Direction | "not-relevant";
  /** Shows the word beside the shape. Without it the word is spoken only. */
  readonly hasWord?: boolean;
  /** In place of the plain word: what "worsens" means for this lens. */
  readonly word?: string;
};

/** ▲ worsens, ▼ improves, ◆ neutral, ? unclear, – considered and not relevant. Colour only repeats the shape. */
export function DirectionMark({ direction, hasWord = false, word }: DirectionMarkProps) {
  const t = useTranslate();
  const shown =
    word ??
    (direction === "not-relevant"
      ? t("ui.direction.notRelevant")
      : t(`words.direction.${direction}`));
  const Icon = direction === "not-relevant" ? NotRelevantIcon : directionIcons[direction];
  return (
    <span
      className={styles.direction}
      data-direction={direction}
      title={hasWord ? undefined : shown}
    >
      {hasWord ? <Icon /> : <Icon label={shown} />}
      {hasWord && shown}
    </span>
  );
}

export type SeverityBarProps = { readonly severity: Severity; readonly hasWord?: boolean };

/** None to critical as no to four filled bars. */
export function SeverityBar({ severity, hasWord = false }: SeverityBarProps) {
  const t = useTranslate();
  const filled = severities.indexOf(severity);
  const word = t(`words.severity.${severity}`);
  return (
    <span className={styles.severity} data-severity={severity} title={hasWord ? undefined : word}>
      <span
        className={styles.bars}
        {...(hasWord
          ? ({ "aria-hidden": true } as const)
          : { role: "img", "aria-label": t("ui.severity.name", { word }) })}
      >
        {[1, 2, 3, 4].map((step) => (
          <span key={step} className={styles.bar} {...(step <= filled ? { "data-on": "" } : {})} />
        ))}
      </span>
      {hasWord && word}
    </span>
  );
}

export type OriginBadgeProps = {
  readonly articles: number;
  /** Independent origins that are known. */
  readonly known: number;
  /** Pieces of evidence whose origin nobody knows: said, never counted. */
  readonly unknown?: number;
};

/** "2 articles · 1 origin": a broken ring below two independent origins, a whole one from two on. */
export function OriginBadge({ articles, known, unknown = 0 }: OriginBadgeProps) {
  const t = useTranslate();
  const independence = known === 0 ? "none" : known === 1 ? "single" : "several";
  return (
    <span
      className={styles.origin}
      data-independence={independence}
      title={originMeaning(t, known)}
    >
      {known > 1 ? <RingWholeIcon /> : <RingBrokenIcon />}
      {t("ui.origin.articles", { count: articles })}
      {" · "}
      {t("ui.origin.origins", { count: known })}
      {unknown > 0 && ` · ${t("ui.origin.unknown", { count: unknown })}`}
    </span>
  );
}

/** What a count of independent origins means, and what raises it. */
export function originMeaning(t: Translate, known: number): string {
  if (known === 0) return t("ui.origin.meaningNone");
  return known === 1
    ? t("ui.origin.meaningSingle")
    : t("ui.origin.meaningSeveral", { count: known });
}
