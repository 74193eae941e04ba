import { expect, it } from "vitest";
import { evidenceIdSchema } from "../ids.ts";
import { type DriftEvidence, driftConflict, driftsAmong } from "./drift.ts";

const evidence = (id: string, what: Partial<Omit<DriftEvidence, "id">> = {}): DriftEvidence => ({
  id: evidenceIdSchema.parse(id),
  bearing: "supports",
  hedge: "unhedged",
  quantityValue: null,
  quantityUpTo: null,
  quantityUnit: null,
  quantityQualifiers: [],
  ...what,
});
const railcars = (
  id: string,
  value: number,
  ...quantityQualifiers: DriftEvidence["quantityQualifiers"]
) => evidence(id, { quantityValue: value, quantityUnit: "railcars", quantityQualifiers });

it("notices that a hedge was dropped, whichever passage came first", () => {
  const expected = [{ kind: "hedge-dropped", carefulId: "e1", firmId: "e2" }];

  expect(driftsAmong([railcars("e1", 73, "approximately"), railcars("e2", 73, "exact")])).toEqual(
    expected,
  );
  expect(driftsAmong([railcars("e2", 73, "exact"), railcars("e1", 73, "approximately")])).toEqual(
    expected,
  );
});

it("notices a changed figure of the same unit", () => {
  expect(driftsAmong([railcars("e1", 73), railcars("e2", 75)])).toMatchObject([
    { kind: "figure-changed" },
  ]);
});

it("does not compare figures of different units", () => {
  const trains = evidence("e2", { quantityValue: 4, quantityUnit: "trains" });

  expect(driftsAmong([railcars("e1", 73), trains])).toEqual([]);
});

it("notices a possibility that became a statement", () => {
  expect(driftsAmong([evidence("e1", { hedge: "possible" }), evidence("e2")])).toEqual([
    { kind: "certainty-raised", carefulId: "e1", firmId: "e2" },
  ]);
});

it("takes no drift from passages that dispute the claim", () => {
  expect(driftsAmong([railcars("e1", 73), { ...railcars("e2", 20), bearing: "disputes" }])).toEqual(
    [],
  );
});

it("finds none between passages that say the same", () => {
  expect(driftsAmong([railcars("e1", 73, "exact"), railcars("e2", 73)])).toEqual([]);
  expect(driftsAmong([evidence("e1", { hedge: "approximate" }), evidence("e2")])).toEqual([]);
});

it("records a drift as one open conflict, whichever passage is the careful one", () => {
  const conflict = driftConflict({ kind: "hedge-dropped", carefulId: "e2", firmId: "e1" }, null);

  expect(conflict).toMatchObject({ leftId: "e1", rightId: "e2", resolution: "open" });
  expect(driftConflict({ kind: "hedge-dropped", carefulId: "e1", firmId: "e2" }, null).id).toBe(
    conflict.id,
  );
});
