import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import {
  activate,
  answerDialogs,
  attachEvidence,
  board,
  decide,
  drawn,
  exportPdf,
  importFiles,
  judge,
  makeClaim,
  openArticle,
  pagesOf,
  press,
  rateProbablyTrue,
  rateSource,
  reach,
  recordDrift,
  registerName,
  relate,
  sayOrigin,
  selectSentence,
  startBrief,
  startNotebook,
  textOf,
  withholdMinor,
  wordsOf,
  writeParagraph,
  writePublisher,
} from "./line-steps.ts";
import { expect, test } from "./railhead.ts";

const fixture = (name: string) => path.join(import.meta.dirname, "fixtures", name);

// Two articles, six claims, a judgement and a brief, typed key by key.
test.describe.configure({ timeout: 420_000 });

test("two articles become a brief by keyboard alone, and all is there after a restart", async ({
  railhead,
  app,
  page,
}) => {
  const file = path.join(railhead.profile, "brief.pdf");
  await test.step("the articles come in", async () => {
    await answerDialogs(app, ["orlan-report.txt", "westhill-essay.txt"].map(fixture), file);
    await startNotebook(page, "Orlan Yard");
    await importFiles(page, 2);
    // The report names no publisher; the analyst writes down what is known of it.
    await writePublisher(page, /Fresh satellite/, "Unsigned report");
  });

  await test.step("they are read, marked and made into claims", async () => {
    await openArticle(page, "orlan-report.txt");
    await makeClaim(
      page,
      "approximately 64 wagons",
      "Approximately 64 wagons stood at the Orlan Yard on 5 October 2021",
    );
    await makeClaim(
      page,
      "could not be determined",
      "The contents of the wagons could not be determined",
    );
    await selectSentence(page, "could pose a direct threat");
    await press(page, "h");
    await expect.poll(() => drawn(page, "mark-fill-1")).toContain("could pose a direct threat");
    await press(page, "n");
    const margin = page.getByRole("complementary", { name: /^Notes and claims/ });
    await expect(margin.getByRole("textbox")).toBeFocused();
    await page.keyboard.type("The condition that matters for Japan.");
    await press(page, "Control+Enter");
    await expect(textOf(page)).toBeFocused();
    await press(page, "t");
    const tags = page.getByRole("dialog", { name: "Tags of this passage" });
    await expect(tags.getByRole("textbox", { name: "Add tag" })).toBeFocused();
    await page.keyboard.type("japan");
    await press(page, "Enter");
    await expect(tags.getByRole("list", { name: "Tags", exact: true })).toContainText("japan");
    await press(page, "Escape");
    await makeClaim(
      page,
      "could pose a direct threat",
      "New missiles for the northern army could threaten Japan",
    );

    await openArticle(page, /Crowded Orlan Yard/);
    await attachEvidence(page, "totaled a full 64", /Approximately 64 wagons/);
    await makeClaim(page, "approximately 18 wagons", "Older pictures show about 18 wagons at most");
    await makeClaim(
      page,
      "more than 900 containers",
      "More than 900 containers of shells were sent, coast guard officials said",
    );
    await makeClaim(
      page,
      "fear that missiles",
      "Coast guard officials fear that missiles may be sent in return",
    );
  });

  const row = board(page).getByRole("row", { name: /Approximately 64 wagons/ });
  await test.step("two articles on one survey are one origin, and their drift is kept", async () => {
    await sayOrigin(page, /Approximately 64/, "Meridian imagery of 5 October 2021");
    await expect(row).toContainText("2 articles · 1 origin");
    await sayOrigin(page, /could not be determined/, "Meridian imagery of 5 October 2021");
    await sayOrigin(page, /about 18 wagons/, "Meridian imagery of 5 October 2021");
    await sayOrigin(page, /900 containers/, "Coast guard officials, 13 October");
    await sayOrigin(page, /fear that missiles/, "Coast guard officials, 13 October");

    await recordDrift(page, /Approximately 64/, "approximately 64 wagons became 64 wagons");
  });

  await test.step("confirmed is refused with the reason, probably true is not", async () => {
    await rateProbablyTrue(page, /Approximately 64/, "One survey, repeated.");
    await expect(row.getByRole("img", { name: "Credibility 2: Probably true" })).toBeVisible();
  });

  await test.step("claims are decided, related and their publishers rated", async () => {
    await decide(page, /could threaten Japan/, /^Worsens/, /High/, "A condition, not a fact.");
    await decide(page, /fear that missiles/, /^Worsens/, /High/, "It would meet the condition.");
    await decide(page, /Approximately 64/, /^Unclear/, /Moderate/, "It may carry arms or not.");
    await relate(
      page,
      /could not be determined/,
      /^In tension with/,
      "900 containers",
      "The pictures show no load; officials name one on another day.",
    );
    await registerName(page, "Unsigned report");
    await rateSource(page, "Unsigned report", /cannot be judged/, "Nobody signs it.");
    await rateSource(page, "The Westhill Voice", /Not usually reliable/, "A school paper.");
    await withholdMinor(page, "Robin Sato");
  });

  await test.step("a judgement keeps likelihood and confidence apart", async () => {
    await judge(page, {
      statement: "the wagons at the Orlan Yard carry goods for the northern army",
      term: /^likely/,
      confidence: /^Low/,
      reason: "all imagery comes from one source and nobody saw the load",
      restsOn: ["Approximately 64 wagons", "900 containers"],
      against: ["could not be determined"],
    });
  });

  await test.step("the brief is written, cited and found clean", async () => {
    await startBrief(page, {
      title: "Wagons at the Orlan Yard and Japan",
      date: "2021-10-20",
      cutOff: "2021-10-19",
      marking: /^TLP:GREEN/,
    });
    await writeParagraph(page, "Bottom line", [
      "Approximately 64 wagons stood at the Orlan Yard on 5 October 2021.",
      { cite: "Approximately 64 wagons" },
      " Older pictures show approximately 18 wagons at most.",
      { cite: "about 18 wagons" },
      " Coast guard officials said on 13 October that more than 900 containers of shells were sent, but the contents of the wagons could not be determined.",
      { cite: "900 containers" },
      { cite: "could not be determined" },
    ]);
    const judgement = page.getByRole("checkbox", { name: /^Print: the wagons/ });
    await reach(page, judgement);
    await press(page, "Space");
    await expect(judgement).toBeChecked();
    await writeParagraph(page, "What it means", [
      "Any new missiles for the northern army could threaten Japan.",
      { cite: "could threaten Japan" },
      " Coast guard officials fear that missiles may be sent in return.",
      { cite: "fear that missiles" },
    ]);
    for (const gap of [
      "What the wagons carried is not known.",
      "Nobody outside one imagery desk has counted them.",
      "Whether missiles were promised is not known.",
    ]) {
      await writeParagraph(page, "What we do not know", [gap]);
    }
    await writeParagraph(page, "Alternative explanations", [
      "The wagons may carry grain for the winter.",
    ]);
    await writeParagraph(page, "Indicators to watch", [
      "Launchers at the yard, or a second desk that counts the wagons.",
    ]);
    await writeParagraph(page, "Source summary statement", [
      "Both articles are secondary and neither saw the yard.",
    ]);
    await expect(page.getByText("The check finds nothing.")).toBeVisible();
  });

  await test.step("the PDF says it all", async () => {
    const hash = await exportPdf(page);
    const digest = createHash("sha256").update(fs.readFileSync(file)).digest("hex");
    expect(hash).toBe(`sha256:${digest}`);
    const pages = pagesOf(file);
    for (const [index, text] of pages.entries()) {
      // In the header and in the footer.
      expect(text.match(/TLP:GREEN/gu)?.length).toBeGreaterThanOrEqual(2);
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(text).not.toContain("DRAFT");
    }
    const words = wordsOf(file);
    for (const said of [
      "Wagons at the Orlan Yard and Japan",
      "Date: 20 October 2021",
      "Information cut-off: 19 October 2021",
      "Approximately 64 wagons stood at the Orlan Yard on 5 October 2021.",
      "approximately 18 wagons at most",
      "It is likely (55-80 %) that the wagons at the Orlan Yard carry goods for the northern army.",
      "Our confidence in this judgement is low: all imagery comes from one source",
      "Both articles rest on one",
      "Meridian imagery of 5 October 2021",
      "Unresolved.",
      "The pictures show no load; officials name one on another day.",
      "What the wagons carried is not known.",
      "The wagons may carry grain for the winter.",
      "Launchers at the yard",
      "Both articles are secondary",
      "Date not in file",
      "“Crowded Orlan Yard Hints at a Trade in Shells.”",
    ]) {
      expect(words).toContain(said);
    }
    for (const name of ["orlan-report.txt", "westhill-essay.txt"]) {
      const original = createHash("sha256")
        .update(fs.readFileSync(fixture(name)))
        .digest("hex");
      expect(words).toContain(`SHA-256 ${original.slice(0, 12)}`);
    }
    // The writer of the essay is a minor.
    expect(words).not.toContain("Sato");
  });

  expect(railhead.complaints).toEqual([]);
  await test.step("everything is there after a restart", async () => {
    await railhead.restart();
    const again = railhead.page;
    await activate(again, again.getByRole("button", { name: /^Orlan Yard/ }));
    await expect(again.getByRole("navigation", { name: "Views" })).toBeVisible();
    await openArticle(again, "orlan-report.txt");
    await expect.poll(() => drawn(again, "mark-fill-1")).toContain("could pose a direct threat");
    await expect(again.getByRole("complementary", { name: /^Notes and claims/ })).toContainText(
      "The condition that matters for Japan.",
    );
    await press(again, "Control+3");
    await expect(board(again).getByRole("row", { name: /Approximately 64/ })).toContainText(
      "2 articles · 1 origin",
    );
    await press(again, "Control+5");
    await reach(again, again.getByRole("tablist").filter({ hasText: "Conflicts" }));
    await press(again, "Home");
    await expect(again.getByRole("grid", { name: "Conflict register" })).toContainText("Open");
    await press(again, "Control+6");
    await expect(again.getByRole("button", { name: /^Wagons at the Orlan Yard/ })).toBeVisible();
    await expect(again.getByText("The check finds nothing.")).toBeVisible();
  });
});
