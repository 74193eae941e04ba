import type { Translate } from "../../messages/catalogue.ts";
import type { Conflict } from "../conflict/conflict.ts";
import { isOpen } from "../conflict/conflict.ts";
import { type ConflictGround, conflictsTouching } from "../conflict/register.ts";
import type { ModelConflict, ModelConflictEnd } from "./brief-model.ts";
import type { Composition } from "./composition.ts";
import type { Ground, Passage } from "./ground.ts";

/** Open conflicts that touch the brief's claims. They are printed whatever the author wrote. */
export function conflictsOf(composition: Composition): readonly ModelConflict[] {
  const { ground, claimIds, t } = composition;
  return alike(openConflictsTouching(claimIds, ground)).map((conflicts, index) => {
    const [{ id, kind, note }] = conflicts;
    return {
      id,
      kind,
      heading: t("brief.conflict.heading", {
        number: index + 1,
        kind: t(`words.conflictKind.${kind}`),
      }),
      left: endsOf(conflicts, "left", composition),
      right: endsOf(conflicts, "right", composition),
      note: note?.trim() ? note.trim() : null,
      standing: t("brief.conflict.open"),
    };
  });
}

type Alike = readonly [Conflict, ...Conflict[]];

/** Conflicts that say the same of several things against one: what is said of them is printed once. */
function alike(conflicts: readonly Conflict[]): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const conflict of conflicts) {
    const note = conflict.note?.trim() ?? "";
    const key = note === "" ? conflict.id : [conflict.kind, conflict.rightId, note].join("~");
    const former = groups.get(key);
    groups.set(key, former === undefined ? [conflict] : [...former, conflict]);
  }
  return [...groups.values()];
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

/** One side of conflicts that are alike: each of its statements once. */
function endsOf(
  conflicts: Alike,
  side: "left" | "right",
  { ground, numbering, t }: Composition,
): ModelConflictEnd {
  const idOf = (conflict: Conflict) => (side === "left" ? conflict.leftId : conflict.rightId);
  const different = new Map(conflicts.map((conflict) => [idOf(conflict), conflict.endKind]));
  const ends = [...different].map(([id, kind]) => endOf(id, kind, ground, t));
  return {
    label: t(side === "left" ? "brief.conflict.left" : "brief.conflict.right"),
    text: ends.map(({ text }) => text).join(" · "),
    references: numbering.refer(ends.flatMap(({ passages }) => passages)),
  };
}

function endOf(
  id: string,
  kind: Conflict["endKind"],
  ground: Ground,
  t: Translate,
): { readonly text: string; readonly passages: readonly Passage[] } {
  if (kind === "claim") {
    const text = ground.claims.get(id)?.statement ?? t("brief.conflict.endGone");
    return { text, passages: ground.passagesOfClaim(id) };
  }
  const passage = ground.passages.get(id);
  if (passage === undefined) return { text: t("brief.conflict.endGone"), passages: [] };
  return {
    text: t("brief.print.quoted", { quote: passage.annotation.exact }),
    passages: [passage],
  };
}
