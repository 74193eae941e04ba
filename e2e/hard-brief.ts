import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { ask } from "./bridge.ts";

type Change = {
  readonly table: string;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
};

/** Words that mean something to one of the formats, and must stay words in each of them. */
export const hostile = {
  title: `Quays <script>alert(1)</script> & "piers" =HYPERLINK("https://evil.example/t")`,
  name: `Mara "onmouseover=alert(1)" O'Neil <img src=https://evil.example/n.png>`,
  note: `![pixel](https://evil.example/pixel.png) [x](javascript:alert(1)) <iframe src="file:///etc/passwd">`,
  url: `https://harbour.example/archive/2024/03/${"very-long-address-".repeat(12)}?q=<b>"'&x=1`,
} as const;

/** A passage in each script that briefs are printed in. */
export const scripts = {
  en: "Nearly 40 ferries lay at the northern pier, the harbour master said.",
  ja: "港湾当局は北埠頭に停泊する船舶の数が先週より増えたと発表した。",
  ko: "북쪽 부두에 정박한 선박의 수가 지난주보다 늘었다고 당국이 밝혔다.",
  ru: "Портовые власти сообщили о росте числа судов у северного причала.",
  zh: "港务局说，停在北码头的渡轮数量比上周多，这对货运会产生影响。",
} as const;

/** What else a source may write in; other programs put these letters in an order of their own. */
export const otherScripts = {
  ar: "قالت سلطة الميناء إن عدد العبارات زاد على الرصيف الشمالي هذا الأسبوع.",
  he: "רשות הנמל מסרה כי מספר המעבורות ברציף הצפוני גדל השבוע.",
  th: "การท่าเรือกล่าวว่าจำนวนเรือเฟอร์รีที่ท่าเหนือเพิ่มขึ้นในสัปดาห์นี้",
  hi: "बंदरगाह प्राधिकरण ने कहा कि उत्तरी घाट पर नौकाओं की संख्या बढ़ी है।",
  emoji: "Ferries back at the northern pier 🚢⚓️ says the harbour 😀👍🏽",
} as const;

const quotes = { ...scripts, ...otherScripts };

const longQuote = Array.from(
  { length: 40 },
  (_, index) => `Paragraph ${index + 1} of the report counts the ferries at the quay once more.`,
).join(" ");

const languages = Object.keys(quotes) as readonly (keyof typeof quotes)[];
const articleCount = 30;
const figureKinds = [
  "timeline",
  "claims-by-lens",
  "direction-severity",
  "origins",
  "relations",
  "hypotheses",
  "map",
];

/**
 * A notebook whose one brief is hard to set: three dozen endnotes, ten scripts, figures,
 * tables longer than a page, a long quotation, and words that try to be more than words.
 */
export async function makeHardBrief(page: Page): Promise<{ notebookId: string; briefId: string }> {
  await ask(page, "person:name", { name: "Ana Lyst" });
  const { id: notebookId } = await ask<{ id: string }>(page, "notebook:create", { title: "Quays" });
  const text = [longQuote, ...Object.values(quotes)].join("\n\n");
  await importText(page, notebookId, text);
  const entries = await ask<readonly { changeSet: { changes: readonly Change[] } }[]>(
    page,
    "ledger:read",
    { notebookId, after: 0, limit: 100 },
  );
  const made = entries.flatMap(({ changeSet }) => changeSet.changes);
  const article = made.find(({ table }) => table === "articles");
  const version = made.find(({ table }) => table === "textVersions");
  if (article === undefined || version === undefined) throw new Error("Nothing was imported.");
  const plain = await ask<string>(page, "blob:read-text", {
    notebookId,
    hash: version.set["textHash"],
  });

  const briefId = randomUUID();
  const claims = Array.from({ length: articleCount }, (_, index) =>
    claimOn(index, { article, version, text: plain }),
  );
  const changes = [
    ...sharedRows(),
    ...claims.flatMap(({ rows }) => rows),
    ...relationRows(claims.map(({ claimId }) => claimId)),
    ...hypothesisRows(claims.map(({ claimId }) => claimId)),
    ...briefRows(
      briefId,
      claims.map(({ claimId }) => claimId),
    ),
  ];
  await ask(page, "ledger:append", {
    notebookId,
    draft: { id: randomUUID(), action: "test:prepare", changes },
  });
  return { notebookId, briefId };
}

