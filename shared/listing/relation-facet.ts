import type { Conflict } from "../domain/conflict/conflict.ts";
import { isOpen } from "../domain/conflict/conflict.ts";
import { type ConflictGround, isConflictVisible } from "../domain/conflict/register.ts";
import type { RowOf } from "../domain/record.ts";
import { byId, KeptList } from "./kept-list.ts";
import type { ConflictFilter, ListRow } from "./list-request.ts";

/** What the list of relations asks of one before it shows it. */
export type RelationFacet = Pick<RowOf<"relations">, "id" | "fromClaimId" | "toClaimId">;

export type RelationList = KeptList<RelationFacet, "made">;

export function relationList(): RelationList {
  return new KeptList<RelationFacet, "made">({ made: byId });
}

export function relationFacet({ id, fromClaimId, toClaimId }: RelationFacet): RelationFacet {
  return { id, fromClaimId, toClaimId };
}

/** Relations of which one end is away are away with it. */
export function relationRows(
  list: RelationList,
  hasClaim: (id: string) => boolean,
): readonly ListRow[] {
  return list
    .sorted("made")
    .filter(({ fromClaimId, toClaimId }) => hasClaim(fromClaimId) && hasClaim(toClaimId))
    .map(({ id }) => ({ key: id, group: null }));
}

/** What the register of conflicts asks of one before it shows it. */
export interface ConflictFacet extends Conflict {
  /** The stamp of its making. */
  readonly made: string;
}

export type ConflictList = KeptList<ConflictFacet, "register">;

/** Open conflicts first, the newest first among equals. */
export function conflictList(): ConflictList {
  return new KeptList({
    register: (a, b) =>
      Number(isOpen(b)) - Number(isOpen(a)) ||
      (a.made === b.made ? byId(a, b) : a.made < b.made ? 1 : -1),
  });
}

export function conflictFacet({ $, ...conflict }: RowOf<"conflicts">): ConflictFacet {
  return { ...conflict, made: $.made };
}

export function conflictRows(
  list: ConflictList,
  { onlyOpen }: ConflictFilter,
  ground: ConflictGround,
): readonly ListRow[] {
  return list
    .sorted("register")
    .filter((conflict) => (!onlyOpen || isOpen(conflict)) && isConflictVisible(conflict, ground))
    .map(({ id }) => ({ key: id, group: null }));
}
