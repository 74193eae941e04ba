import { useLiveQuery } from "dexie-react-hooks";
import { ShowListButton, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ConflictDetail } from "./conflict-detail.tsx";
import { conflictsById } from "./conflict-queries.ts";
import { JudgementEditor } from "./judgement-editor.tsx";
import { judgementsInOrder } from "./judgement-queries.ts";
import { RelationDetail } from "./relation-detail.tsx";
import { withClaims } from "./relation-queries.ts";

/** The conflict, relation or judgement chosen in the list. */
export function SynthesisWorkPane() {
  const { selection } = useWorkspace();
  if (selection.judgementId !== undefined) return <ChosenJudgement id={selection.judgementId} />;
  if (selection.conflictId !== undefined) return <ChosenConflict id={selection.conflictId} />;
  if (selection.relationId !== undefined) return <ChosenRelation id={selection.relationId} />;
  return <Nothing />;
}

function Nothing() {
  const t = useTranslate();
  return (
    <PaneFrame title={t("synthesis.view")}>
      <EmptyState title={t("synthesis.claim.nothingChosen")} actions={<ShowListButton />}>
        {t("synthesis.claim.nothingChosenText")}
      </EmptyState>
    </PaneFrame>
  );
}

function ChosenJudgement({ id }: { readonly id: string }) {
  const { db } = useNotebook();
  const judgements = useLiveQuery(() => judgementsInOrder(db), [db]);
  if (judgements === undefined) return null;
  const index = judgements.findIndex((judgement) => judgement.id === id);
  const judgement = judgements[index];
  if (judgement === undefined) return <Nothing />;
  return (
    <JudgementEditor
      key={judgement.id}
      judgement={judgement}
      number={index + 1}
      total={judgements.length}
    />
  );
}

function ChosenConflict({ id }: { readonly id: string }) {
  const { db } = useNotebook();
  const conflicts = useLiveQuery(() => conflictsById(db, [id]), [db, id]);
  if (conflicts === undefined) return null;
  const [found] = conflicts;
  return found === undefined ? (
    <Nothing />
  ) : (
    <ConflictDetail key={found.conflict.id} found={found} />
  );
}

function ChosenRelation({ id }: { readonly id: string }) {
  const { db } = useNotebook();
  const found = useLiveQuery(async () => {
    const relation = await db.relations.where("id").equals(id).first();
    const [related] = relation === undefined ? [] : await withClaims(db, [relation]);
    return related ?? null;
  }, [db, id]);
  if (found === undefined) return null;
  return found === null ? <Nothing /> : <RelationDetail key={found.relation.id} related={found} />;
}
