import { useState } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { timeText } from "#renderer/ui/time-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { ArchiveContents } from "#shared/ipc/archive.ts";
import styles from "./archive.module.css";
import { MergeReport } from "./merge-report.tsx";
import type { Purpose } from "./use-archives.ts";

/** A title has at most 200 characters. */
const longestTitle = 200;

type ContentsDialogProps = {
  readonly contents: ArchiveContents;
  readonly purpose: Purpose;
  readonly onRestore: (copyTitle: string | null) => void;
  readonly onClose: () => void;
};

/** What a sound archive holds, and what restoring it would do; nothing is written before a button says so. */
export function ContentsDialog({ contents, purpose, onRestore, onClose }: ContentsDialogProps) {
  const t = useTranslate();
  const { here, notebook } = contents;
  const canMerge = here !== null && !here.isReadOnly && (here.news > 0 || here.isTrashed);
  const mustCopy = here?.isReadOnly === true;
  const [isCopying, setIsCopying] = useState(mustCopy);
  const [copyTitle, setCopyTitle] = useState(() =>
    t("archive.contents.copyOf", { title: notebook.title }).slice(0, longestTitle),
  );
  const wanted = copyTitle.trim();

  const isVerifying = purpose === "verify";
  const actions = isVerifying ? (
    <Button kind="primary" onPress={onClose} autoFocus>
      {t("ui.close")}
    </Button>
  ) : (
    <>
      <Button onPress={onClose}>{t("ui.cancel")}</Button>
      {here !== null && !isCopying && (
        <Button onPress={() => setIsCopying(true)}>{t("archive.contents.copyInstead")}</Button>
      )}
      {isCopying && (
        <Button kind="primary" isDisabled={wanted === ""} onPress={() => onRestore(wanted)}>
          {t("archive.contents.copy")}
        </Button>
      )}
      {!isCopying && (here === null || canMerge) && (
        <Button kind="primary" onPress={() => onRestore(null)} autoFocus>
          {t(here === null ? "archive.contents.restore" : "archive.contents.merge")}
        </Button>
      )}
    </>
  );

  return (
    <Dialog
      title={t(isVerifying ? "archive.contents.verifiedTitle" : "archive.contents.restoreTitle")}
      size="large"
      isOpen
      onClose={onClose}
      actions={actions}
    >
      <div className={styles.body}>
        <p role="status">{t("archive.contents.verified", { name: contents.fileName })}</p>
        <Facts contents={contents} />
        {contents.missingBlobs.length > 0 && (
          <Notice
            tone="warning"
            title={t("archive.contents.missing", { count: contents.missingBlobs.length })}
          />
        )}
        {!isVerifying && <Here here={here} />}
        {isCopying && (
          <TextField
            label={t("archive.contents.copyTitle")}
            value={copyTitle}
            onChange={setCopyTitle}
            maxLength={longestTitle}
            autoFocus
          />
        )}
        {!isVerifying && !isCopying && canMerge && here.news > 0 && (
          <MergeReport report={here.report} isDone={false} />
        )}
      </div>
    </Dialog>
  );
}

function Facts({ contents }: { readonly contents: ArchiveContents }) {
  const t = useTranslate();
  const { notebook, savedAt, tool, counts, records, digest } = contents;
  const countOf = (table: "articles" | "claims" | "sources" | "judgements" | "briefs") =>
    t(`archive.count.${table}`, { count: records[table] ?? 0 });
  return (
    <dl className={styles.facts}>
      <dt>{t("archive.contents.notebook")}</dt>
      <dd className={styles.strong}>{notebook.title}</dd>
      <dt>{t("archive.contents.savedAt")}</dt>
      <dd>{t("archive.contents.savedBy", { time: timeText(Date.parse(savedAt)), tool })}</dd>
      <dt>{t("archive.contents.holds")}</dt>
      <dd>
        {t("archive.count.list", {
          articles: countOf("articles"),
          claims: countOf("claims"),
          sources: countOf("sources"),
          judgements: countOf("judgements"),
          briefs: countOf("briefs"),
        })}
      </dd>
      <dt>{t("archive.contents.history")}</dt>
      <dd>{t("archive.contents.historyText", counts)}</dd>
      <dt>{t("archive.saved.digest")}</dt>
      <dd className={styles.hash}>{digest}</dd>
    </dl>
  );
}

/** How the archive stands to what this profile has. */
function Here({ here }: Pick<ArchiveContents, "here">) {
  const t = useTranslate();
  if (here === null) return <p>{t("archive.contents.none")}</p>;
  const { title, news, ownOnly } = here;
  return (
    <>
      <p>
        {news > 0
          ? t("archive.contents.news", { title, count: news })
          : ownOnly > 0
            ? t("archive.contents.sameAndMore", { count: ownOnly })
            : t("archive.contents.same")}
        {here.isTrashed && !here.isReadOnly && ` ${t("archive.contents.trashed")}`}
      </p>
      {here.isReadOnly && <Notice tone="warning" title={t("archive.contents.readOnly")} />}
    </>
  );
}