async function importText(page: Page, notebookId: string, text: string): Promise<void> {
  const results = await page.evaluate(
    ([id, words]) => {
      const bytes = new TextEncoder().encode(words);
      const sources = [{ kind: "bytes", name: "quays.txt", bytes }];
      const input = { notebookId: id, batchId: crypto.randomUUID(), sources };
      return window.railhead.request("article:import", input);
    },
    [notebookId, text] as const,
  );
  expect(results).toMatchObject({ ok: true, value: [{ status: "imported" }] });
}

const originId = randomUUID();
const sourceId = randomUUID();

function sharedRows(): readonly Change[] {
  return [
    {
      table: "sources",
      id: sourceId,
      set: {
        name: "Harbour Gazette",
        kind: "newspaper",
        reliability: "B",
        reliabilityReason: "Right about the quays for years.",
        descriptor: hostile.note,
        withheld: null,
        note: null,
      },
    },
    {
      table: "origins",
      id: originId,
      set: { name: hostile.name, kind: "report", derivedFromId: null, sourceId: null, note: null },
    },
  ];
}

/** An article, what it says in one of the scripts, and the claim made of that. */
function claimOn(
  index: number,
  imported: { readonly article: Change; readonly version: Change; readonly text: string },
): { readonly claimId: string; readonly rows: readonly Change[] } {
  const [articleId, versionId, annotationId, claimId, evidenceId] = Array.from({ length: 5 }, () =>
    randomUUID(),
  );
  const language = languages[index % languages.length] ?? "en";
  const exact = index === 3 ? longQuote : quotes[language];
  const start = imported.text.indexOf(exact);
  const day = `2024-03-${String(1 + (index % 28)).padStart(2, "0")}`;
  const rows = [
    {
      table: "articles",
      id: articleId,
      set: {
        ...imported.article.set,
        title: index === 0 ? hostile.title : `What lay at quay ${index + 1}`,
        byline: index === 0 ? hostile.name : "Mara Lind",
        publisher: "Harbour Gazette",
        published: day,
        publishedBasis: "stated",
        url: index === 0 ? hostile.url : `https://harbour.example/${index}`,
        language: language === "emoji" ? "en" : language,
        publisherSourceId: sourceId,
        currentTextVersionId: versionId,
      },
    },
    {
      table: "textVersions",
      id: versionId,
      set: { ...imported.version.set, articleId },
    },
    {
      table: "annotations",
      id: annotationId,
      set: {
        articleId,
        textVersionId: versionId,
        start,
        end: start + exact.length,
        exact,
        prefix: "",
        suffix: "",
        style: "highlight",
        colour: 1,
        note: null,
      },
    },
    {
      table: "claims",
      id: claimId,
      set: {
        statement: `Nearly 40 ferries lay at quay ${index + 1}${index === 1 ? ` ${hostile.note}` : ""}`,
        kind: "fact",
        hedge: "unhedged",
        credibility: 3,
        credibilityReason: null,
        note: null,
      },
    },
    {
      table: "evidence",
      id: evidenceId,
      set: {
        claimId,
        annotationId,
        bearing: "supports",
        originStanding: "known",
        originId,
        quantityValue: null,
        quantityUpTo: null,
        quantityUnit: null,
        quantityQualifiers: [],
        date: day,
        dateText: day,
        dateBasis: "stated",
        dateInferredFrom: null,
        placeText: null,
        placeName: null,
        placeId: index % 2 === 0 ? "tumangang" : "khasan",
        hedge: "unhedged",
        translation: language === "en" ? null : "More ferries lay at the northern pier.",
        note: null,
      },
    },
    {
      table: "impacts",
      id: `impact~${claimId}~japan-security`,
      set: {
        claimId,
        lensId: "japan-security",
        decision: "relevant",
        direction: index % 3 === 0 ? "worsens" : "improves",
        severity: index % 2 === 0 ? "moderate" : "high",
        reason: "More ships share one channel.",
      },
    },
  ] as readonly Change[];
  return { claimId: claimId ?? "", rows };
}

