import type { Conflict } from "../conflict/conflict.ts";
import { isOpen } from "../conflict/conflict.ts";
import { type ConflictGround, conflictsTouching } from "../conflict/register.ts";
import type { ModelConflict, ModelConflictEnd } from "./brief-model.ts";
import type { Composition } from "./composition.ts";
import type { Ground } from "./ground.ts";

/** Open conflicts that touch the brief's claims. They are printed whatever the author wrote. */
export function conflictsOf(composition: Composition): readonly ModelConflict[] {
  const { ground, claimIds, t } = composition;
  return openConflictsTouching(claimIds, ground).map((conflict, index) => ({
    id: conflict.id,
    kind: conflict.kind,
    heading: t("brief.conflict.heading", {
      number: index + 1,
      kind: t(`words.conflictKind.${conflict.kind}`),
    }),
    left: endOf(conflict, "left", composition),
    right: endOf(conflict, "right", composition),
    note: conflict.note?.trim() ? conflict.note.trim() : null,
    standing: t("brief.conflict.open"),
  }));
}

export function openConflictsTouching(
  claimIds: readonly string[],
  ground: Ground,
): readonly Conflict[] {
  const touched = conflictsTouching(
    new Set(claimIds),
    ground.rows.conflicts,
    conflictGroundOf(ground),
  );
  return touched.filter(isOpen);
}

function conflictGroundOf(ground: Ground): ConflictGround {
  return {
    relationIds: new Set(ground.rows.relations.map((relation) => relation.id)),
    claimIds: new Set(ground.claims.keys()),
    claimOfEvidence: new Map(
      [...ground.passages.values()].map(({ evidence }) => [evidence.id, evidence.claimId]),
    ),
  };
}

function endOf(
  conflict: Conflict,
  side: "left" | "right",
  { ground, numbering, t }: Composition,
): ModelConflictEnd {
  const label = t(side === "left" ? "brief.conflict.left" : "brief.conflict.right");
  const id = side === "left" ? conflict.leftId : conflict.rightId;
  if (conflict.endKind === "claim") {
    const text = ground.claims.get(id)?.statement ?? t("brief.conflict.endGone");
    return { label, text, references: numbering.refer(ground.passagesOfClaim(id)) };
  }
  const passage = ground.passages.get(id);
  if (passage === undefined) return { label, text: t("brief.conflict.endGone"), references: [] };
  const text = t("brief.print.quoted", { quote: passage.annotation.exact });
  return { label, text, references: numbering.refer([passage]) };
}
