import { useEffect, useRef } from "react";
import { useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { PaneFrame } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./guide.module.css";
import { guidePages, shownPage } from "./guide-shown.ts";
import { GuideText } from "./guide-text.tsx";

/** Long pages scroll, which by key takes the focus. */
const reachable = { tabIndex: 0 } as const;

/** One page of the guide, with the way to the next. */
export function GuideWorkPane() {
  const t = useTranslate();
  const file = useObservable(shownPage);
  const place = Math.max(
    0,
    guidePages.findIndex((page) => page.file === file),
  );
  const page = guidePages[place];
  const next = guidePages[place + 1];
  const text = useRef<HTMLElement>(null);
  const title = page?.title;

  useEffect(() => {
    // Another page begins at its top.
    if (title !== undefined) text.current?.scrollTo({ top: 0 });
  }, [title]);

  if (page === undefined) return null;
  return (
    <PaneFrame title={page.title}>
      <section {...reachable} ref={text} className={styles.page} aria-label={page.title}>
        <div className={styles.text}>
          <GuideText tokens={page.tokens} onPage={(other) => shownPage.set(other)} />
          {next !== undefined && (
            <p className={styles.next}>
              <Button onPress={() => shownPage.set(next.file)}>
                {t("guide.next", { title: next.title })}
              </Button>
            </p>
          )}
        </div>
      </section>
    </PaneFrame>
  );
}