/** Each claim bears on the next, as far as the figure of relations draws them. */
function relationRows(claimIds: readonly string[]): readonly Change[] {
  const kinds = ["corroborates", "elaborates", "supports-condition", "triggers"];
  return claimIds.slice(1, 16).map((toClaimId, index) => {
    const kind = kinds[index % kinds.length] ?? "elaborates";
    const fromClaimId = claimIds[index];
    const set = { kind, fromClaimId, toClaimId, note: null };
    return { table: "relations", id: `${kind}~${fromClaimId}~${toClaimId}`, set };
  });
}

/** Explanations that compete, each held against the first claims. */
function hypothesisRows(claimIds: readonly string[]): readonly Change[] {
  const readings = ["consistent", "inconsistent", "neutral", null];
  const statements = [
    "The pier is crowded because a second line of ferries was opened.",
    "The pier is crowded because repairs closed the southern one, and ships wait for their turn there.",
    "The pier is no more crowded than in any other March.",
  ];
  return statements.flatMap((statement, index) => {
    const id = randomUUID();
    const set = { statement, note: null, position: `a${index}` };
    const held = claimIds.slice(0, 12).map((claimId, place) => ({
      table: "hypothesisClaims",
      id: `reads~${id}~${claimId}`,
      set: {
        hypothesisId: id,
        claimId,
        reading: readings[(index + place) % readings.length] ?? null,
        reason: null,
      },
    }));
    return [{ table: "hypotheses", id, set }, ...held];
  });
}

function briefRows(briefId: string, claimIds: readonly string[]): readonly Change[] {
  const judgementId = randomUUID();
  return [
    {
      table: "briefs",
      id: briefId,
      set: {
        title: hostile.title,
        date: "2024-03-30",
        cutOff: "2024-03-29",
        marking: "TLP:AMBER",
        paper: "A4",
        language: "en",
        organisation: "Strait Desk",
        status: "draft",
      },
    },
    {
      table: "briefLenses",
      id: `${briefId}~japan-security`,
      set: { briefId, lensId: "japan-security", position: "a0" },
    },
    {
      table: "judgements",
      id: judgementId,
      set: {
        statement: "the northern pier will stay crowded for another month",
        likelihood: "likely",
        confidence: "low",
        confidenceReason: "The count rests on one image and no schedule has been seen.",
        lensId: "japan-security",
        assumptions: null,
        wouldChange: null,
        position: "a0",
      },
    },
    {
      table: "judgementClaims",
      id: `${judgementId}~${claimIds[0]}`,
      set: { judgementId, claimId: claimIds[0], stance: "for" },
    },
    {
      table: "briefJudgements",
      id: `${briefId}~${judgementId}`,
      set: { briefId, judgementId, position: "a0" },
    },
    ...figureKinds.map((kind, index) => ({
      table: "briefFigures",
      id: `${briefId}~${kind}`,
      set: { briefId, kind, caption: index === 0 ? hostile.note : null, position: `a${index}` },
    })),
    ...paragraphOf(briefId, "bottom-line", claimIds.slice(0, 3)),
    ...paragraphOf(briefId, "lens-meaning", claimIds),
    ...paragraphOf(briefId, "gaps", claimIds.slice(0, 1)),
    ...paragraphOf(briefId, "alternatives", claimIds.slice(3, 4)),
  ];
}

/** A sentence for each claim, with a citation of it behind. */
function paragraphOf(
  briefId: string,
  section: string,
  claimIds: readonly string[],
): readonly Change[] {
  const paragraphId = randomUUID();
  const citations = claimIds.map((targetId) => ({ id: randomUUID(), targetId }));
  const content = citations.flatMap(({ id }, index) => [
    { kind: "text", text: ` Nearly 40 ferries lay at quay ${index + 1}.` },
    { kind: "citation", citationId: id },
  ]);
  return [
    {
      table: "paragraphs",
      id: paragraphId,
      set: { briefId, section, position: "a0", content, isOwnAssessment: false },
    },
    ...citations.map(({ id, targetId }) => ({
      table: "citations",
      id,
      set: { briefId, paragraphId, targetKind: "claim", targetId, frozen: {} },
    })),
  ];
}
