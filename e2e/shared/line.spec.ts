import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import {
  activate,
  answerDialogs,
  attachEvidence,
  chooseOption,
  chooseRadio,
  decide,
  exportPdf,
  goToClaim,
  goToRow,
  importFiles,
  inspector,
  judge,
  makeClaim,
  openArticle,
  pagesOf,
  press,
  rateSource,
  reach,
  registerName,
  relate,
  sayOrigin,
  startBrief,
  startNotebook,
  tick,
  withholdMinor,
  wordsOf,
  write,
  writeParagraph,
} from "../line-steps.ts";
import { expect, takePictures, test } from "../railhead.ts";

const seeds = path.join(process.env["RAILHEAD_SHARED"] ?? "", "seeds");
const unsigned = "Unsigned text";
const student = "CI Press";
const imagery = "CSIS Beyond Parallel imagery of 5 October 2023";
const officials = "U.S. officials and White House statements of October 2023";

type Acceptance = {
  readonly files: Readonly<Record<"A" | "B", { readonly file: string; readonly sha256: string }>>;
};

// Two articles, nine claims, a judgement and a brief, typed key by key.
test.describe.configure({ timeout: 600_000 });

test("the two real articles become the brief on Japan's security", async ({
  railhead,
  app,
  page,
}) => {
  const { files } = JSON.parse(
    fs.readFileSync(path.join(seeds, "acceptance.json"), "utf8"),
  ) as Acceptance;
  const file = path.join(test.info().project.outputDir, "japan-security.pdf");
  fs.mkdirSync(path.dirname(file), { recursive: true });

  await test.step("the articles come in", async () => {
    const names = [files.A.file, files.B.file].map((name) => path.join(seeds, name));
    await answerDialogs(app, names, file);
    await startNotebook(page, "Rail traffic");
    await importFiles(page, 2);
    await press(page, "Control+1");
    await goToRow(page, page.getByRole("grid", { name: "Articles" }), /Recent satellite imagery/);
    await activate(page, page.getByRole("button", { name: "Edit Publisher" }));
    await page.keyboard.type(unsigned);
    await press(page, "Enter");
    await expect(page.getByText(unsigned).first()).toBeVisible();
    await takePictures(railhead, "line-library");
  });

  await test.step("claims are made of them", async () => {
    await openArticle(page, files.A.file);
    await makeClaim(
      page,
      "approximately 73 railcars",
      "Approximately 73 railcars stood at the Tumangang Rail Facility on 5 October 2023",
    );
    await makeClaim(page, "shrouded in mystery", "The true nature of the cargo is not known");
    await makeClaim(
      page,
      "nearly impossible to determine",
      "Tarps and coverings made it nearly impossible to determine the contents",
    );
    await makeClaim(
      page,
      "could pose a direct threat",
      "More access of North Korea to advanced weaponry could pose a direct threat to Japan",
    );
    await openArticle(page, /Hints to Arms Supply/);
    await attachEvidence(page, "a staggering 73", /Approximately 73 railcars/);
    await makeClaim(
      page,
      "a staggering 73",
      "Past images show approximately 20 railcars at most",
      async (dialog) => {
        // The first figure of the sentence is the other one.
        await tick(page, dialog.getByRole("checkbox", { name: /^Figure/ }), false);
      },
    );
    await makeClaim(
      page,
      "more than 1,000 containers",
      "North Korea supplied Russia with more than 1,000 containers of military resources, according to U.S. officials",
    );
    await makeClaim(
      page,
      "sophisticated weapons",
      "The White House is concerned that Russia may repay North Korea with sophisticated weapons and technology",
    );
    await takePictures(railhead, "line-reader");
  });

  await test.step("origins, drift and ratings", async () => {
    for (const claim of [
      /Approximately 73/,
      /true nature of the cargo/,
      /Tarps and coverings/,
      /approximately 20 railcars/,
    ]) {
      await sayOrigin(page, claim, imagery);
    }
    await sayOrigin(page, /1,000 containers/, officials);
    await sayOrigin(page, /The White House is concerned/, officials);

    await goToClaim(page, /Approximately 73/);
    const passages = inspector(page).getByRole("list", { name: "Evidence" });
    await activate(page, passages.getByRole("button", { name: "Confirm the year" }));
    const drift = inspector(page).getByRole("region", { name: "Drift between passages" });
    await activate(page, drift.getByRole("button", { name: "Record as drift" }));
    await expect(drift).toContainText("In the conflict register");
    await goToClaim(page, /Approximately 73/);
    await press(page, "r");
    const rate = page.getByRole("dialog", { name: "Rate the credibility of this claim" });
    await chooseRadio(page, rate.getByRole("radiogroup"), /^1/);
    await expect(rate).toContainText("“Confirmed” needs 2 independent origins. This claim has 1");
    await chooseRadio(page, rate.getByRole("radiogroup"), /^2/);
    await write(page, rate.getByRole("textbox"), "One imagery source, repeated by both articles.");
    await press(page, "Control+Enter");
    await expect(rate).toBeHidden();

    await decide(page, /could pose a direct threat/, /^Worsens/, /High/, "The condition to watch.");
    await decide(
      page,
      /White House is concerned/,
      /^Worsens/,
      /High/,
      "It would meet that condition.",
    );
    await decide(page, /1,000 containers/, /^Worsens/, /Moderate/, "A trade that may be repaid.");
    await decide(page, /Approximately 73/, /^Unclear/, /Moderate/, "The load is not known.");
    for (const cargo of [/true nature of the cargo/, /Tarps and coverings/]) {
      await relate(
        page,
        cargo,
        /^In tension with/,
        "1,000 containers",
        "One image shows no load; officials speak of containers on another day and name no railway.",
      );
    }
    await goToClaim(page, /Approximately 73/);
    await takePictures(railhead, "line-claims");
    await registerName(page, unsigned);
    await rateSource(
      page,
      unsigned,
      /cannot be judged/,
      "No author, date or publisher in the file.",
    );
    await rateSource(page, student, /Fairly reliable/, "A student paper that names its sources.");
    await withholdMinor(page, "Yoonjin Lee");
    await takePictures(railhead, "line-sources");
  });

  await test.step("a judgement and the brief", async () => {
    await judge(page, {
      statement:
        "military goods move from North Korea to Russia by routes this evidence does not show",
      term: /^likely/,
      confidence: /^Low/,
      reason:
        "the imagery is one source and shows no cargo, and the officials’ statement was not seen",
      restsOn: ["1,000 containers", "Approximately 73"],
      against: ["true nature of the cargo"],
    });
    await takePictures(railhead, "line-judgement");
    await startBrief(page, {
      title: "Rail traffic from North Korea to Russia: what it means for Japan",
      date: "2023-10-31",
      cutOff: "2023-10-30",
      marking: /^TLP:CLEAR/,
    });
    await writeParagraph(page, "Bottom line", [
      "Approximately 73 railcars stood at the Tumangang Rail Facility on 5 October 2023, against approximately 20 railcars at most in past images.",
      { cite: "Approximately 73" },
      { cite: "Past images show" },
      " The cargo could not be determined.",
      { cite: "true nature of the cargo" },
      { cite: "Tarps and coverings" },
      " Any increase in North Korea’s access to advanced weaponry could pose a direct threat to Japan.",
      { cite: "could pose a direct threat" },
    ]);
    const judgement = page.getByRole("checkbox", { name: /^Print: military goods/ });
    await reach(page, judgement);
    await press(page, "Space");
    await expect(judgement).toBeChecked();
    await writeParagraph(page, "What it means", [
      "U.S. officials said on 13 October that North Korea supplied Russia with more than 1,000 containers of military resources.",
      { cite: "1,000 containers" },
      " The White House voiced the concern that Russia may repay North Korea with sophisticated weapons and technology.",
      { cite: "The White House is concerned" },
      " If that came about, the condition would be met under which Japan could be threatened directly.",
      { cite: "could pose a direct threat" },
    ]);
    for (const gap of [
      "What the railcars carried is not known.",
      "No imagery from a second provider has been seen.",
      "Neither article shows whether anything was given in return.",
    ]) {
      await writeParagraph(page, "What we do not know", [gap]);
    }
    await writeParagraph(page, "Alternative explanations", [
      "The railcars may carry ordinary goods, since trade was resuming after the pandemic.",
    ]);
    await writeParagraph(page, "Indicators to watch", [
      "New imagery from another provider, deliveries named by a second government, tests of new missiles.",
    ]);
    await writeParagraph(page, "Source summary statement", [
      "Both articles are secondary and neither saw the images’ report itself.",
    ]);
    const settings = page.getByRole("region", { name: "Settings of the brief" });
    await chooseOption(page, settings.getByRole("button", { name: /Paper/ }), /^A4/);
    await takePictures(railhead, "line-brief");
    await expect(page.getByText("The check finds nothing.")).toBeVisible();
    await exportPdf(page);
  });

  await test.step("the PDF says what was agreed, and nothing that was forbidden", async () => {
    const pages = pagesOf(file);
    for (const [index, text] of pages.entries()) {
      expect(text.match(/TLP:CLEAR/gu)?.length).toBeGreaterThanOrEqual(2);
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    }
    const words = wordsOf(file);
    for (const said of [
      /pproximately 73 railcars .{0,60}5 October 2023/u,
      /against approximately 20 railcars at most in past images/u,
      /Past images show approximately 20 railcars at most [\d, ]*Figure/u,
      /cargo could not be determined/u,
      /U\.S\. officials said on 13 October that North Korea supplied Russia with more than 1,000/u,
      /White House voiced the concern that Russia may repay/u,
      /could pose a direct threat to Japan/u,
      /Both articles rest on one .{0,40}CSIS Beyond Parallel imagery of 5 October 2023/u,
      /Tension \d .*Unresolved\./u,
      /What the railcars carried is not known/u,
      /No imagery from a second provider/u,
      /Neither article shows whether/u,
      /Alternative explanations .*ordinary goods/u,
      /Indicators to watch .*another provider/u,
      /Source summary statement .*Both articles are secondary/u,
      /Date not in file/u,
    ]) {
      expect(words).toMatch(said);
    }
    for (const { file: name, sha256 } of Object.values(files)) {
      const bytes = fs.readFileSync(path.join(seeds, name));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
      expect(words).toContain(`SHA-256 ${sha256.slice(0, 12)}`);
    }
    expect(words).not.toMatch(/\bA1\b|[A-F]-1\b|high confidence/u);
    expect(words).not.toMatch(/Yoonjin|\bLee\b/u);
    expect(words).toMatch(/minor/u);
    for (const sentence of words.split(/(?<=\.) /u)) {
      expect(/\b(?:un)?likely \(/u.test(sentence) && /confidence/u.test(sentence)).toBe(false);
    }
    // Outside a quotation the figure keeps its hedge; inside one the article's spelling stands.
    expect(words).toMatch(/“[^”]*a staggering 73/u);
    const own = words.replace(/“[^”]*”/gu, "");
    // Only what says that the hedge was dropped may name the bare figure.
    expect(own).not.toMatch(/(?<!pproximately |became )\b73 railcars/u);
    expect(own).not.toContain("Tungmangang");
  });
  expect(railhead.complaints).toEqual([]);
});
