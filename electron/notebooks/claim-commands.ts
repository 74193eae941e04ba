import {
  type AssembledClaim,
  assembleClaims,
  claimTables,
} from "#shared/domain/claim/assembled-claim.ts";
import { claimLine } from "#shared/domain/claim/claim-line.ts";
import { rowsOf } from "#shared/domain/record.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { type Command, exitCodes } from "../command.ts";

const t = createTranslate("en");

/** `railhead claims <notebook>`: every claim with all that is known of it, in order of making. */
export const claimCommands: readonly Command[] = [
  {
    name: "claims",
    usage: t("command.claims.usage"),
    wordsNeeded: 1,
    isWriting: false,
    async run({ words }, output, notebooks) {
      const { id } = await notebooks.find(words.join(" "));
      const state = await (await notebooks.store(id)).tables(claimTables);
      for (const { line, words: shown } of claimLines(state)) output.answer(line, shown);
      return exitCodes.done;
    },
  },
];

export function claimLines(
  state: NotebookState,
): readonly { readonly line: object; readonly words: string }[] {
  const lensDimensions = rowsOf(state, "lensDimensions");
  const sources = rowsOf(state, "sources");
  const names = {
    dimensions: new Map<string, string>(lensDimensions.map(({ id, label }) => [id, label])),
    sources: new Map<string, string>(sources.map(({ id, name }) => [id, name])),
  };
  return assembledClaims(state).map((item) => ({
    line: claimLine(item, names),
    words: `${item.claim.id}  ${item.claim.kind}  ${item.claim.statement}`,
  }));
}

/** All claims of a notebook, in order of making. */
export function assembledClaims(state: NotebookState): readonly AssembledClaim[] {
  return assembleClaims({
    claims: rowsOf(state, "claims"),
    evidence: rowsOf(state, "evidence"),
    speakers: rowsOf(state, "speakers"),
    annotations: rowsOf(state, "annotations"),
    articles: rowsOf(state, "articles"),
    origins: rowsOf(state, "origins"),
    sources: rowsOf(state, "sources"),
    relations: rowsOf(state, "relations"),
    conflicts: rowsOf(state, "conflicts"),
    lenses: rowsOf(state, "lenses"),
    lensDimensions: rowsOf(state, "lensDimensions"),
    impacts: rowsOf(state, "impacts"),
    impactDimensions: rowsOf(state, "impactDimensions"),
  });
}
