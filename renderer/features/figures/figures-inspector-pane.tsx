import { useLiveQuery } from "dexie-react-hooks";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState, PaneBody, PaneFrame } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { RowOf } from "#shared/domain/record.ts";
import type { Target } from "#shared/figures/scene.ts";
import styles from "./figures.module.css";
import { chosenPoint } from "./figures-desk.ts";
import { ReadingForm } from "./reading-form.tsx";

/** What the chosen point stands for: its claims with their passages, or the cell to be read. */
export function FiguresInspectorPane() {
  const t = useTranslate();
  const point = useObservable(chosenPoint);
  const ids = point === null ? [] : claimIdsOf(point.target);
  if (point === null) {
    return (
      <PaneFrame title={t("figures.view.point")}>
        <EmptyState title={t("figures.view.noPoint")}>{t("figures.view.noPointText")}</EmptyState>
      </PaneFrame>
    );
  }
  return (
    <PaneFrame title={t("figures.view.point")}>
      <PaneBody isPadded>
        <p className={styles.claimWords}>{point.label}</p>
        {point.target.kind === "reading" && (
          <ReadingForm
            key={`${point.target.hypothesisId}~${point.target.claimId}`}
            hypothesisId={point.target.hypothesisId}
            claimId={point.target.claimId}
          />
        )}
        {ids.length > 0 && <ClaimsOfPoint ids={ids} />}
      </PaneBody>
    </PaneFrame>
  );
}

/** More of them are on the board. */
const mostClaims = 40;

function claimIdsOf(target: Target): readonly string[] {
  if (target.kind === "reading") return [target.claimId];
  return target.kind === "claims" ? target.claimIds.slice(0, mostClaims) : [];
}

function ClaimsOfPoint({ ids }: { readonly ids: readonly string[] }) {
  const t = useTranslate();
  const { db } = useNotebook();
  const { openView } = useWorkspace();
  const key = ids.join(" ");
  const claims = useLiveQuery(async () => {
    const rows = await db.claims.bulkGet(key.split(" "));
    return rows.filter((row) => row !== undefined);
  }, [db, key]);
  return (
    <ul className={styles.claims}>
      {(claims ?? []).map((claim) => (
        <li key={claim.id}>
          <p className={styles.claimWords}>{claim.statement}</p>
          <span className={styles.rowTools}>
            <Button size="small" onPress={() => openView("claims", { claimId: claim.id })}>
              {t("figures.view.openClaim")}
            </Button>
            <PassageButton claim={claim} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Its first passage, in its article. */
function PassageButton({ claim }: { readonly claim: RowOf<"claims"> }) {
  const t = useTranslate();
  const { db } = useNotebook();
  const { openView } = useWorkspace();
  const annotation = useLiveQuery(async () => {
    const evidence = await db.evidence.where("claimId").equals(claim.id).first();
    return evidence === undefined ? undefined : await db.annotations.get(evidence.annotationId);
  }, [db, claim.id]);
  if (annotation === undefined) return null;
  const { articleId, id } = annotation;
  return (
    <Button
      size="small"
      onPress={() => openView("reader", { articleId, annotationId: id, claimId: claim.id })}
    >
      {t("figures.view.openPassage")}
    </Button>
  );
}
