import { useEffect, useState } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Output } from "#shared/ipc/contract.ts";
import styles from "./frame.module.css";
import type { ProgramCommands } from "./program-commands.ts";

export type AboutDialogProps = {
  readonly description: Output<"app:describe">;
  readonly commands: ProgramCommands;
  readonly onClose: () => void;
};

/** What this program is, what it runs on, and whose work is in it. */
export function AboutDialog({ description, commands, onClose }: AboutDialogProps) {
  const t = useTranslate();
  return (
    <Dialog
      title={t("app.about.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={commands["log:show"]}>{t("app.about.showLog")}</Button>
          <Button onPress={commands["diagnostics:copy"]}>{t("app.about.copyDiagnostics")}</Button>
          <Button kind="primary" onPress={onClose}>
            {t("ui.close")}
          </Button>
        </>
      }
    >
      <p>
        Railhead {description.version} · {description.runtime} · {description.platform}
      </p>
      {description.isDevelopmentBuild && <p>{t("app.about.development")}</p>}
      <p>{t("app.about.licence")}</p>
      <p>{t("app.about.runtimeLicence")}</p>
      <Notices />
    </Dialog>
  );
}

type Notice = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
};

/** Long texts, read in only once somebody asks what is in the program. */
function Notices() {
  const t = useTranslate();
  const [notices, setNotices] = useState<readonly Notice[] | null>(null);
  useEffect(() => {
    void import("../../assets/third-party-notices.json").then(({ default: all }) =>
      setNotices(all),
    );
  }, []);
  return (
    <section aria-label={t("app.about.notices")}>
      <h3>{t("app.about.notices")}</h3>
      {notices === null && <Skeleton />}
      <div className={styles.notices}>
        {notices?.map((notice) => (
          <details key={`${notice.name} ${notice.version}`}>
            <summary>
              {t("app.about.notice", {
                name: notice.name,
                version: notice.version,
                license: notice.license,
              })}
            </summary>
            <pre className={styles.noticeText}>{notice.text}</pre>
          </details>
        ))}
      </div>
    </section>
  );
}
