import { expect, it } from "vitest";
import { createTranslate } from "../../messages/catalogue.ts";
import { briefForms, briefSchema, sectionsOf } from "./brief.ts";
import { briefHtml } from "./brief-html.ts";
import { briefTemplateSchema, formSettings, settingsOf } from "./brief-template.ts";
import { composeBrief } from "./compose.ts";
import { groundOf } from "./ground.ts";
import { ferryNotebook } from "./rows-for-tests.ts";

const t = createTranslate("en");

it("gives a brief back what it took from one", () => {
  const book = ferryNotebook().put("briefs", {
    id: "b1",
    form: "lens-comparison",
    audience: "The harbour master",
    colour: "#1f3a68",
    sections: ["bottom-line", "endnotes"],
    pageBreaks: ["endnotes"],
  });
  const template = briefTemplateSchema.parse({
    ...settingsOf(book.brief()),
    id: "template-1",
    name: "Weekly",
  });
  const blank = ferryNotebook().put("briefs", { id: "b1", organisation: null, marking: null });

  const dressed = briefSchema.parse({ ...blank.brief(), ...settingsOf(template) });
  expect(settingsOf(dressed)).toEqual(settingsOf(book.brief()));
  expect(dressed.title).toBe(blank.brief().title);
});

it.each(briefForms)("keeps endnotes and gaps in the form %s", (form) => {
  const sections = sectionsOf(formSettings(form));
  expect(sections).toContain("endnotes");
  expect(sections).toContain("gaps");
  expect(new Set(sections).size).toBe(sections.length);
});

it("prints audience, page breaks, colour, and the tables of the forms that ask for them", () => {
  const brief = {
    ...ferryNotebook().brief(),
    audience: "The harbour master",
    colour: "#1f3a68",
    pageBreaks: ["gaps" as const],
    sections: ["lens-comparison" as const, "source-appraisal" as const, "gaps" as const],
  };
  const page = briefHtml(composeBrief(groundOf(ferryNotebook().rows), brief, t), t);

  expect(page).toContain("<li>For: The harbour master</li>");
  expect(page).toContain('<section class="new-page" aria-labelledby="gaps">');
  expect(page).toContain("color: #1f3a68");
  expect(page).toMatch(/<th scope="col">Strait safety<\/th>.*▲ worsens, moderate severity/su);
  expect(page).toMatch(/Harbour Gazette.*Reliability C: Fairly reliable/su);
  // A child is not named in a table either.
  expect(page).not.toContain("Haneul");
});

it("falls back to ink for a colour too light to be read", () => {
  const light = { ...ferryNotebook().brief(), colour: "#ffee00" };
  expect(composeBrief(groundOf(ferryNotebook().rows), light, t).dress.colour).toBeNull();
});
