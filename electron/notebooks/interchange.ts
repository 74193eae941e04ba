import { claimsCsv } from "#shared/domain/claim/claims-csv.ts";
import { type CodebookLens, codebookQdc } from "#shared/domain/lens/codebook.ts";
import { codebookCsv } from "#shared/domain/lens/codebook-csv.ts";
import { byPosition } from "#shared/domain/position.ts";
import { rowsOf } from "#shared/domain/record.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { assembledClaims } from "./claim-commands.ts";

/** The text of an interchange format by the end of the file's name; null for one that is none. */
export function interchangeText(state: NotebookState, fileName: string): string | null {
  // Both are tables: only the name can tell lenses from claims.
  if (/codebook\.csv$/iu.test(fileName)) return codebookCsv(codebookOf(state));
  if (/\.csv$/iu.test(fileName)) return claimsCsv(assembledClaims(state));
  return /\.qdc$/iu.test(fileName) ? codebookQdc(codebookOf(state)) : null;
}

function codebookOf(state: NotebookState): readonly CodebookLens[] {
  const dimensions = rowsOf(state, "lensDimensions").toSorted(byPosition);
  return rowsOf(state, "lenses")
    .toSorted(byPosition)
    .map((lens) => ({ lens, dimensions: dimensions.filter(({ lensId }) => lensId === lens.id) }));
}
