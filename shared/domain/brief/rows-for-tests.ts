import { formatStamp, type Stamp } from "../../ledger/clock.ts";
import type { Annotation } from "../annotation/annotation.ts";
import type { Article } from "../article/article.ts";
import type { Claim } from "../claim/claim.ts";
import type { Evidence } from "../evidence/evidence.ts";
import type { RecordOf } from "../tables.ts";
import { tables } from "../tables.ts";
import type { Brief, BriefSection, Inline } from "./brief.ts";
import { frozenOf } from "./citing.ts";
import { type BriefRows, type GroundTable, groundOf, groundTables } from "./ground.ts";

type Some<T extends GroundTable> = Partial<Record<keyof RecordOf<T>, unknown>> & { id: string };

/** Rows of a small invented notebook that tests change one thing of. */
export class NotebookForTests {
  readonly #rows = new Map<GroundTable, Map<string, unknown>>(
    groundTables.map((table) => [table, new Map()]),
  );

  get rows(): BriefRows {
    const entries = [...this.#rows].map(([table, rows]) => [table, [...rows.values()]]);
    // Each row was parsed by its table's schema in `put`.
    return Object.fromEntries(entries) as BriefRows;
  }

  put<T extends GroundTable>(table: T, row: Some<T>): this {
    const former = this.#rows.get(table)?.get(row.id) ?? {};
    const parsed = tables[table].schema.parse({ ...former, ...row });
    this.#rows.get(table)?.set(row.id, parsed);
    return this;
  }

  /** Lets other values stand beside a row's own, as a merge leaves what two people decided apart. */
  rival<T extends GroundTable>(table: T, id: string, values: Partial<RecordOf<T>>): this {
    const [made, other] = [1, 2].map((ms) =>
      formatStamp({ ms, counter: 0, actorId: `actor-${ms}` }),
    ) as [Stamp, Stamp];
    const fields = Object.fromEntries(
      Object.entries(values).map(([field, value]) => [
        field,
        { stamp: made, rivals: [{ value, stamp: other }] },
      ]),
    );
    const row = this.#rows.get(table)?.get(id) as object;
    this.#rows.get(table)?.set(id, { ...row, $: { made, latest: other, fields } });
    return this;
  }

  remove(table: GroundTable, id: string): this {
    this.#rows.get(table)?.delete(id);
    return this;
  }

  brief(id = "b1"): Brief {
    const brief = this.rows.briefs.find((row) => row.id === id);
    if (brief === undefined) throw new Error(`No brief ${id}`);
    return brief;
  }

  /** Adds a paragraph; `["words", "claim:c1", …]`: a part `<kind>:<id>` of a known kind is a citation. */
  write(
    id: string,
    section: BriefSection,
    parts: readonly string[],
    isOwnAssessment = false,
  ): this {
    const citations: { id: string; targetKind: string; targetId: string }[] = [];
    const content: Inline[] = parts.map((part, index) => {
      const match = /^(claim|evidence|judgement):(\S+)$/u.exec(part);
      if (match === null) return { kind: "text", text: part };
      const citationId = `${id}-cite-${index}`;
      citations.push({ id: citationId, targetKind: match[1] ?? "", targetId: match[2] ?? "" });
      return { kind: "citation", citationId: citationId as never };
    });
    this.put("paragraphs", { id, briefId: "b1", section, position: id, content, isOwnAssessment });
    for (const citation of citations) {
      const parsed = tables.citations.schema.shape.targetKind.parse(citation.targetKind);
      const frozen = frozenOf(
        { targetKind: parsed, targetId: citation.targetId },
        groundOf(this.rows),
      );
      this.put("citations", { ...citation, briefId: "b1", paragraphId: id, frozen: frozen ?? {} });
    }
    return this;
  }

  article(id: string, set: Partial<Record<keyof Article, unknown>> = {}): this {
    return this.put("articles", { ...blankArticle, ...set, id });
  }

  claim(id: string, statement: string, set: Partial<Record<keyof Claim, unknown>> = {}): this {
    return this.put("claims", { ...blankClaim, ...set, id, statement });
  }

  /** A passage of an article as supporting evidence of a claim. */
  passage(
    id: string,
    claimId: string,
    articleId: string,
    exact: string,
    set: Partial<Record<keyof Evidence, unknown>> = {},
    mark: Partial<Record<keyof Annotation, unknown>> = {},
  ): this {
    const annotationId = `n-${id}`;
    this.put("annotations", {
      articleId,
      textVersionId: `t-${articleId}`,
      start: 0,
      end: exact.length,
      exact,
      prefix: "",
      suffix: "",
      style: "highlight",
      colour: 1,
      note: null,
      ...mark,
      id: annotationId,
    });
    return this.put("evidence", { ...blankEvidence, ...set, id, claimId, annotationId });
  }
}

