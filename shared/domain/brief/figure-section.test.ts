import { expect, it } from "vitest";
import { createTranslate } from "../../messages/catalogue.ts";
import { type FigureKind, figureKinds } from "./brief.ts";
import type { ModelFigure } from "./brief-model.ts";
import { composeBrief } from "./compose.ts";
import { groundOf } from "./ground.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";

const t = createTranslate("en");
const many = 40;
const lensCount = 4;

/** So much of everything that no figure of it has room on half a page. */
function crowded(): NotebookForTests {
  const book = ferryNotebook();
  const lens = book.rows.lenses.find(({ id }) => id === "strait-safety");
  const impact = book.rows.impacts.find(({ claimId }) => claimId === "c1");
  if (lens === undefined || impact === undefined) throw new Error("The ferries have changed.");
  for (let index = 1; index < lensCount; index += 1) {
    const lensId = `lens-${index}`;
    book.put("lenses", { ...lens, id: lensId, slug: lensId, name: `Lens ${index}` });
    book.put("briefLenses", { id: `b1~${lensId}`, briefId: "b1", lensId, position: `b${index}` });
    book.put("impacts", { ...impact, id: `impact~c1~${lensId}`, lensId });
  }
  for (let index = 0; index < many; index += 1) {
    const claimId = `many-${index}`;
    book.claim(claimId, `Ferry ${index}x lay at the pier`);
    book.passage(`e-${claimId}`, claimId, "a1", `ferry ${index}x`, { originStanding: "unknown" });
    book.put("impacts", { ...impact, id: `impact~${claimId}`, claimId });
    book.write(`p-${claimId}`, "lens-meaning", [`Ferry ${index}x lay there.`, `claim:${claimId}`]);
    if (index === 0) continue;
    const fromClaimId = `many-${index - 1}`;
    const ends = { kind: "elaborates", fromClaimId, toClaimId: claimId, note: null } as const;
    book.put("relations", { id: `elaborates~${fromClaimId}~${claimId}`, ...ends });
  }
  return book;
}

function figure(kind: FigureKind): ModelFigure {
  const book = crowded();
  const position = "a0";
  book.put("briefFigures", { id: `b1~${kind}`, briefId: "b1", kind, caption: null, position });
  const [made] = composeBrief(groundOf(book.rows), book.brief(), t).figures;
  if (made === undefined) throw new Error(`No ${kind}`);
  return made;
}

const heightOf = (drawing: string) => Number(/viewBox="0 0 \S+ (\S+)"/u.exec(drawing)?.[1]);
const withoutIds = (drawing: string) => drawing.replace(/figure-\d+-\d+/gu, "");

it.each(figureKinds.filter((kind) => kind !== "map"))(
  "draws %s in different parts that leave no page half empty",
  (kind) => {
    const { drawings } = figure(kind);
    for (const drawing of drawings) expect(heightOf(drawing)).toBeLessThanOrEqual(432);
    expect(new Set(drawings.map(withoutIds)).size).toBe(drawings.length);
  },
);

it("draws each claim of a long matrix once", () => {
  const { drawings } = figure("claims-by-lens");
  expect(drawings.length).toBeGreaterThan(1);
  const words = drawings.map((drawing) => drawing.replace(/<desc.*?<\/desc>/su, "")).join("");
  for (let index = 0; index < many; index += 1) {
    expect(words.split(`Ferry ${index}x`).length - 1, `Ferry ${index}x`).toBe(1);
  }
});

it("draws the grid of each lens, and says once what relations leave out", () => {
  expect(figure("direction-severity").drawings).toHaveLength(lensCount);
  const { drawings, notes } = figure("relations");
  expect(drawings).toHaveLength(1);
  expect(notes.filter((note) => /not drawn|are drawn/u.test(note))).toHaveLength(1);
});
