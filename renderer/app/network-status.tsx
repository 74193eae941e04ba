import { useState } from "react";
import { request } from "#renderer/bridge.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { NetworkNoneIcon } from "#renderer/ui/icons-state.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Output } from "#shared/ipc/contract.ts";
import { useAttempt } from "./attempt.ts";
import { useCommand } from "./command-registry.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import styles from "./frame.module.css";

type Blocked = Output<"network:blocked">;

/** The promise in the status line, and behind it what was refused to keep it. */
export function NetworkStatus() {
  const t = useTranslate();
  const [blocked, setBlocked] = useState<Blocked | null>(null);
  const { attempt, failure } = useAttempt();
  const show = () => attempt(async () => setBlocked(await request("network:blocked", {})));
  useCommand("network:show", show);

  return (
    <>
      <Button kind="quiet" size="small" icon={NetworkNoneIcon} onPress={show}>
        {t("app.status.network")}
      </Button>
      {failure !== null && <FailureNotice failure={failure} />}
      {blocked !== null && <NetworkDialog blocked={blocked} onClose={() => setBlocked(null)} />}
    </>
  );
}

type NetworkDialogProps = { readonly blocked: Blocked; readonly onClose: () => void };

function NetworkDialog({ blocked: { counts, latest }, onClose }: NetworkDialogProps) {
  const t = useTranslate();
  return (
    <Dialog
      title={t("app.network.title")}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose} autoFocus>
          {t("ui.close")}
        </Button>
      }
    >
      <p>{t("app.network.promise")}</p>
      {counts.length === 0 ? (
        <p role="status">{t("app.network.nothing")}</p>
      ) : (
        <>
          <ul className={styles.blockedCounts} aria-label={t("app.network.counts")}>
            {counts.map(({ kind, count }) => (
              <li key={kind}>{t(`app.network.kind.${kind}`, { count })}</li>
            ))}
          </ul>
          <h3 className={styles.blockedTitle}>
            {t("app.network.latest", { count: latest.length })}
          </h3>
          <ol
            className={styles.blocked}
            aria-label={t("app.network.latest", { count: latest.length })}
          >
            {latest.map(({ number, kind, address, at }) => (
              <li key={number}>
                <time dateTime={at}>{at.slice(11, 19)}</time>
                <span>{t(`app.network.kind.${kind}`, { count: 1 })}</span>
                <code>{address}</code>
              </li>
            ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}
