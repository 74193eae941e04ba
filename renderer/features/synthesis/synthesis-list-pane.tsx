import { useWorkspace } from "#renderer/app/feature.ts";
import { Badge } from "#renderer/ui/notice.tsx";
import { PaneFrame } from "#renderer/ui/panel.tsx";
import { useRemembered } from "#renderer/ui/remembered.ts";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ConflictList } from "./conflict-list.tsx";
import { useConflictRegister } from "./conflict-queries.ts";
import { JudgementList } from "./judgement-list.tsx";
import { RelationList } from "./relation-list.tsx";

const registers = ["conflicts", "relations", "judgements"] as const;
type Register = (typeof registers)[number];

function readRegister(stored: unknown): Register {
  return registers.find((register) => register === stored) ?? "conflicts";
}

const open = { onlyOpen: true };

export function SynthesisListPane() {
  const t = useTranslate();
  const { selection, select } = useWorkspace();
  const [register, setRegister] = useRemembered("synthesis-register", readRegister);
  const openCount = useConflictRegister(open, null)?.recordCount ?? 0;
  // What is chosen, here or elsewhere, brings its register forward.
  const shown =
    selection.judgementId !== undefined
      ? "judgements"
      : selection.conflictId !== undefined
        ? "conflicts"
        : selection.relationId !== undefined
          ? "relations"
          : register;

  return (
    <PaneFrame
      title={t("synthesis.tabs.title")}
      actions={
        openCount > 0 && (
          <Badge tone="warning">{t("synthesis.conflict.open", { count: openCount })}</Badge>
        )
      }
    >
      <Tabs
        label={t("synthesis.tabs.label")}
        selected={shown}
        onSelect={(chosen) => {
          if (chosen === shown) return;
          setRegister(chosen);
          select({ judgementId: null, conflictId: null, relationId: null });
        }}
        tabs={[
          {
            id: "conflicts",
            title: t("synthesis.tabs.conflicts"),
            content: <ConflictList />,
          },
          { id: "relations", title: t("synthesis.tabs.relations"), content: <RelationList /> },
          { id: "judgements", title: t("synthesis.tabs.judgements"), content: <JudgementList /> },
        ]}
      />
    </PaneFrame>
  );
}
