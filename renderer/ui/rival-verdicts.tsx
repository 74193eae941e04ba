import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { DisputedIcon } from "./icons-state.tsx";
import styles from "./rival-verdicts.module.css";
import { useTranslate } from "./translate.tsx";

/** One verdict that nobody knowingly replaced, in words. */
export type VerdictInWords = {
  /** Unique among those shown: its stamp. */
  readonly key: string;
  readonly value: string;
  /** The letter, number or shape it is drawn as elsewhere. */
  readonly sign?: ReactNode;
  /** Why it was given; null where nobody said. */
  readonly reason?: string | null;
  readonly who: string;
  readonly when: string;
  readonly onKeep?: () => void;
};

export type RivalVerdictsProps = {
  /** The one shown elsewhere first. Fewer than two draw nothing. */
  readonly verdicts: readonly VerdictInWords[];
};

/** Verdicts that two people gave without seeing each other's, side by side until somebody decides. */
export function RivalVerdicts({ verdicts }: RivalVerdictsProps) {
  const t = useTranslate();
  if (verdicts.length < 2) return null;
  return (
    <section className={styles.rivals} aria-label={t("ui.rivals.title")}>
      <p className={styles.title}>{t("ui.rivals.title")}</p>
      <p className={styles.text}>{t("ui.rivals.text")}</p>
      <ul className={styles.verdicts}>
        {verdicts.map(({ key, value, sign, reason, who, when, onKeep }) => (
          <li key={key} className={styles.verdict}>
            <p className={styles.value}>
              {sign}
              {value}
            </p>
            <p className={styles.by}>{t("ui.rivals.by", { who, when })}</p>
            {typeof reason === "string" && <p className={styles.reason}>{reason}</p>}
            {onKeep !== undefined && (
              <Button
                size="small"
                aria-label={t("ui.rivals.keepName", { value, who })}
                onPress={onKeep}
              >
                {t("ui.rivals.keep")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Beside a verdict in a list: another one stands, and nobody has decided between them yet. */
export function DisputedMark() {
  const t = useTranslate();
  const label = t("ui.rivals.mark");
  return (
    <span className={styles.mark} title={label}>
      <DisputedIcon label={label} />
    </span>
  );
}
