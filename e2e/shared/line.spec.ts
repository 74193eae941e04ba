import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import {
  answerDialogs,
  attachEvidence,
  type DecidedLens,
  decide,
  expectOnePage,
  exportPdf,
  goToClaim,
  importFiles,
  issueBrief,
  judge,
  makeClaim,
  markOwnAssessment,
  openArticle,
  pagesOf,
  printJudgements,
  rateProbablyTrue,
  rateSource,
  recordDrift,
  registerName,
  relate,
  sayOrigin,
  setRestAside,
  startBrief,
  startNotebook,
  tick,
  withholdMinor,
  wordsOf,
  writeParagraph,
  writePublisher,
} from "../line-steps.ts";
import { expect, takePictures, test } from "../railhead.ts";

const seeds = path.join(process.env["RAILHEAD_SHARED"] ?? "", "seeds");
const unsigned = "Unsigned text";
const student = "CI Press";
const imagery = "CSIS Beyond Parallel imagery of 5 October 2023";
const officials = "U.S. officials and White House statements of October 2023";

const ownJudgement = "Author's own judgement";
/** What the student says of herself, by the words of its claim. */
const feelings = [
  /distant concept to the writer/,
  /like a scarecrow/,
  /makes the writer fear/,
  /asks diplomats/,
] as const;
const sentiment: DecidedLens = {
  key: "2",
  name: "South Korean public sentiment",
  answers: {
    "Who feels it (needed)": "One student",
    "People the evidence speaks for (needed)": "1",
  },
};

type Acceptance = {
  readonly files: Readonly<Record<"A" | "B", { readonly file: string; readonly sha256: string }>>;
};

// Two articles, thirteen claims, two judgements and two briefs, typed key by key.
test.describe.configure({ timeout: 600_000 });

