import { DisputedMark } from "#renderer/ui/rival-verdicts.tsx";
import { DirectionMark, SeverityBar } from "#renderer/ui/scales.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { RowOf } from "#shared/domain/record.ts";
import { isDisputed } from "#shared/domain/verdict/verdict.ts";
import styles from "./claims.module.css";
import type { ClaimImpact } from "./claims-queries.ts";

export type LensCellProps = {
  readonly lens: RowOf<"lenses">;
  /** undefined while nobody has decided. */
  readonly decided: ClaimImpact | undefined;
  readonly lines: "one" | "two";
};

/** One claim through one lens, as small as the board needs it. A sentiment always says for how many people. */
export function LensCell({ lens, decided, lines }: LensCellProps) {
  const t = useTranslate();
  if (decided === undefined) {
    const text = t("claims.board.undecided", { lens: lens.name });
    return (
      <span role="img" aria-label={text} title={text} className={styles.undecided}>
        {t("claims.board.undecidedShort")}
      </span>
    );
  }
  const { impact, people } = decided;
  const mark = isDisputed("impacts", impact) && <DisputedMark />;
  if (impact.decision === "not-relevant") {
    return (
      <span className={styles.lensSigns}>
        <DirectionMark direction="not-relevant" />
        {mark}
      </span>
    );
  }
  return (
    <span className={styles.lensCell} data-lines={lines}>
      <span className={styles.lensSigns}>
        {impact.direction !== null && <DirectionMark direction={impact.direction} />}
        {impact.severity !== null && <SeverityBar severity={impact.severity} />}
        {mark}
      </span>
      {people !== null && (
        <span className={styles.people}>{t("claims.impact.people", { count: people })}</span>
      )}
    </span>
  );
}
