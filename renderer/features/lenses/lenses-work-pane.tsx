import { useWorkspace } from "#renderer/app/feature.ts";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { LensCard } from "./lens-card.tsx";
import { useLenses } from "./lenses-queries.ts";

/** The chosen lens; the first while none is chosen. */
export function LensesWorkPane() {
  const t = useTranslate();
  const { selection } = useWorkspace();
  const lenses = useLenses();
  if (lenses === undefined) return <Skeleton />;

  const lens = lenses.find(({ id }) => id === selection.lensId) ?? lenses[0];
  if (lens === undefined) {
    return (
      <PaneFrame title={t("lenses.title")}>
        <EmptyState title={t("lenses.none")}>{t("lenses.noneAdvice")}</EmptyState>
      </PaneFrame>
    );
  }
  return <LensCard key={lens.id} lens={lens} lenses={lenses} />;
}
