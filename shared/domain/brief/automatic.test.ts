import { expect, it } from "vitest";
import { createTranslate } from "../../messages/catalogue.ts";
import { automaticBrief } from "./automatic.ts";
import { checkBrief } from "./brief-check.ts";
import { composeBrief } from "./compose.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";

const t = createTranslate("en");
const lensIds = ["strait-safety"];
const drafted = (book: NotebookForTests) =>
  automaticBrief(book.rows, { lensIds, date: "2024-04-01", language: "en", t });

it("drafts a brief from the relevant claims, gravest first, each with who says so", () => {
  const automatic = drafted(ferryNotebook());
  const model = automatic && composeBrief(automatic.ground, automatic.brief, t, true);

  const words = model?.bottomLine.flatMap(({ inlines }) =>
    inlines.flatMap((inline) => (inline.kind === "text" ? inline.text : [])),
  );
  expect(words).toEqual([
    "According to Orbit Watch: About 40 ferries lay at the northern pier on 4 March 2024.",
    " Reported without naming who says so: The cargo of the ferries may be fuel.",
  ]);
  expect(model?.judgements.map((judgement) => judgement.id)).toEqual(["j1"]);
  expect(model?.head.draftedAutomatically).toMatch(/^Drafted automatically/u);
});

it("is a draft: nobody has given another reading of the evidence", () => {
  const automatic = drafted(ferryNotebook());
  const rules = automatic && checkBrief(automatic.ground, automatic.brief, t).map((f) => f.ruleId);

  expect(rules).toEqual(["no-alternatives"]);
});

it("stays in the organisation, or with the recipients where an article asks for it", () => {
  expect(drafted(ferryNotebook())?.brief.marking).toBe("TLP:AMBER+STRICT");

  const book = ferryNotebook().put("articles", { id: "a1", marking: "TLP:RED" });
  expect(drafted(book)?.brief.marking).toBe("TLP:RED");
});

it("is nothing without a relevant claim", () => {
  const book = ferryNotebook();
  for (const { id } of book.rows.impacts) book.put("impacts", { id, decision: "not-relevant" });

  expect(drafted(book)).toBeNull();
});
