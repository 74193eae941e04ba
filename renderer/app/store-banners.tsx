import { useEffect, useState } from "react";
import { onEvent, request } from "#renderer/bridge.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Output } from "#shared/ipc/contract.ts";
import styles from "./frame.module.css";

export type RepairBannerProps = {
  readonly notebook: Notebook;
  /** Opens the full report. */
  readonly onReport: () => void;
};

/** Says that something had to be repaired, at the opening or since; the report says what. */
export function RepairBanner({ notebook, onReport }: RepairBannerProps) {
  const t = useTranslate();
  const [isRead, setIsRead] = useState(false);
  const [later, setLater] = useState(0);
  useEffect(
    () =>
      onEvent("notebook:repaired", ({ notebookId }) => {
        if (notebookId !== notebook.id) return;
        setLater((count) => count + 1);
        setIsRead(false);
      }),
    [notebook.id],
  );

  const { repairs } = notebook.opened;
  const count = repairs.length + later + (notebook.isMended ? 1 : 0);
  if (isRead || count === 0) return null;
  return (
    <div className={styles.banner}>
      <Notice
        tone="warning"
        title={t("app.repairs.title", { count })}
        actions={
          <>
            {repairs.length + later > 0 && (
              <Button onPress={onReport}>{t("app.repairs.showReport")}</Button>
            )}
            <Button onPress={() => setIsRead(true)}>{t("ui.close")}</Button>
          </>
        }
      >
        <ul>
          {repairs.map(({ what, lost, where }) => (
            <li key={`${where}-${what}`}>{t("app.repairs.item", { what, lost })}</li>
          ))}
          {later > 0 && <li>{t("app.repairs.later")}</li>}
          {notebook.isMended && <li>{t("app.repairs.copyMended")}</li>}
        </ul>
      </Notice>
    </div>
  );
}

type Room = Output<"room:look">;

/** Warns while there is still room for what is being typed. Closed, it stays away until there is less. */
export function RoomBanner() {
  const t = useTranslate();
  const [room, setRoom] = useState<Room | null>(null);
  const [readLevel, setReadLevel] = useState<Room["level"] | null>(null);
  useEffect(() => {
    let isWanted = true;
    request("room:look", {}).then(
      (found) => isWanted && setRoom(found),
      // A disk that can not be asked says so when something is saved.
      () => {},
    );
    const stop = onEvent("room:changed", (changed) => {
      setRoom(changed);
      setReadLevel(null);
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, []);

  if (room === null || room.level === "enough" || room.level === readLevel) return null;
  return (
    <div className={styles.banner}>
      <Notice
        tone="warning"
        title={t("app.room.title", { free: Math.floor(room.freeBytes / 1_000_000) })}
        actions={<Button onPress={() => setReadLevel(room.level)}>{t("ui.close")}</Button>}
      >
        {t(`app.room.${room.level}`)}
      </Notice>
    </div>
  );
}
