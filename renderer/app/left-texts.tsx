import { useEffect, useState } from "react";
import { useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { KeptText } from "#shared/ipc/kept-work.ts";
import styles from "./frame.module.css";
import type { NotebookTextKeeper } from "./text-keeper.ts";

/** Fields of the view that is coming up take their texts within this time; only the others are listed. */
const settleMs = 1500;

/** Texts that a window left behind and whose fields are not on screen. */
export function LeftTexts({ keeper }: { readonly keeper: NotebookTextKeeper }) {
  const t = useTranslate();
  const texts = useObservable(keeper.unclaimed);
  const [isSettled, setIsSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSettled(true), settleMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isSettled || texts.length === 0) return null;
  return (
    <div className={styles.banner}>
      <Notice tone="accent" title={t("app.kept.title", { count: texts.length })}>
        <p>{t("app.kept.advice")}</p>
        <ul className={styles.leftTexts}>
          {texts.map((text) => (
            <LeftText key={text.key} text={text} onDiscard={() => keeper.discard(text.key)} />
          ))}
        </ul>
      </Notice>
    </div>
  );
}

type LeftTextProps = { readonly text: KeptText; readonly onDiscard: () => void };

function LeftText({ text: { label, where, shown }, onDiscard }: LeftTextProps) {
  const t = useTranslate();
  return (
    <li className={styles.leftText}>
      <span className={styles.leftTextName}>{t("app.kept.item", { label, where })}</span>
      <span className={styles.leftTextWords}>{shown}</span>
      <Button
        size="small"
        aria-label={t("app.kept.copyNamed", { label })}
        onPress={() => void navigator.clipboard.writeText(shown)}
      >
        {t("app.kept.copy")}
      </Button>
      <Button size="small" aria-label={t("app.kept.discardNamed", { label })} onPress={onDiscard}>
        {t("app.kept.discard")}
      </Button>
    </li>
  );
}