const blankArticle = {
  title: null,
  titleBasis: null,
  titleEvidence: null,
  byline: null,
  bylineBasis: null,
  bylineEvidence: null,
  publisher: null,
  publisherBasis: null,
  publisherEvidence: null,
  published: null,
  publishedBasis: null,
  publishedEvidence: null,
  url: null,
  urlBasis: null,
  urlEvidence: null,
  language: "en",
  languageBasis: "inferred",
  languageEvidence: null,
  publisherDescriptor: null,
  authorDescriptor: null,
  publisherSourceId: null,
  authorSourceId: null,
  originalHash: `sha256:${"0123456789ab".padEnd(64, "0")}`,
  originalName: "article.txt",
  originalBytes: 1,
  mediaType: "text/plain",
  charset: "utf-8",
  importedAt: "2024-02-03T04:05:06.000Z",
  importMethod: "file",
  importedFrom: "article.txt",
  currentTextVersionId: "t",
  marking: null,
  triage: "done",
};

const blankClaim = {
  kind: "fact",
  hedge: "unhedged",
  credibility: 3,
  credibilityReason: "Reported once.",
  note: null,
};

const blankEvidence = {
  bearing: "supports",
  originStanding: "unset",
  originId: null,
  quantityValue: null,
  quantityUpTo: null,
  quantityUnit: null,
  quantityQualifiers: [],
  date: null,
  dateText: null,
  dateBasis: null,
  dateInferredFrom: null,
  placeText: null,
  placeName: null,
  placeId: null,
  hedge: "unhedged",
  translation: null,
  note: null,
};

const sourceDefaults = { reliabilityReason: null, descriptor: null, withheld: null, note: null };

/**
 * A finished brief without a finding: two articles that repeat one imagery source, a
 * third in Japanese and a letter in Korean by a minor, one open conflict with its note.
 */
export function ferryNotebook(): NotebookForTests {
  const book = new NotebookForTests();
  addSources(book);
  addArticles(book);
  addClaims(book);
  addBrief(book);
  return book;
}

function addSources(book: NotebookForTests): void {
  const source = (id: string, name: string, kind: string, reliability: string, set = {}) =>
    book.put("sources", { ...sourceDefaults, id, name, kind, reliability, ...set });
  source("s-gazette", "Harbour Gazette", "online-news", "C", {
    descriptor: "Regional, quick, seldom first.",
  });
  source("s-school", "Tidemark School News", "student-news-site", "E");
  source("s-shimbun", "港湾新聞", "newspaper", "B");
  source("s-author", "Haneul Park", "person", "F", { withheld: "minor" });
  const origin = (id: string, name: string, kind: string) =>
    book.put("origins", { id, name, kind, derivedFromId: null, sourceId: null, note: null });
  origin("o-image", "Orbit Watch image of 4 March 2024", "imagery");
  origin("o-ministry", "Statement of the transport ministry", "statement");
  origin("o-own", "The author's own feeling", "own-judgement");
  book.put("lenses", {
    id: "strait-safety",
    slug: "strait-safety",
    name: "Strait safety",
    region: "The strait",
    concern: "Safety at sea",
    definition: "Does the claim bear on the safety of ferries in the strait?",
    includeRules: "",
    excludeRules: "",
    worsensMeans: "Ferries become less safe.",
    improvesMeans: "Ferries become safer.",
    neutralMeans: "No change.",
    unclearMeans: "Not clear.",
    position: "a0",
    isBuiltIn: false,
  });
  book.put("actors", {
    id: "actor-1",
    personName: "A. Analyst",
    deviceId: "018f0000-0000-7000-8000-000000000001",
  });
}

function addArticles(book: NotebookForTests): void {
  book.article("a1", {
    title: "Ferries crowd the northern pier",
    byline: "Mara Lindqvist",
    publisher: "Harbour Gazette",
    published: "2024-03-06",
    publishedBasis: "stated",
    url: "https://gazette.example/ferries",
    publisherSourceId: "s-gazette",
  });
  book.article("a2", {
    byline: "Haneul Park",
    publisher: "Tidemark School News",
    publisherDescriptor: "The newspaper of Tidemark School",
    authorDescriptor: "Haneul is a 9th grader who likes boats.",
    publisherSourceId: "s-school",
    authorSourceId: "s-author",
    originalHash: `sha256:${"abcdef012345".padEnd(64, "0")}`,
    language: "ko",
  });
  book.article("a3", {
    title: "北埠頭に船が集まる",
    publisher: "港湾新聞",
    published: "2024-03-07",
    publishedBasis: "stated",
    publisherSourceId: "s-shimbun",
    originalHash: `sha256:${"fedcba987654".padEnd(64, "0")}`,
    language: "ja",
  });
}

