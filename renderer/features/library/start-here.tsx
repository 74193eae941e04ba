import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useRef } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Observed, useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { CheckIcon } from "#renderer/ui/icons-actions.tsx";
import { useFocusHandedOn } from "#renderer/ui/pane-focus.ts";
import { PaneBody, PaneFrame } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { articleIdSchema } from "#shared/domain/ids.ts";
import styles from "./library.module.css";
import { type StartStep, startPath, startSteps } from "./start-steps.ts";

/** True from when it was asked for until it has the focus. */
export const startWish = new Observed(false);

/** The way from articles to a brief, each step with the place where it is done. */
export function StartHere() {
  useFocusHandedOn();
  const t = useTranslate();
  const { db } = useNotebook();
  const { openView, runCommand } = useWorkspace();
  const path = useLiveQuery(() => startPath(db), [db]);
  const list = useRef<HTMLOListElement>(null);
  const isWished = useObservable(startWish);
  const isThere = path !== undefined;
  useEffect(() => {
    if (!isWished || !isThere) return;
    startWish.set(false);
    const next = list.current?.querySelector<HTMLElement>("[data-next] button");
    // Where all is done, what comes of it is seen at the last.
    (next ?? list.current?.querySelector<HTMLElement>("li:last-child button"))?.focus();
  }, [isWished, isThere]);
  if (path === undefined) return <Skeleton />;

  const next = startSteps.find(({ name }) => !path.done.has(name));
  const go = ({ view, command }: StartStep) => {
    if (command !== null) runCommand(command);
    else if (view === "reader" && path.firstArticleId !== null) {
      openView("reader", { articleId: articleIdSchema.parse(path.firstArticleId) });
    } else openView(view);
  };
  return (
    <PaneFrame title={t("library.start.title")}>
      <PaneBody isPadded>
        <p className={styles.startText}>
          {t(next === undefined ? "library.start.textDone" : "library.start.text")}
        </p>
        <ol ref={list} className={styles.steps} aria-label={t("library.start.title")}>
          {startSteps.map((step) => {
            const isDone = path.done.has(step.name);
            const title = t(`library.start.step.${step.name}.title`);
            return (
              <li
                key={step.name}
                className={styles.step}
                data-done={isDone}
                data-next={step === next ? "" : undefined}
              >
                <span
                  className={styles.stepMark}
                  role="img"
                  aria-label={t(isDone ? "library.start.done" : "library.start.open")}
                >
                  {isDone && <CheckIcon />}
                </span>
                <div className={styles.stepWords}>
                  <h3 className={styles.stepTitle}>{title}</h3>
                  <p>{t(`library.start.step.${step.name}.text`)}</p>
                </div>
                <Button
                  kind={step === next ? "primary" : "plain"}
                  size="small"
                  onPress={() => go(step)}
                >
                  {t(`library.start.step.${step.name}.act`)}
                </Button>
              </li>
            );
          })}
        </ol>
      </PaneBody>
    </PaneFrame>
  );
}
