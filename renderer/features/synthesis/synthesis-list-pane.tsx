import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
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

/** The register to begin with: the one looked at last, or the first that has something where that one is empty. */
function useFirstRegister(remembered: Register): Register {
  const { db } = useNotebook();
  const [first, setFirst] = useState<Register | null>(null);
  const filled = useLiveQuery(async () => {
    const counts = await Promise.all(registers.map((register) => db[register].limit(1).count()));
    return registers.filter((_, place) => counts[place] !== 0);
  }, [db]);
  // Decided once: what is added or deleted later must not turn the page under the reader.
  if (first === null && filled !== undefined) {
    setFirst(filled.includes(remembered) ? remembered : (filled[0] ?? remembered));
  }
  return first ?? remembered;
}

export function SynthesisListPane() {
  const t = useTranslate();
  const { selection, select } = useWorkspace();
  const [remembered, remember] = useRemembered("synthesis-register", readRegister);
  const first = useFirstRegister(remembered);
  // A register that is asked for is shown, empty or not.
  const [asked, setAsked] = useState<Register | null>(null);
  const openCount = useConflictRegister(open, null)?.recordCount ?? 0;
  // What is chosen, here or elsewhere, brings its register forward.
  const shown =
    selection.judgementId !== undefined
      ? "judgements"
      : selection.conflictId !== undefined
        ? "conflicts"
        : selection.relationId !== undefined
          ? "relations"
          : (asked ?? first);

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
          setAsked(chosen);
          remember(chosen);
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
