import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./brief.module.css";
import { createEdition } from "./brief-commands.ts";
import { briefDialog } from "./brief-desk.ts";
import type { BriefReading, BriefRow } from "./brief-queries.ts";

type IssuedNoticeProps = { readonly reading: BriefReading; readonly brief: BriefRow };

/** Above the pages of an issued brief: its number and day, and what can be done from here. */
export function IssuedNotice({ reading, brief }: IssuedNoticeProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly, select } = useWorkspace();
  const others = reading.briefs.filter(({ id }) => id !== brief.id);
  return (
    <div className={styles.issued}>
      <Notice
        tone="accent"
        title={t("brief.issue.issuedAs", {
          number: brief.issueNumber ?? 0,
          day: (brief.issuedAt ?? "").slice(0, 10),
        })}
        actions={
          <>
            <Button
              size="small"
              isDisabled={isReadOnly}
              onPress={() => {
                void createEdition(notebook, brief, reading.ground).then((briefId) =>
                  select({ briefId }),
                );
              }}
            >
              {t("brief.issue.newEdition")}
            </Button>
            <Button
              size="small"
              isDisabled={others.length === 0}
              onPress={() => briefDialog.set("compare")}
            >
              {t("brief.issue.compare")}
            </Button>
          </>
        }
      >
        {t("brief.issue.stays")}
      </Notice>
    </div>
  );
}
