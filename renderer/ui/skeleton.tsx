import { useEffect, useState } from "react";
import styles from "./panel.module.css";
import { useTranslate } from "./translate.tsx";

// A read that answers sooner would only make the pane flicker (INTERFACE, states everyone forgets).
const delayMs = 150;

export type SkeletonProps = { readonly lines?: number };

/** Grey lines in place of what is being read, from 150 ms on. */
export function Skeleton({ lines = 6 }: SkeletonProps) {
  const t = useTranslate();
  const isDue = useDelay(delayMs);

  if (!isDue) return null;
  return (
    <div role="status" aria-label={t("ui.loading")} className={styles.skeleton}>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <span key={line} className={styles.skeletonLine} />
      ))}
    </div>
  );
}

/** So long the former rows of a list pass for its present ones. */
const lateMs = 400;

/** Says that a list is being made anew, once that takes longer than one notices. */
export function LateNote() {
  const t = useTranslate();
  const isDue = useDelay(lateMs);
  if (!isDue) return null;
  return (
    <span role="status" className={styles.count}>
      {t("ui.updating")}
    </span>
  );
}

function useDelay(ms: number): boolean {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsDue(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isDue;
}
