import { assembleClaims } from "../domain/claim/assembled-claim.ts";
import type { Bearing } from "../domain/evidence/evidence.ts";
import { type Direction, type Severity, severities } from "../domain/impact/impact.ts";
import { byPosition } from "../domain/position.ts";
import type { FigureView } from "./figure.ts";
import {
  claimIdsIn,
  claimsIn,
  type FigureRecords,
  recordsOfClaims,
  statementsOf,
} from "./records.ts";

export interface MatrixColumn {
  readonly id: string;
  readonly label: string;
  /** A second, quieter line: the letter of a source. */
  readonly detail: string | null;
}

export type MatrixCell =
  | {
      readonly kind: "relevant";
      readonly direction: Direction | null;
      readonly severity: Severity | null;
    }
  | { readonly kind: "not-relevant" }
  | { readonly kind: "passages"; readonly counts: Readonly<Record<Bearing, number>> };

export interface MatrixRow {
  readonly claimId: string;
  readonly label: string;
  /** By column; nothing for a lens nobody decided, or a source that says nothing of it. */
  readonly cells: ReadonlyMap<string, MatrixCell>;
}

/** Claims against what is asked of them, or against who speaks of them. */
export interface Matrix {
  readonly kind: "claims-by-lens" | "claims-by-source";
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  readonly from: number;
  readonly of: number;
  /** Columns that found no room. */
  readonly columnsLeftOut: number;
}

/** Of a relevant claim of the highest severity; one that nobody decided has none. */
const highestRank = 2 + severities.length;

/** The gravest first, those that nobody decided last; of equals the elder first. */
export function claimsByLens(records: FigureRecords, view: FigureView): Matrix {
  const lenses = records.lenses
    .filter(({ id }) => view.lensIds === null || view.lensIds.includes(id))
    .toSorted(byPosition);
  const lensIds = new Set<string>(lenses.map(({ id }) => id));
  const rank = new Map<string, number>();
  for (const impact of records.impacts) {
    if (!lensIds.has(impact.lensId)) continue;
    const own = impact.decision === "not-relevant" ? 1 : 2 + severityRank(impact.severity);
    rank.set(impact.claimId, Math.max(rank.get(impact.claimId) ?? 0, own));
  }
  // Put into few heaps, since comparing 100,000 claims is a wait at every part that is leafed to.
  const heaps = Array.from({ length: highestRank + 1 }, (): string[] => []);
  for (const claimId of claimIdsIn(records, view.claimIds)) {
    heaps[highestRank - (rank.get(claimId) ?? 0)]?.push(claimId);
  }
  const ordered = heaps.flat();
  const claims = ordered.slice(view.from, view.from + view.most);
  const shown = new Set(claims);
  const statementOf = statementsOf(records);
  const impacts = records.impacts.filter(
    ({ claimId, lensId }) => shown.has(claimId) && lensIds.has(lensId),
  );
  return {
    kind: "claims-by-lens",
    columns: lenses.map(({ id, name }) => ({ id, label: name, detail: null })),
    rows: claims.map((id) => ({
      claimId: id,
      label: statementOf(id),
      cells: new Map(
        impacts
          .filter(({ claimId }) => claimId === id)
          .map(({ lensId, decision, direction, severity }): [string, MatrixCell] => [
            lensId,
            decision === "relevant"
              ? { kind: "relevant", direction, severity }
              : { kind: "not-relevant" },
          ]),
      ),
    })),
    from: view.from,
    of: ordered.length,
    columnsLeftOut: 0,
  };
}

function severityRank(severity: Severity | null): number {
  return severity === null ? 0 : 1 + severities.indexOf(severity);
}

/**
 * Who speaks of which claim: the innermost registered speaker, or else the author or the
 * publisher. The sources with most passages stand first.
 *
 * @param mostColumns how many sources have room
 */
export function claimsBySource(
  records: FigureRecords,
  view: FigureView,
  mostColumns: number,
): Matrix {
  const ordered = claimsIn(records, view.claimIds);
  const isPart = records.claimCount !== undefined;
  const shown = isPart ? ordered : ordered.slice(view.from, view.from + view.most);
  const assembled = assembleClaims(recordsOfClaims(records, shown));
  const passages = new Map<string, number>();
  const sources = new Map<string, MatrixColumn>();
  const rows = assembled.map(({ claim, evidence }): MatrixRow => {
    const cells = new Map<string, MatrixCell>();
    for (const item of evidence) {
      const id = item.source?.id ?? unregisteredId;
      sources.set(id, {
        id,
        label: item.source === null ? "" : view.named(item.source.name),
        detail: item.source?.reliability ?? null,
      });
      passages.set(id, (passages.get(id) ?? 0) + 1);
      const cell = cells.get(id);
      const counts =
        cell?.kind === "passages" ? cell.counts : { supports: 0, disputes: 0, qualifies: 0 };
      const { bearing } = item.evidence;
      cells.set(id, { kind: "passages", counts: { ...counts, [bearing]: counts[bearing] + 1 } });
    }
    return { claimId: claim.id, label: claim.statement, cells };
  });
  const columns = [...sources.values()].sort(
    (a, b) => (passages.get(b.id) ?? 0) - (passages.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1),
  );
  return {
    kind: "claims-by-source",
    columns: columns.slice(0, mostColumns),
    rows,
    from: view.from,
    of: records.claimCount ?? ordered.length,
    columnsLeftOut: Math.max(0, columns.length - mostColumns),
  };
}

/** The column of passages whose speaker is in no register. */
export const unregisteredId = "unregistered";
