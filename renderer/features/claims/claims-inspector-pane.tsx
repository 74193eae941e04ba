import { useWorkspace } from "#renderer/app/feature.ts";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ClaimPanel } from "./claim-panel.tsx";
import { useClaim } from "./claims-queries.ts";

export function ClaimsInspectorPane() {
  const t = useTranslate();
  const { selection } = useWorkspace();
  const found = useClaim(selection.claimId);
  if (found === undefined) return <Skeleton />;
  if (found === null) {
    return (
      <PaneFrame title={t("claims.panel.title")}>
        <EmptyState title={t("claims.panel.none")}>{t("claims.panel.noneAdvice")}</EmptyState>
      </PaneFrame>
    );
  }
  return <ClaimPanel key={found.item.claim.id} {...found} />;
}
