import { useCallback, useEffect, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { onEvent, request } from "#renderer/bridge.ts";
import {
  ArchiveDialogs,
  useArchiveDrop,
  useArchives,
  useGivenArchives,
} from "#renderer/features/archive/index.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { MoreIcon, PlusIcon, RestoreIcon, TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { Menu, MenuItem, MenuSeparator } from "#renderer/ui/menu.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { timeText } from "#renderer/ui/time-text.ts";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { NotebookSummary, PurgedNotebook } from "#shared/ipc/listed-notebooks.ts";
import { useAttempt } from "./attempt.ts";
import { FailureNotice } from "./failure-notice.tsx";
import styles from "./frame.module.css";
import { dateText, listedNotebooks } from "./listed-notebooks.ts";
import { PurgeNotebookDialog } from "./purge-notebook-dialog.tsx";
import { TitleDialog } from "./title-dialog.tsx";

export type NotebookCatalogueProps = {
  /** What the first screen has been told already; null once anything may have changed. */
  readonly known: readonly NotebookSummary[] | null;
  readonly onOpen: (notebookId: NotebookId) => void;
};

type Asking =
  | { readonly kind: "create" }
  | { readonly kind: "rename" | "duplicate" | "purge"; readonly notebook: NotebookSummary };

/** Every notebook, the last opened first; create, open, rename, duplicate, trash, restore and purge. */
export function NotebookCatalogue({ known, onOpen }: NotebookCatalogueProps) {
  const t = useTranslate();
  const [notebooks, setNotebooks] = useState(known);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [isTrashShown, setIsTrashShown] = useState(false);
  const work = useAttempt();
  const { attempt } = work;

  const [purged, setPurged] = useState<readonly PurgedNotebook[]>([]);
  const readPurged = useCallback(async () => setPurged(await request("notebook:purged", {})), []);
  const reload = useCallback(async () => {
    setNotebooks(await request("notebook:list", {}));
    await readPurged();
  }, [readPurged]);
  const isKnown = known !== null;
  useEffect(() => attempt(isKnown ? readPurged : reload), [attempt, isKnown, readPurged, reload]);

  const archives = useArchives();
  const { read, choose } = archives;
  const restore = (path: string) => read(path, "restore");
  useArchiveDrop(restore);
  useGivenArchives(archives.step.kind === "nothing", restore);
  useEffect(
    () =>
      onEvent("menu:command", ({ commandId }) => {
        if (commandId === "archive:restore") choose("restore");
        if (commandId === "archive:verify") choose("verify");
      }),
    [choose],
  );

  const { live, trashed } = listedNotebooks(notebooks ?? []);

  const openSample = () => attempt(async () => onOpen((await request("notebook:sample", {})).id));
  const untrash = (notebook: NotebookSummary) =>
    attempt(async () => {
      await request("notebook:untrash", { notebookId: notebook.id });
      await reload();
    });
  const trash = (notebook: NotebookSummary) =>
    attempt(async () => {
      await request("notebook:trash", { notebookId: notebook.id });
      await reload();
      showToast({
        text: t("app.catalogue.trashed", { title: notebook.title }),
        action: { text: t("ui.undo"), run: () => untrash(notebook) },
      });
    });

  const sample = (
    <Button isDisabled={work.isBusy} onPress={openSample}>
      {t("app.catalogue.openSample")}
    </Button>
  );

  return (
    <main className={styles.screen}>
      <div className={styles.column}>
        <p className={styles.wordmark}>{t("app.name")}</p>
        <div className={styles.screenHead}>
          <h1 className={styles.screenTitle}>{t("app.catalogue.title")}</h1>
          <div className={styles.screenActions}>
            <Button onPress={() => choose("restore")}>{t("archive.catalogue.open")}</Button>
            <Button kind="primary" icon={PlusIcon} onPress={() => setAsking({ kind: "create" })}>
              {t("app.catalogue.new")}
            </Button>
          </div>
        </div>
        {work.failure !== null && <FailureNotice failure={work.failure} />}
        {notebooks === null && <Skeleton />}
        {notebooks !== null && live.length === 0 && (
          <EmptyState title={t("app.catalogue.empty.title")} actions={sample}>
            {t("app.catalogue.empty.text")}
          </EmptyState>
        )}
        {live.length > 0 && (
          <ul className={styles.notebooks} aria-label={t("app.catalogue.title")}>
            {live.map((notebook) => (
              <NotebookRow
                key={notebook.id}
                notebook={notebook}
                onOpen={() => onOpen(notebook.id)}
                onAsk={setAsking}
                onSave={() => archives.save(notebook.id)}
                onTrash={() => trash(notebook)}
              />
            ))}
          </ul>
        )}
        {live.length > 0 && !live.some((notebook) => notebook.isSample) && <div>{sample}</div>}
        {trashed.length > 0 && (
          <>
            <div>
              <Button
                kind="quiet"
                icon={TrashIcon}
                aria-expanded={isTrashShown}
                onPress={() => setIsTrashShown(!isTrashShown)}
              >
                {t("app.catalogue.trash", { count: trashed.length })}
              </Button>
            </div>
            {isTrashShown && (
              <TrashedNotebooks
                notebooks={trashed}
                onRestore={untrash}
                onPurge={(notebook) => setAsking({ kind: "purge", notebook })}
              />
            )}
          </>
        )}
        <PurgedNotebooks purged={purged} />
      </div>
      <ArchiveDialogs
        archives={archives}
        openNotebookId={null}
        onOpen={onOpen}
        onRestored={() => attempt(reload)}
      />
      {asking !== null && (
        <Asked asking={asking} onClose={() => setAsking(null)} onDone={reload} onOpen={onOpen} />
      )}
    </main>
  );
}

type NotebookRowProps = {
  readonly notebook: NotebookSummary;
  readonly onOpen: () => void;
  readonly onAsk: (asking: Asking) => void;
  readonly onSave: () => void;
  readonly onTrash: () => void;
};

function NotebookRow({ notebook, onOpen, onAsk, onSave, onTrash }: NotebookRowProps) {
  const t = useTranslate();
  return (
    <li className={styles.notebook}>
      <AriaButton className={styles.notebookOpen ?? ""} onPress={onOpen}>
        <span className={styles.notebookTitle}>{notebook.title}</span>
        {notebook.isSample && <Badge>{t("app.catalogue.sample")}</Badge>}
        <span className={styles.notebookDate}>
          {dateText(notebook, (key, date) => t(`app.catalogue.${key}`, { date }))}
        </span>
      </AriaButton>
      <Menu
        placement="bottom end"
        aria-label={t("app.catalogue.actions", { title: notebook.title })}
        trigger={
          <IconButton
            icon={MoreIcon}
            label={t("app.catalogue.actions", { title: notebook.title })}
          />
        }
      >
        <MenuItem text={t("app.catalogue.open")} onAction={onOpen} />
        <MenuItem
          text={t("app.catalogue.rename")}
          onAction={() => onAsk({ kind: "rename", notebook })}
        />
        <MenuItem
          text={t("app.catalogue.duplicate")}
          onAction={() => onAsk({ kind: "duplicate", notebook })}
        />
        <MenuItem text={t("archive.catalogue.save")} onAction={onSave} />
        <MenuSeparator />
        <MenuItem icon={TrashIcon} text={t("app.catalogue.moveToTrash")} onAction={onTrash} />
      </Menu>
    </li>
  );
}

type TrashedNotebooksProps = {
  readonly notebooks: readonly NotebookSummary[];
  readonly onRestore: (notebook: NotebookSummary) => void;
  readonly onPurge: (notebook: NotebookSummary) => void;
};

function TrashedNotebooks({ notebooks, onRestore, onPurge }: TrashedNotebooksProps) {
  const t = useTranslate();
  return (
    <ul className={styles.notebooks} aria-label={t("app.catalogue.trashName")}>
      {notebooks.map((notebook) => (
        <li key={notebook.id} className={styles.notebook}>
          <span className={styles.notebookOpen}>
            <span className={styles.notebookTitle}>{notebook.title}</span>
            <span className={styles.notebookDate}>
              {t(notebook.trashedBy ? "app.catalogue.trashedBy" : "app.catalogue.trashedOn", {
                who: notebook.trashedBy ?? "",
                when: timeText(Date.parse(notebook.trashedAt ?? "")),
              })}
            </span>
          </span>
          <Button
            size="small"
            kind="quiet"
            aria-label={t("app.catalogue.purgeNamed", { title: notebook.title })}
            onPress={() => onPurge(notebook)}
          >
            {t("app.catalogue.purge")}
          </Button>
          <Button
            size="small"
            icon={RestoreIcon}
            aria-label={t("app.catalogue.restoreNamed", { title: notebook.title })}
            onPress={() => onRestore(notebook)}
          >
            {t("app.catalogue.restore")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What is left of notebooks that were purged: who did it, when and why. */
function PurgedNotebooks({ purged }: { readonly purged: readonly PurgedNotebook[] }) {
  const t = useTranslate();
  if (purged.length === 0) return null;
  return (
    <ul className={styles.purged} aria-label={t("app.catalogue.purgedName")}>
      {purged.map(({ id, title, who, purgedAt, reason }) => (
        <li key={id}>
          {t("app.catalogue.purgedLine", {
            title,
            who,
            when: timeText(Date.parse(purgedAt)),
            reason,
          })}
        </li>
      ))}
    </ul>
  );
}

type AskedProps = {
  readonly asking: Asking;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
  readonly onOpen: (notebookId: NotebookId) => void;
};

function Asked({ asking, onClose, onDone, onOpen }: AskedProps) {
  const t = useTranslate();
  const done = async () => {
    await onDone();
    onClose();
  };

  switch (asking.kind) {
    case "create":
      return (
        <TitleDialog
          heading={t("app.catalogue.new")}
          initialTitle=""
          verb={t("app.catalogue.create")}
          onClose={onClose}
          onSave={async (title) => onOpen((await request("notebook:create", { title })).id)}
        />
      );
    case "rename":
      return (
        <TitleDialog
          heading={t("app.catalogue.renameTitle")}
          initialTitle={asking.notebook.title}
          verb={t("app.catalogue.rename")}
          onClose={onClose}
          onSave={async (title) => {
            await request("notebook:rename", { notebookId: asking.notebook.id, title });
            await done();
          }}
        />
      );
    case "purge":
      return <PurgeNotebookDialog notebook={asking.notebook} onClose={onClose} onPurged={done} />;
    case "duplicate":
      return (
        <TitleDialog
          heading={t("app.catalogue.duplicateTitle")}
          initialTitle={t("app.catalogue.copyOf", { title: asking.notebook.title })}
          verb={t("app.catalogue.duplicate")}
          onClose={onClose}
          onSave={async (title) => {
            await request("notebook:duplicate", { notebookId: asking.notebook.id, title });
            await done();
          }}
        />
      );
  }
}
