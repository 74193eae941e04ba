import { claimsCsv } from "#shared/domain/claim/claims-csv.ts";
import { codebookQdc } from "#shared/domain/lens/codebook.ts";
import { byPosition } from "#shared/domain/position.ts";
import { rowsOf } from "#shared/domain/record.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { assembledClaims } from "./claim-commands.ts";

/** The text of an interchange format by the file's extension; null for one that is none. */
export function interchangeText(state: NotebookState, fileName: string): string | null {
  if (/\.csv$/iu.test(fileName)) return claimsCsv(assembledClaims(state));
  if (!/\.qdc$/iu.test(fileName)) return null;
  const dimensions = rowsOf(state, "lensDimensions").toSorted(byPosition);
  return codebookQdc(
    rowsOf(state, "lenses")
      .toSorted(byPosition)
      .map((lens) => ({ lens, dimensions: dimensions.filter(({ lensId }) => lensId === lens.id) })),
  );
}
