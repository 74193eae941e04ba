import { useEffect, useState } from "react";
import styles from "./panel.module.css";
import { useTranslate } from "./translate.tsx";

// A read that answers sooner would only make the pane flicker (INTERFACE, states everyone forgets).
const delayMs = 150;

/** What takes longer than this is told in words. */
const slowMs = 500;

export type SkeletonProps = {
  readonly lines?: number;
  /** What is being done, for work that may take more than half a second. */
  readonly words?: string;
};

/** Grey lines in place of what is being read, from 150 ms on; what is done in words from half a second on. */
export function Skeleton({ lines = 6, words }: SkeletonProps) {
  const t = useTranslate();
  const isDue = useDelay(delayMs);
  const isSlow = useDelay(slowMs);

  if (!isDue) return null;
  const said = isSlow ? words : undefined;
  return (
    <div role="status" aria-label={said ?? t("ui.loading")} className={styles.skeleton}>
      {said !== undefined && <p>{said}</p>}
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
