import { useLiveQuery } from "dexie-react-hooks";
import { Suspense, useEffect, useState } from "react";
import { useNotebook, useSaveState } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import {
  ChevronUpIcon,
  CloseIcon,
  PaneLeftIcon,
  PaneRightIcon,
  PauseIcon,
  PlayIcon,
} from "#renderer/ui/icons-actions.tsx";
import { LockIcon, SavedIcon, UnsavedIcon } from "#renderer/ui/icons-state.tsx";
import { NotebookIcon } from "#renderer/ui/icons-views.tsx";
import { Menu, MenuItem, MenuSeparator } from "#renderer/ui/menu.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { useKeyHint } from "./command-registry.tsx";
import { statusItems } from "./features.ts";
import styles from "./frame.module.css";
import { useIsIdle } from "./idle.ts";
import { NetworkStatus } from "./network-status.tsx";
import { useRecentNotebooks } from "./recent-notebooks.ts";
import { secondsLeft, useWorks, type Work } from "./work-in-progress.ts";
import { useWorkspace } from "./workspace.tsx";

export type StatusLineProps = { readonly title: string; readonly onRename: () => void };

/** What is true of the notebook now: its name, what it holds, what is saved, what is under way. */
export function StatusLine({ title, onRename }: StatusLineProps) {
  const works = useWorks();
  return (
    <footer className={styles.status} data-pane="status">
      <NotebookMenu title={title} onRename={onRename} />
      <Counts />
      <span className={styles.statusGap} />
      {works.map((work) => (
        <WorkStatus key={work.id} work={work} />
      ))}
      <SaveStatus />
      <PaneButtons />
      <NetworkStatus />
    </footer>
  );
}

/** The same as the keys, for who works by pointer: a pane that gave way in a narrow window opens here. */
function PaneButtons() {
  const t = useTranslate();
  const { runCommand } = useWorkspace();
  const listKey = useKeyHint("pane:toggle-list");
  const inspectorKey = useKeyHint("pane:toggle-inspector");
  return (
    <span className={styles.statusPanes}>
      <IconButton
        size="small"
        icon={PaneLeftIcon}
        label={t("app.command.pane:toggle-list")}
        keyHint={listKey}
        placement="top"
        onPress={() => runCommand("pane:toggle-list")}
      />
      <IconButton
        size="small"
        icon={PaneRightIcon}
        label={t("app.command.pane:toggle-inspector")}
        keyHint={inspectorKey}
        placement="top"
        onPress={() => runCommand("pane:toggle-inspector")}
      />
    </span>
  );
}

function NotebookMenu({ title, onRename }: StatusLineProps) {
  const t = useTranslate();
  const { runCommand, openNotebook, notebookId } = useWorkspace();
  const { isReadOnly } = useNotebook();
  const [isOpen, setIsOpen] = useState(false);
  const recent = useRecentNotebooks(notebookId, isOpen);
  return (
    <div className={styles.statusNotebook}>
      <Menu
        placement="top start"
        aria-label={t("app.status.notebook")}
        onOpenChange={setIsOpen}
        trigger={
          <Button
            kind="quiet"
            size="small"
            icon={NotebookIcon}
            aria-label={t("app.status.notebookNamed", { title })}
          >
            <span className={styles.notebookTitleShort}>{title}</span>
            <ChevronUpIcon />
          </Button>
        }
      >
        <MenuItem text={t("app.catalogue.rename")} isDisabled={isReadOnly} onAction={onRename} />
        <MenuSeparator />
        {(["archive:save", "archive:restore", "archive:verify"] as const).map((id) => (
          <MenuItem key={id} text={t(`app.command.${id}`)} onAction={() => runCommand(id)} />
        ))}
        <MenuSeparator />
        {recent.map(({ id, title: other }) => (
          <MenuItem key={id} text={other} onAction={() => openNotebook(id)} />
        ))}
        {recent.length > 0 && <MenuSeparator />}
        <MenuItem
          text={t("app.command.notebook:catalogue")}
          onAction={() => runCommand("notebook:catalogue")}
        />
      </Menu>
    </div>
  );
}

function Counts() {
  const t = useTranslate();
  const { db } = useNotebook();
  const counts = useLiveQuery(() => db.counts.bulkGet(["articles", "claims"]), [db]);
  const [articles, claims] = counts ?? [];
  const isIdle = useIsIdle();
  return (
    <span className={styles.statusCounts}>
      {counts !== undefined && (
        <>
          <span>{t("app.status.articles", { count: articles?.live ?? 0 })}</span>
          <span>{t("app.status.claims", { count: claims?.live ?? 0 })}</span>
        </>
      )}
      {isIdle &&
        statusItems.map((StatusItem, index) => (
          // The list never changes, so a place in it names one item.
          <Suspense key={String(index)} fallback={null}>
            <StatusItem />
          </Suspense>
        ))}
    </span>
  );
}

function SaveStatus() {
  const t = useTranslate();
  const { isReadOnly } = useNotebook();
  const state = useSaveState();

  if (isReadOnly) {
    return (
      <span className={styles.statusItem} role="status">
        <LockIcon />
        {t("app.save.readOnly")}
      </span>
    );
  }
  switch (state.kind) {
    case "saved":
      return (
        <span className={styles.statusItem} role="status">
          <SavedIcon />
          {state.at === null
            ? t("app.save.saved")
            : t("app.save.savedAt", { time: clockTime(state.at) })}
        </span>
      );
    case "saving":
      return (
        <span className={styles.statusItem} role="status">
          <UnsavedIcon />
          {t("app.save.saving")}
        </span>
      );
    case "not-saved":
      return (
        <span className={styles.statusItem} data-tone="danger" role="status">
          <UnsavedIcon />
          {t("app.save.notSaved", { count: state.count })}
        </span>
      );
  }
}

/** Hours and minutes of a UTC time on this device's clock. */
function clockTime(utc: string): string {
  return new Date(utc).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

function WorkStatus({ work }: { readonly work: Work }) {
  const t = useTranslate();
  const nowMs = useSecondHand();
  const left = secondsLeft(work, nowMs);
  return (
    <span className={styles.work} role="status">
      {work.total === 0
        ? work.title
        : t(work.isPaused ? "app.status.workPaused" : "app.status.work", {
            title: work.title,
            done: work.done,
            total: work.total,
          })}
      {work.total > 0 && (
        <span className={styles.workBar} aria-hidden>
          <span
            className={styles.workFill}
            style={{ width: `${Math.round((work.done / work.total) * 100)}%` }}
          />
        </span>
      )}
      {left !== null && t("app.status.left", { count: left })}
      {work.pause !== null && (
        <IconButton
          icon={work.isPaused ? PlayIcon : PauseIcon}
          size="small"
          label={t(work.isPaused ? "app.status.resume" : "app.status.pause", { title: work.title })}
          onPress={() => work.pause?.(!work.isPaused)}
        />
      )}
      {work.cancel !== null && (
        <IconButton
          icon={CloseIcon}
          size="small"
          label={t("app.status.cancel", { title: work.title })}
          onPress={work.cancel}
        />
      )}
    </span>
  );
}

/** The time since start-up, once a second, so that the time left counts down between two files. */
function useSecondHand(): number {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
