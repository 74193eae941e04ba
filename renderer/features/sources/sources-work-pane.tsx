import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { PaneFrame } from "#renderer/ui/panel.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { NameRegister } from "./name-register.tsx";
import { OriginRegister } from "./origin-register.tsx";
import { SourceRegister } from "./source-register.tsx";

type Register = "sources" | "origins" | "names";

/** Who publishes, writes and is quoted; and where what they say first came from. */
export function SourcesWorkPane() {
  const t = useTranslate();
  const { selection, select } = useWorkspace();
  const [register, setRegister] = useState<Register>("sources");
  // A source or origin chosen elsewhere brings its register forward.
  const shown =
    selection.originId !== undefined
      ? "origins"
      : selection.sourceId !== undefined
        ? "sources"
        : register;

  return (
    <PaneFrame title={t("sources.view")}>
      <Tabs
        label={t("sources.tabs.label")}
        selected={shown}
        onSelect={(chosen) => {
          if (chosen === shown) return;
          setRegister(chosen);
          select({ sourceId: null, originId: null });
        }}
        tabs={[
          { id: "sources", title: t("sources.tabs.sources"), content: <SourceRegister /> },
          { id: "origins", title: t("sources.tabs.origins"), content: <OriginRegister /> },
          { id: "names", title: t("sources.tabs.names"), content: <NameRegister /> },
        ]}
      />
    </PaneFrame>
  );
}