function addClaims(book: NotebookForTests): void {
  const image = { originStanding: "known", originId: "o-image" };
  const about40 = {
    quantityValue: 40,
    quantityUnit: "ferries",
    quantityQualifiers: ["approximately"],
  };
  book.claim("c1", "About 40 ferries lay at the northern pier on 4 March 2024", { kind: "figure" });
  book.passage("e1", "c1", "a1", "approximately 40 ferries at the northern pier", {
    ...image,
    ...about40,
  });
  book.passage("e2", "c1", "a2", "북쪽 부두에 배 40척이 있었다", {
    ...image,
    ...about40,
    quantityQualifiers: ["exact"],
    translation: "There were 40 boats at the northern pier",
  });
  book.claim("c2", "The ministry says that the ferries carry no passengers");
  book.passage("e3", "c2", "a3", "船に乗客はいないと国土交通省は述べた", {
    originStanding: "known",
    originId: "o-ministry",
    date: "2024-03-05",
    dateBasis: "stated",
    translation: "The ministry said that there are no passengers aboard",
  });
  book.claim("c3", "The cargo of the ferries may be fuel", { hedge: "possible", credibility: 4 });
  book.passage("e4", "c3", "a1", "the cargo may be fuel", {
    originStanding: "unknown",
    hedge: "possible",
  });
  book.put("speakers", {
    id: "sp1",
    evidenceId: "e1",
    position: "a0",
    name: "Orbit Watch",
    isUnnamed: false,
    sourceId: null,
  });
  book.put("speakers", {
    id: "sp2",
    evidenceId: "e2",
    position: "a0",
    name: "Haneul Park",
    isUnnamed: false,
    sourceId: "s-author",
  });
  const impact = (
    claimId: string,
    decision: string,
    direction: string | null,
    severity: string | null,
  ) =>
    book.put("impacts", {
      id: `impact~${claimId}~strait-safety`,
      claimId,
      lensId: "strait-safety",
      decision,
      direction,
      severity,
      reason: direction === null ? null : "More ships share one channel.",
    });
  impact("c1", "relevant", "worsens", "moderate");
  impact("c2", "not-relevant", null, null);
  impact("c3", "relevant", "unclear", "low");
  book.put("relations", {
    id: "r1",
    kind: "tension",
    fromClaimId: "c2",
    toClaimId: "c3",
    note: null,
  });
  book.put("conflicts", {
    id: "k1",
    kind: "tension",
    endKind: "claim",
    leftId: "c2",
    rightId: "c3",
    relationId: "r1",
    note: "The ministry speaks of passengers, the Gazette of cargo; neither rules the other out.",
    resolution: "open",
    resolutionReason: null,
  });
  book.put("judgements", {
    id: "j1",
    statement: "the northern pier will stay crowded for another month",
    likelihood: "likely",
    confidence: "low",
    confidenceReason: "The count rests on one image and no schedule has been seen.",
    lensId: "strait-safety",
    assumptions: "The image shows an ordinary day.",
    wouldChange: "an image of the pier in April with fewer than ten ships",
    position: "a0",
  });
  const link = (claimId: string, stance: string) =>
    book.put("judgementClaims", { id: `j1~${claimId}`, judgementId: "j1", claimId, stance });
  link("c1", "for");
  link("c2", "against");
}

function addBrief(book: NotebookForTests): void {
  book.put("briefs", {
    id: "b1",
    title: "Ferries at the northern pier <4 & 5 March>",
    date: "2024-03-10",
    cutOff: "2024-03-09",
    marking: "TLP:AMBER",
    paper: "A4",
    language: "en",
    organisation: "Strait Desk",
    status: "draft",
  });
  book.put("briefLenses", {
    id: "b1~strait-safety",
    briefId: "b1",
    lensId: "strait-safety",
    position: "a0",
  });
  book.put("briefJudgements", { id: "b1~j1", briefId: "b1", judgementId: "j1", position: "a0" });
  book.write("p1", "bottom-line", [
    "About 40 ferries lay at the northern pier on 4 March 2024.",
    "claim:c1",
    " The ministry says that they carry no passengers, “船に乗客はいないと国土交通省は述べた”.",
    "evidence:e3",
    " Their cargo may be fuel.",
    "claim:c3",
  ]);
  book.write("p2", "lens-meaning", ["Crews should expect delays in the channel."], true);
  book.write("p3", "gaps", ["No schedule of the ferries has been found."]);
  book.write("p4", "alternatives", ["The ships may wait for a storm to pass."]);
  book.write("p5", "indicators", ["Watch for fuel lorries on the quay."]);
  book.write("p6", "source-summary", ["The base is thin and leans on one image."]);
}
