import { useLiveQuery } from "dexie-react-hooks";
import { useWorkspace } from "#renderer/app/feature.ts";
import { put } from "#renderer/db/derived-record.ts";
import { type Notebook, useNotebook } from "#renderer/db/notebook.ts";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type ReviewItem, reviewId, reviewItems } from "#shared/domain/brief/brief-review.ts";
import type { BriefId } from "#shared/domain/ids.ts";
import { type RowOf, update } from "#shared/domain/record.ts";
import { partsOfStamp } from "#shared/ledger/clock.ts";
import styles from "./brief.module.css";
import type { BriefReading, BriefRow } from "./brief-queries.ts";
import own from "./section-parts.module.css";

type ChecklistProps = { readonly reading: BriefReading; readonly brief: BriefRow };

/** What takes a second reader's judgement: ticked by whom and when, and whether the words changed since. */
export function ReviewerChecklist({ reading, brief }: ChecklistProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const reviews = useLiveQuery(
    () => notebook.db.briefReviews.where("briefId").equals(brief.id).toArray(),
    [notebook, brief.id],
  );
  if (reviews === undefined) return null;
  const changedAtMs = lastChange(reading, brief);
  return (
    <section className={styles.section} aria-labelledby="brief-heading-review">
      <h3 className={styles.sectionTitle} id="brief-heading-review">
        {t("brief.review.title")}
      </h3>
      <p className={styles.quiet}>{t("brief.review.explain")}</p>
      <ul className={own.reviews}>
        {reviewItems.map((item) => {
          const row = reviews.find(({ id }) => id === reviewId(brief.id, item));
          return (
            <li key={item}>
              <Checkbox
                isSelected={row?.isMet === true}
                isDisabled={isReadOnly}
                onChange={(isMet) => void look(notebook, brief.id, item, row, isMet)}
              >
                {t(`brief.review.item.${item}`)}
              </Checkbox>
              {row !== undefined && <Looked row={row} changedAtMs={changedAtMs} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type LookedProps = { readonly row: RowOf<"briefReviews">; readonly changedAtMs: number };

function Looked({ row, changedAtMs }: LookedProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const { actorId, ms } = partsOfStamp(row.$.fields?.["isMet"]?.stamp ?? row.$.made);
  const actor = useLiveQuery(() => db.actors.get(actorId), [db, actorId]);
  if (!row.isMet) return null;
  const when = new Date(ms).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  return (
    <p className={styles.quiet}>
      {t("brief.review.done", { who: actor?.personName ?? t("brief.review.someone"), when })}
      {ms < changedAtMs && <b> {t("brief.review.stale")}</b>}
    </p>
  );
}

async function look(
  notebook: Notebook,
  briefId: BriefId,
  item: ReviewItem,
  row: RowOf<"briefReviews"> | undefined,
  isMet: boolean,
): Promise<void> {
  const changes =
    row === undefined
      ? await put(notebook.db, "briefReviews", {
          id: reviewId(briefId, item),
          briefId,
          item,
          isMet,
        })
      : [update("briefReviews", row, { isMet })];
  await notebook.commit("review:look", changes);
}

/** When a word of the brief last changed: in its settings, its paragraphs or the judgements it prints. */
function lastChange({ ground }: BriefReading, brief: BriefRow): number {
  const printed = new Set<string>(
    ground.rows.briefJudgements
      .filter(({ briefId }) => briefId === brief.id)
      .map(({ judgementId }) => judgementId),
  );
  const rows = [
    brief,
    ...ground.rows.paragraphs.filter(({ briefId }) => briefId === brief.id),
    ...ground.rows.judgements.filter(({ id }) => printed.has(id)),
    // Rows of the projection, which carry their stamps.
  ] as readonly BriefRow[];
  return Math.max(...rows.map(({ $ }) => partsOfStamp($.latest).ms));
}
