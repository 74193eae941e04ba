import { useEffect, useRef } from "react";
import { Button } from "./button.tsx";
import { PlusIcon } from "./icons-actions.tsx";
import styles from "./offer-list.module.css";
import { useTranslate } from "./translate.tsx";

export type Offer = { readonly words: string; readonly take: () => void };

export type OfferListProps = {
  readonly label: string;
  readonly offers: readonly Offer[];
};

/** Words that can be taken over, each with one press. The focus goes on to the next one, so that one key takes them all. */
export function OfferList({ label, offers }: OfferListProps) {
  const t = useTranslate();
  const list = useRef<HTMLUListElement>(null);
  const takenAt = useRef<number | null>(null);
  useEffect(() => {
    const place = takenAt.current;
    if (place === null || offers.length === 0) return;
    takenAt.current = null;
    const buttons = list.current?.querySelectorAll("button") ?? [];
    buttons[Math.min(place, buttons.length - 1)]?.focus();
  }, [offers]);
  return (
    <ul ref={list} aria-label={label} className={styles.offers}>
      {offers.map(({ words, take }, place) => (
        <li key={words}>
          <Button
            size="small"
            icon={PlusIcon}
            aria-label={t("ui.takeWords", { words })}
            onPress={() => {
              takenAt.current = place;
              take();
            }}
          >
            {t("ui.take")}
          </Button>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
