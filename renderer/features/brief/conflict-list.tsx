import { useWorkspace } from "#renderer/app/feature.ts";
import { Button } from "#renderer/ui/button.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { conflictIdSchema } from "#shared/domain/ids.ts";
import styles from "./brief.module.css";
import type { BriefReading } from "./brief-queries.ts";
import own from "./section-parts.module.css";

/** The open conflicts that the brief prints by itself, because they touch its claims. */
export function ConflictList({ reading }: { readonly reading: BriefReading }) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  const conflicts = reading.model?.conflicts ?? [];
  if (conflicts.length === 0) return <p className={styles.quiet}>{t("brief.empty.conflicts")}</p>;
  return (
    <ul className={own.conflicts}>
      {conflicts.map((conflict) => (
        <li key={conflict.id}>
          <b>{conflict.heading}</b>
          <p>{conflict.left.text}</p>
          <p>{conflict.right.text}</p>
          {conflict.note !== null && <p className={styles.quiet}>{conflict.note}</p>}
          <Button
            size="small"
            kind="link"
            onPress={() =>
              openView("synthesis", { conflictId: conflictIdSchema.parse(conflict.id) })
            }
          >
            {t("brief.fix.open.conflict")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