test("the two real articles become two briefs of one page", async ({ railhead, app, page }) => {
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
    await writePublisher(page, /Recent satellite imagery/, unsigned);
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
      "long been concerned",
      "Japan has long been concerned about North Korea’s missile capabilities",
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
    await makeClaim(
      page,
      "a distant concept",
      "War between South and North Korea was a distant concept to the writer",
    );
    await makeClaim(
      page,
      "felt like a scarecrow",
      "North Korea felt unreal to the writer as a child, like a scarecrow",
    );
    await makeClaim(
      page,
      "fear our future",
      "Reading of an arms supply and seeing Kim Jong Un toast Putin makes the writer fear the future",
    );
    await makeClaim(
      page,
      "does not demand our fear",
      "The writer asks diplomats and politicians to ensure a future that does not demand fear",
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
    for (const claim of [/long been concerned/, /could pose a direct threat/, ...feelings]) {
      await sayOrigin(page, claim, ownJudgement);
    }

    await recordDrift(page, /Approximately 73/, "became 73");
    await rateProbablyTrue(
      page,
      /Approximately 73/,
      "One imagery source, repeated by both articles.",
    );

    await decide(page, /could pose a direct threat/, /^Worsens/, /High/, "The condition to watch.");
    await decide(
      page,
      /White House is concerned/,
      /^Worsens/,
      /High/,
      "It would meet that condition.",
    );
    await decide(page, /1,000 containers/, /^Worsens/, /Moderate/, "A trade that may be repaid.");
    await decide(page, /long been concerned/, /^Worsens/, /Moderate/, "A standing concern.");
    await decide(page, /Approximately 73/, /^Unclear/, /Moderate/, "The load is not known.");
    const [distant, unreal, fear, demand] = feelings;
    await decide(page, distant, /^Neutral/, /Low/, "The baseline.", sentiment);
    await decide(page, unreal, /^Neutral/, /Low/, "The baseline.", sentiment);
    await decide(page, fear, /^Worsens/, /Moderate/, "The change.", sentiment);
    await decide(page, demand, /^Worsens/, /Moderate/, "A demand for reassurance.", sentiment);
    await setRestAside(page, sentiment.name);
    for (const cargo of [/true nature of the cargo/, /Tarps and coverings/]) {
      await relate(
        page,
        cargo,
        /^In tension with/,
        "1,000 containers",
        "The imagery shows no load; the officials speak of another day and name no railway.",
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
    await rateSource(page, student, /cannot be judged/, "A student paper without a record.");
    await withholdMinor(page, "Yoonjin Lee");
    await takePictures(railhead, "line-sources");
  });

  await test.step("judgements on Japan, and the brief", async () => {
    await judge(page, {
      statement:
        "North Korea has supplied Russia with military goods, by means these articles do not show",
      term: /^likely/,
      confidence: /^Low/,
      reason:
        "U.S. officials are the only origin, their statement was not seen, and the imagery shows no cargo",
      restsOn: ["1,000 containers"],
      against: ["true nature of the cargo"],
    });
    await takePictures(railhead, "line-judgement");
    await judge(page, {
      statement:
        "Russia repays North Korea with weapons or technology that add to the threat to Japan",
      term: /^roughly even chance/,
      confidence: /^Low/,
      reason: "it rests on one government’s concern, and no such transfer is reported",
      restsOn: ["The White House is concerned", "could pose a direct threat"],
      against: [],
    });
    await startBrief(page, {
      title: "Rail traffic from North Korea to Russia: what it means for Japan",
      date: "2023-10-31",
      cutOff: "2023-10-30",
      marking: /^TLP:CLEAR/,
      template: /^One page/,
    });
    await writeParagraph(page, "Bottom line", [
      "Russia may repay North Korea for arms with sophisticated weapons and technology; any such increase in North Korea’s access to advanced weaponry could pose a direct threat to Japan.",
      { cite: "The White House is concerned" },
      { cite: "could pose a direct threat" },
      " Approximately 73 railcars stood at the Tumangang Rail Facility on 5 October 2023, against approximately 20 at most in past images.",
      { cite: "Approximately 73" },
      { cite: "Past images show" },
      " The cargo could not be determined.",
      { cite: "true nature of the cargo" },
      { cite: "Tarps and coverings" },
      " Both articles take the count from one imagery source, so it is reported and not corroborated.",
      { cite: "Approximately 73" },
    ]);
    await printJudgements(page, [/^Print: North Korea has supplied/, /^Print: Russia repays/]);
    await writeParagraph(page, "What it means", [
      "U.S. officials said on 13 October that North Korea supplied Russia with more than 1,000 containers of military resources.",
      { cite: "1,000 containers" },
      " The White House voiced the concern that Russia may repay it with sophisticated weapons and technology.",
      { cite: "The White House is concerned" },
      " If that came about, the condition would be met under which Japan could be threatened directly.",
      { cite: "could pose a direct threat" },
    ]);
    await writeParagraph(page, "What it means", [
      "For Japan the return trade matters more than the count of railcars: it should be collected on first.",
    ]);
    await markOwnAssessment(page);
    for (const gap of [
      "What the railcars carried is not known.",
      "No imagery from a second provider has been seen.",
      "Neither article shows whether anything was given in return.",
    ]) {
      await writeParagraph(page, "What we do not know", [gap]);
    }
    await writeParagraph(page, "Alternative explanations", [
      "The railcars may carry ordinary goods, since trade was resuming after the pandemic; the officials’ containers may have gone by sea.",
    ]);
    await writeParagraph(page, "Indicators to watch", [
      "Imagery from another provider, deliveries named by a second government, Russian technicians or new missiles seen in North Korea.",
    ]);
    await writeParagraph(page, "Source summary statement", [
      "Both articles are secondary and neither saw the images’ report itself.",
    ]);
    await takePictures(railhead, "line-brief");
    await expect(page.getByText("The check finds nothing.")).toBeVisible();
    await exportPdf(page);
    expectOnePage(file);
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
      /against approximately 20 at most in past images/u,
      /cargo could not be determined/u,
      /U\.S\. officials said on 13 October that North Korea supplied Russia with more than 1,000/u,
      /White House voiced the concern that Russia may repay/u,
      /could pose a direct threat to Japan/u,
      /Both articles rest on one .{0,40}CSIS Beyond Parallel imagery of 5 October 2023/u,
      /Tension \d\. .*Unresolved\./u,
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

  await test.step("issued, it keeps to its page", async () => {
    const issued = path.join(path.dirname(file), "japan-security-issued.pdf");
    await answerDialogs(app, [], issued);
    await issueBrief(page);
    await exportPdf(page);
    expectOnePage(issued);
    expect(wordsOf(issued)).toMatch(/Number 1, issued \d+ \w+ \d{4}/u);
  });

  await test.step("the brief on South Korean public sentiment", async () => {
    const page2 = path.join(path.dirname(file), "public-sentiment.pdf");
    await answerDialogs(app, [], page2);
    await startBrief(page, {
      title: "South Korean public sentiment: one student’s response to reports of arms for Russia",
      date: "2023-10-31",
      cutOff: "2023-10-30",
      marking: /^TLP:CLEAR/,
      lens: sentiment.name,
      template: /^One page/,
    });
    await writeParagraph(page, "Bottom line", [
      "One writer, a student raised in South Korea, reports turning from seeing war as distant to fearing the future; this is one person (n = 1), is not representative, and says nothing of the public.",
      { cite: "a distant concept" },
      { cite: "makes the writer fear" },
      " Two things set it off: reading of an arms supply between North Korea and Russia, and seeing pictures of Kim Jong Un toasting to the health of Vladimir Putin.",
      { cite: "makes the writer fear" },
      " The writer asks diplomats and politicians to ensure a future that does not demand fear.",
      { cite: "asks diplomats" },
    ]);
    await writeParagraph(page, "Key judgements", [
      "No judgement of South Korean public sentiment is made: one writer cannot carry one.",
    ]);
    await markOwnAssessment(page);
    await writeParagraph(page, "What it means", [
      "Before the news, war was a distant concept to this writer, and North Korea felt like a scarecrow, unreal.",
      { cite: "a distant concept" },
      { cite: "like a scarecrow" },
      " The news “makes me fear our future”.",
      { cite: "makes the writer fear" },
    ]);
    await writeParagraph(page, "What it means", [
      "The demand is for reassurance, and it names no policy.",
    ]);
    await markOwnAssessment(page);
    for (const gap of [
      "No polling and no Korean-language source is among the articles read.",
      "Whether anyone else in South Korea feels the same is not known.",
      "The article bears no date, so how long the change has lasted cannot be said.",
    ]) {
      await writeParagraph(page, "What we do not know", [gap]);
    }
    await writeParagraph(page, "Alternative explanations", [
      "The writer may put on paper what a student opinion piece invites, and feel it less in daily life.",
    ]);
    await writeParagraph(page, "Indicators to watch", [
      "To collect next: polls of South Koreans on the danger of war, Korean-language press and social media, officials’ statements to the public.",
    ]);
    await writeParagraph(page, "Source summary statement", [
      "Only the student’s own words bear on this lens; the unsigned article reports nobody’s feelings in South Korea.",
    ]);
    await takePictures(railhead, "line-brief-sentiment");
    await expect(page.getByText("The check finds nothing.")).toBeVisible();
    await exportPdf(page);
    expectOnePage(page2);

    const words = wordsOf(page2);
    expect(words).toMatch(
      /Bottom line One writer, [^.]* one person \(n = 1\), is not representative/u,
    );
    for (const said of [
      /war was a distant concept .* felt like a scarecrow/u,
      /reading of an arms supply .* toasting to the health of Vladimir Putin/u,
      /asks diplomats and politicians to ensure a future that does not demand fear/u,
      /No polling and no Korean-language source/u,
      /\[2\] contributes nothing to this lens: its \d claims were considered/u,
      /polls of South Koreans .*Korean-language press .*officials’ statements/u,
      /Author withheld \(minor\)/u,
    ]) {
      expect(words).toMatch(said);
    }
    expect(words).not.toMatch(
      /South Koreans (?:now )?(?:fear|feel|worry)|opinion has|growing fear/iu,
    );
    expect(words).not.toMatch(
      /\d ?%|(?:moderate|high) confidence|confidence .{0,30}(?:moderate|high)\b/iu,
    );
    expect(words).not.toMatch(/Yoonjin|\bLee\b|Tumangang|railcar|missile capabilities/u);

    const issued = path.join(path.dirname(file), "public-sentiment-issued.pdf");
    await answerDialogs(app, [], issued);
    await issueBrief(page);
    await exportPdf(page);
    expectOnePage(issued);
  });
  expect(railhead.complaints).toEqual([]);
});
