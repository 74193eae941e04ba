import { expect, it } from "vitest";
import { actorIdSchema } from "#shared/domain/ids.ts";
import { builtInDimensions, builtInLenses } from "#shared/domain/lens/built-in-lenses.ts";
import { lensesInCsv } from "#shared/domain/lens/codebook-csv.ts";
import { create } from "#shared/domain/record.ts";
import { changeSetSchema } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { applyChangeSets, emptyState } from "#shared/ledger/notebook-state.ts";
import { interchangeText } from "./interchange.ts";

const actorId = actorIdSchema.parse("actor");
const state = applyChangeSets(emptyState(), [
  changeSetSchema.parse({
    id: "01890000-0000-7000-8000-000000000000",
    action: "notebook:create",
    changes: [
      ...builtInLenses.map((lens) => create("lenses", lens)),
      ...builtInDimensions.map((dimension) => create("lensDimensions", dimension)),
    ],
    stamp: formatStamp({ ms: 1, counter: 0, actorId }),
    actorId,
    at: "2026-01-01T00:00:00.000Z",
    tool: "railhead test",
  }),
]);

it("writes the lenses as a table where the name says it is a codebook, and claims otherwise", () => {
  const codebook = interchangeText(state, "/home/ana/Korea-Codebook.CSV") ?? "";
  expect(lensesInCsv(codebook).map(({ texts }) => texts.name)).toEqual(
    builtInLenses.map(({ name }) => name),
  );

  const claims = interchangeText(state, "/home/ana/codebook/claims.csv") ?? "";
  expect(claims).toMatch(/^\uFEFF?claim,kind,hedge/u);
  expect(claims).not.toContain(builtInLenses[0]?.name);
});

it("knows a codebook of REFI-QDA, and nothing else", () => {
  expect(interchangeText(state, "lenses.qdc")).toContain("<CodeBook");
  expect(interchangeText(state, "lenses.txt")).toBeNull();
});
