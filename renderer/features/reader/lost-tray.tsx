import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import styles from "./lost-tray.module.css";
import { openLostTray } from "./lost-tray-door.ts";
import {
  type InContext,
  placesOfStray,
  reanchorCounts,
  type StrayMark,
  strayMarks,
} from "./lost-tray-queries.ts";
import { acceptMoved, moveMark } from "./reader-commands.ts";
import { nameOf } from "./reader-queries.ts";

/** Every mark that a new text moved or lost, where it stood beside where it may stand now. */
export function LostTray() {
  return useObservable(openLostTray) ? <OpenTray /> : null;
}

function OpenTray() {
  const t = useTranslate();
  const notebook = useNotebook();
  const { selection } = useWorkspace();
  const strays = useLiveQuery(() => strayMarks(notebook), [notebook]);
  const [chosenId, setChosenId] = useState<string | null>(selection.annotationId ?? null);
  const close = () => openLostTray.set(false);
  const chosen =
    strays?.find(({ annotation }) => annotation.id === chosenId) ?? strays?.[0] ?? null;
  return (
    <Dialog
      title={t("reader.tray.title")}
      isOpen
      size="large"
      onClose={close}
      actions={
        <Button kind="primary" onPress={close}>
          {t("ui.close")}
        </Button>
      }
    >
      {strays !== undefined && strays.length === 0 && (
        <EmptyState title={t("reader.tray.empty")}>{t("reader.tray.emptyText")}</EmptyState>
      )}
      {strays !== undefined && chosen !== null && (
        <div className={styles.tray}>
          <div className={styles.strays}>
            <VirtualList
              label={t("reader.tray.marks")}
              items={strays}
              keyOf={({ annotation }) => annotation.id}
              activeKey={chosen.annotation.id}
              onActiveChange={({ annotation }) => setChosenId(annotation.id)}
              renderItem={(stray) => <StrayRow stray={stray} />}
            />
          </div>
          <StrayDetail key={chosen.annotation.id} stray={chosen} onClose={close} />
        </div>
      )}
    </Dialog>
  );
}

function StrayRow({ stray: { annotation, article, kind } }: { readonly stray: StrayMark }) {
  const t = useTranslate();
  const score = annotation.moved?.score ?? null;
  return (
    <span className={styles.stray}>
      <span>{annotation.exact.slice(0, 160)}</span>
      <span className={styles.strayFoot}>
        <Badge tone={kind === "lost" ? "danger" : "warning"}>{t(`reader.tray.${kind}`)}</Badge>
        {score !== null && t("reader.tray.score", { percent: Math.round(score * 100) })}
        <span>{nameOf(article)}</span>
      </span>
    </span>
  );
}

type StrayDetailProps = { readonly stray: StrayMark; readonly onClose: () => void };

function StrayDetail({ stray, onClose }: StrayDetailProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { openView } = useWorkspace();
  const { annotation, article, kind } = stray;
  const places = useLiveQuery(
    () => placesOfStray(notebook, stray),
    [notebook, annotation.id, article.currentTextVersionId],
  );
  const counts = useLiveQuery(() => reanchorCounts(notebook, article), [notebook, article]);
  if (places === undefined) return null;
  if (places === null) return <EmptyState title={t("reader.lostText.title")} />;
  const { version, text, former, candidates } = places;
  return (
    <div className={styles.detail}>
      {counts !== undefined && (
        <p className={styles.counts}>{t("reader.tray.counts", { ...counts })}</p>
      )}
      <div className={styles.sides}>
        <section aria-label={t("reader.tray.former")}>
          <h3>{t("reader.tray.former")}</h3>
          <Passage passage={former} />
        </section>
        <section aria-label={t("reader.tray.candidates")}>
          <h3>{t("reader.tray.candidates")}</h3>
          {candidates.length === 0 && <p>{t("reader.tray.noCandidates")}</p>}
          {candidates.map((candidate) => {
            const isHere = kind === "moved" && candidate.start === annotation.start;
            return (
              <div key={candidate.start} className={styles.candidate}>
                <p className={styles.counts}>
                  {t("reader.tray.score", { percent: Math.round(candidate.score * 100) })}
                </p>
                <Passage passage={candidate} />
                <Button
                  size="small"
                  isDisabled={notebook.isReadOnly}
                  onPress={() =>
                    void (isHere
                      ? acceptMoved(notebook, annotation)
                      : moveMark(notebook, annotation, { version, text, range: candidate }))
                  }
                >
                  {t(isHere ? "reader.tray.accept" : "reader.inspector.putHere")}
                </Button>
              </div>
            );
          })}
          <Button
            kind="link"
            onPress={() => {
              onClose();
              openView("reader", { articleId: article.id, annotationId: annotation.id });
            }}
          >
            {t("reader.tray.byHand")}
          </Button>
        </section>
      </div>
    </div>
  );
}

function Passage({ passage: { before, words, after } }: { readonly passage: InContext }) {
  return (
    <blockquote className={styles.passage}>
      <span>{before}</span>
      <mark>{words}</mark>
      <span>{after}</span>
    </blockquote>
  );
}
