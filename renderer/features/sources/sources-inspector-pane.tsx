import { useLiveQuery } from "dexie-react-hooks";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { EmptyState, PaneBody, PaneFrame } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { OriginCard } from "./origin-card.tsx";
import { SourceCard } from "./source-card.tsx";
import { unstatedOrigin } from "./unstated-origin.ts";
import { UnstatedOriginCard } from "./unstated-origin-card.tsx";

/** The source or origin chosen in the register. */
export function SourcesInspectorPane() {
  const t = useTranslate();
  const { db } = useNotebook();
  const { selection } = useWorkspace();
  const { sourceId, originId } = selection;
  const source = useLiveQuery(
    async () => (sourceId === undefined ? null : ((await db.sources.get(sourceId)) ?? null)),
    [db, sourceId],
  );
  const origin = useLiveQuery(
    async () => (originId === undefined ? null : ((await db.origins.get(originId)) ?? null)),
    [db, originId],
  );

  if (originId === unstatedOrigin) return <UnstatedOriginCard />;
  if (origin != null) return <OriginCard key={origin.id} origin={origin} />;
  if (source != null && originId === undefined)
    return <SourceCard key={source.id} source={source} />;
  return (
    <PaneFrame title={t("sources.tabs.sources")}>
      <PaneBody>
        {source === null && origin === null && (
          <EmptyState title={t("sources.card.nothing")}>{t("sources.card.nothingText")}</EmptyState>
        )}
      </PaneBody>
    </PaneFrame>
  );
}
