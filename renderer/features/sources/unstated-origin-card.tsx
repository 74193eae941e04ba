import { useLiveQuery } from "dexie-react-hooks";
import { useNotebook } from "#renderer/db/notebook.ts";
import { PaneBody, PaneFrame, Section } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { passagesWithoutOrigin } from "./origin-queries.ts";
import { PassageList } from "./passage-list.tsx";
import styles from "./sources.module.css";

/** The passages whose origin is not stated: shown as unknown, never counted. */
export function UnstatedOriginCard() {
  const t = useTranslate();
  const { db } = useNotebook();
  const passages = useLiveQuery(() => passagesWithoutOrigin(db), [db]);
  return (
    <PaneFrame title={t("sources.origins.unstated")}>
      <PaneBody>
        <Section title={t("sources.originCard.passages")}>
          <p className={styles.quiet}>{t("sources.originCard.unstatedText")}</p>
          <PassageList passages={passages ?? []} emptyText={t("sources.originCard.restsNone")} />
        </Section>
      </PaneBody>
    </PaneFrame>
  );
}
