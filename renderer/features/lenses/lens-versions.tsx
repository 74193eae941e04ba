import { useEffect, useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { onEvent, request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ClockIcon } from "#renderer/ui/icons-state.tsx";
import { utcText } from "#renderer/ui/time-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { RecordVersion } from "#shared/domain/history/history-line.ts";
import type { LensId } from "#shared/domain/ids.ts";
import { deletedField } from "#shared/ledger/change.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { fieldText } from "#shared/messages/field-text.ts";
import styles from "./lenses.module.css";

/** What the lens and its questions were before: each version with who, when and what became of it. */
export function LensVersions({ lensId }: { readonly lensId: LensId }) {
  const t = useTranslate();
  const [isShown, setIsShown] = useState(false);
  return (
    <section className={styles.part} aria-label={t("lenses.versions.title")}>
      <h3 className={styles.heading}>{t("lenses.versions.title")}</h3>
      {isShown ? (
        <Versions lensId={lensId} />
      ) : (
        <div>
          <Button size="small" icon={ClockIcon} onPress={() => setIsShown(true)}>
            {t("lenses.versions.show")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Versions({ lensId }: { readonly lensId: LensId }) {
  const t = useTranslate();
  const { id: notebookId } = useNotebook();
  const { attempt, failure } = useAttempt();
  const [versions, setVersions] = useState<readonly RecordVersion[]>();
  useEffect(() => {
    const parts = { table: "lensDimensions", field: "lensId" };
    const whole = { table: "lenses", id: lensId, parts };
    const read = () =>
      attempt(async () => setVersions(await request("history:versions", { notebookId, whole })));
    read();
    return onEvent("ledger:appended", (news) => {
      const changes = news.entries.flatMap(({ changeSet }) => changeSet.changes);
      const isAboutLenses = changes.some(
        ({ table }) => table === whole.table || table === parts.table,
      );
      // Each reading goes through the whole history.
      if (news.notebookId === notebookId && isAboutLenses) read();
    });
  }, [attempt, notebookId, lensId]);
  if (failure !== null) return <FailureNotice failure={failure} />;
  if (versions === undefined) return null;
  return (
    <>
      <p className={styles.versionNote}>{t("lenses.versions.kept")}</p>
      <ol className={styles.versions}>
        {versions.map((version) => (
          <li key={version.sequence}>
            <VersionHead version={version} />
            {version.number === 1 ? (
              <p>{t("lenses.versions.made")}</p>
            ) : (
              <ul>
                {changesIn(version, t).map(({ key, field, before, after }) => (
                  <li key={key}>
                    <strong>{field}</strong>
                    {before !== undefined && <del>{before ?? t("lenses.versions.nothing")}</del>}
                    {after !== undefined && <ins>{after ?? t("lenses.versions.nothing")}</ins>}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function VersionHead({ version }: { readonly version: RecordVersion }) {
  const t = useTranslate();
  const { number, at, who, takesBack } = version;
  const when = utcText(at);
  return (
    <p className={styles.versionBy}>
      {t("lenses.versions.by", { number, when, who: who ?? t("history.log.unknownPerson") })}
      {takesBack !== null && ` · ${t(`lenses.versions.${takesBack}`)}`}
    </p>
  );
}

interface ShownChange {
  readonly key: string;
  readonly field: string;
  /** Left out where there is nothing to hold against each other. */
  readonly before?: string | null;
  readonly after?: string | null;
}

/** A question that was added is told in one line, everything else field by field. */
function changesIn({ changes }: RecordVersion, t: Translate): readonly ShownChange[] {
  const added = new Set(changes.filter(({ before }) => before === undefined).map(({ id }) => id));
  const news = [...added].map((id) => {
    const label = changes.find((change) => change.id === id && change.field === "label");
    return { key: id, field: t("lenses.versions.added", { name: label?.after ?? "" }) };
  });
  const others = changes
    .filter(({ id, field }) => !added.has(id) && field !== "position")
    // Absent and empty read the same.
    .filter(({ before, after }) => (before || null) !== (after || null))
    .map(({ id, field, name, isPart, before = null, after }): ShownChange => {
      const key = `${id} ${field}`;
      if (field === deletedField) {
        const word = t(after === "true" ? "lenses.versions.away" : "lenses.versions.back");
        return {
          key,
          field: isPart ? t("lenses.versions.ofPart", { name: name ?? "", field: word }) : word,
        };
      }
      const words = fieldText(field, t);
      const named = isPart
        ? t("lenses.versions.ofPart", { name: name ?? "", field: words })
        : words;
      return { key, field: named, before, after };
    });
  return [...news, ...others];
}
