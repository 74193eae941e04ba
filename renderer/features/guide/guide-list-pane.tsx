import { useState } from "react";
import { useObservable } from "#renderer/db/observable.ts";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { SearchField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import styles from "./guide.module.css";
import { type GuidePage, pagesWith } from "./guide-pages.ts";
import { guidePages, shownPage } from "./guide-shown.ts";

/** The pages of the guide, found by any of their words. */
export function GuideListPane() {
  const t = useTranslate();
  const [words, setWords] = useState("");
  const shown = useObservable(shownPage);
  const found = pagesWith(guidePages, words);
  const find = (wanted: string) => {
    setWords(wanted);
    const pages = pagesWith(guidePages, wanted);
    const [first] = pages;
    // What is read goes on being read as long as it is among what is found.
    if (first !== undefined && pages.every(({ file }) => file !== shown)) shownPage.set(first.file);
  };
  return (
    <PaneFrame
      title={t("guide.title")}
      count={found.length}
      tools={
        <div className={styles.tools}>
          <SearchField
            label={t("guide.find")}
            placeholder={t("guide.find")}
            value={words}
            onChange={find}
          />
        </div>
      }
    >
      <VirtualList
        label={t("guide.pages")}
        items={found}
        keyOf={fileOf}
        activeKey={shown}
        onActiveChange={({ file }) => shownPage.set(file)}
        renderItem={({ title }) => <span className={styles.row}>{title}</span>}
        emptyState={
          <EmptyState title={t("guide.none", { words })}>{t("guide.noneAdvice")}</EmptyState>
        }
      />
    </PaneFrame>
  );
}

const fileOf = ({ file }: GuidePage) => file;
