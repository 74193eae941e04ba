import { useWorkspace } from "#renderer/app/feature.ts";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ClaimPanel } from "./claim-panel.tsx";
import { useClaims } from "./claims-queries.ts";

export function ClaimsInspectorPane() {
  const t = useTranslate();
  const { selection } = useWorkspace();
  const all = useClaims();
  if (all === undefined) return <Skeleton />;

  const item = all.claims.find(({ claim }) => claim.id === selection.claimId);
  if (item === undefined) {
    return (
      <PaneFrame title={t("claims.panel.title")}>
        <EmptyState title={t("claims.panel.none")}>{t("claims.panel.noneAdvice")}</EmptyState>
      </PaneFrame>
    );
  }
  return <ClaimPanel key={item.claim.id} item={item} all={all} />;
}
