import { expect, it } from "vitest";
import { annotationSchema } from "../annotation/annotation.ts";
import { type Article, articleSchema } from "../article/article.ts";
import { edtfSchema } from "../date/edtf.ts";
import { type Evidence, evidenceSchema, speakerSchema } from "../evidence/evidence.ts";
import { reportedIn } from "../evidence/reported.ts";
import { impactSchema } from "../impact/impact.ts";
import {
  builtInDimensions,
  builtInLenses,
  japanSecurityId,
  sentimentReachId,
  sentimentSegmentId,
  southKoreanSentimentId,
} from "../lens/built-in-lenses.ts";
import { originSchema } from "../origin/origin.ts";
import { sourceSchema } from "../source/source.ts";
import {
  type AssembledClaim,
  assembleClaims,
  type ClaimRecords,
  reliabilitiesOf,
} from "./assembled-claim.ts";
import { type Claim, claimSchema } from "./claim.ts";
import { credibilityGate } from "./credibility-gate.ts";

const hash = `sha256:${"0".repeat(64)}`;

function article(id: string, change: Partial<Article> = {}): Article {
  const missing = Object.fromEntries(
    ["title", "byline", "publisher", "published", "url", "language"].flatMap((field) => [
      [field, null],
      [`${field}Basis`, null],
      [`${field}Evidence`, null],
    ]),
  );
  return articleSchema.parse({
    ...missing,
    id,
    publisherDescriptor: null,
    authorDescriptor: null,
    publisherSourceId: null,
    authorSourceId: null,
    originalHash: hash,
    originalName: `${id}.txt`,
    originalBytes: 1,
    mediaType: "text/plain",
    charset: "utf-8",
    importedAt: "2026-01-01T00:00:00.000Z",
    importMethod: "file",
    importedFrom: id,
    currentTextVersionId: `${id}-text`,
    marking: null,
    triage: "new",
    ...change,
  });
}

const annotation = (id: string, articleId: string, exact: string) =>
  annotationSchema.parse({
    id,
    articleId,
    textVersionId: `${articleId}-text`,
    start: 0,
    end: exact.length,
    exact,
    prefix: "",
    suffix: "",
    style: "highlight",
    colour: 1,
    note: null,
  });

const evidence = (id: string, annotationId: string, change: Partial<Evidence>) =>
  evidenceSchema.parse({
    id,
    claimId: "c1",
    annotationId,
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
    ...change,
  });

const speaker = (evidenceId: string, position: string, name: string | null) =>
  speakerSchema.parse({
    id: `${evidenceId}-${position}`,
    evidenceId,
    position,
    name,
    isUnnamed: name === null,
    sourceId: null,
  });

const claim = (change: Partial<Claim> = {}) =>
  claimSchema.parse({
    id: "c1",
    statement: "About 73 railcars stood at Tumangang on 5 October 2023",
    kind: "figure",
    hedge: "approximate",
    credibility: null,
    credibilityReason: null,
    note: null,
    ...change,
  });

const figure = (words: string) => {
  const [found] = reportedIn(words).figures;
  return {
    quantityValue: found?.value ?? null,
    quantityUnit: found?.unit ?? null,
    quantityQualifiers: [...(found?.qualifiers ?? [])],
  };
};

const quoteA = "approximately 73 railcars at North Korea’s Tumangang Rail Facility";
const quoteB = "railcars captured in a satellite image on October 5 totaled a staggering 73";
const o1 = originSchema.parse({
  id: "o1",
  name: "CSIS Beyond Parallel imagery",
  kind: "imagery",
  derivedFromId: null,
  sourceId: null,
  note: null,
});

/** The worked example of the design, section 5: two articles, one report behind both. */
const workedExample: ClaimRecords = {
  claims: [claim()],
  articles: [article("a"), article("b")],
  annotations: [annotation("m1", "a", quoteA), annotation("m2", "b", quoteB)],
  evidence: [
    evidence("e1", "m1", {
      ...figure(quoteA),
      originStanding: "known",
      originId: o1.id,
      date: edtfSchema.parse("2023-10-05"),
      dateBasis: "stated",
      hedge: "approximate",
    }),
    evidence("e2", "m2", {
      ...figure(quoteB),
      originStanding: "known",
      originId: o1.id,
      date: edtfSchema.parse("2023-10-05"),
      dateBasis: "inferred",
      dateInferredFrom: "Article A, “October 5, 2023”",
    }),
  ],
  speakers: [
    speaker("e1", "a0", "CSIS Beyond Parallel"),
    speaker("e2", "a1", "Beyond Parallel"),
    speaker("e2", "a0", null),
  ],
  origins: [o1],
  sources: [],
  relations: [],
  conflicts: [],
  lenses: builtInLenses,
  lensDimensions: builtInDimensions,
  impacts: [],
  impactDimensions: [],
};

function only(records: ClaimRecords): AssembledClaim {
  const [assembled] = assembleClaims(records);
  if (assembled === undefined) throw new Error("No claim");
  return assembled;
}

it("counts the worked example as two articles and one independent origin", () => {
  const { origins, standing } = only(workedExample);

  expect(origins).toMatchObject({ articles: 2, known: [o1], unknown: 0, isCircular: true });
  expect(standing).toBe("supported");
});

it("finds that the worked example dropped a hedge between its passages", () => {
  expect(only(workedExample).drifts).toEqual([
    { kind: "hedge-dropped", carefulId: "e1", firmId: "e2" },
  ]);
});

it("refuses the worked example credibility 1, with the reason, and allows 2", () => {
  const { claim: example, origins } = only(workedExample);

  expect(credibilityGate(example.kind, origins, 1)).toMatchObject({
    allowed: false,
    reason: "too-few-origins",
    known: 1,
    articles: 2,
  });
  expect(credibilityGate(example.kind, origins, 2)).toEqual({ allowed: true });
});

it("reads a speaker chain outermost first", () => {
  const [, second] = only(workedExample).evidence;

  expect(second?.speakers.map((link) => link.name)).toEqual([null, "Beyond Parallel"]);
});

it("leaves a passage out while its article is away", () => {
  const { origins, evidence: passages } = only({ ...workedExample, articles: [article("a")] });

  expect(passages.map((item) => item.evidence.id)).toEqual(["e1"]);
  expect(origins.articles).toBe(1);
});

it("stops asking for a drift once it is in the register", () => {
  const [drift] = only(workedExample).drifts;
  expect(drift).toBeDefined();
  expect(only(workedExample).unfinished).toContainEqual({ kind: "unrecorded-drift", drift });

  const recorded = {
    id: "drift~e1~e2",
    kind: "drift",
    endKind: "evidence",
    leftId: "e1",
    rightId: "e2",
    relationId: null,
    note: null,
    resolution: "open",
    resolutionReason: null,
  };
  const kinds = (change: object) =>
    only({
      ...workedExample,
      conflicts: [{ ...recorded, ...change } as unknown as ClaimRecords["conflicts"][number]],
    }).unfinished.map((item) => item.kind);
  expect(kinds({})).not.toContain("unrecorded-drift");
  // From then on it asks to settle what is there, until that has been done.
  expect(kinds({})).toContain("open-conflict");
  expect(kinds({ resolution: "both-stand" })).not.toContain("open-conflict");
  expect(kinds({ endKind: "claim", leftId: "c1", rightId: "c9" })).toContain("open-conflict");
});

it("says how many people a sentiment speaks for, and asks for it while it is open", () => {
  const impact = impactSchema.parse({
    id: "i1",
    claimId: "c1",
    lensId: southKoreanSentimentId,
    decision: "relevant",
    direction: "worsens",
    severity: "moderate",
    reason: null,
  });
  const answer = (dimensionId: typeof sentimentReachId, value: string | number) => ({
    id: `answer-${dimensionId}`,
    impactId: impact.id,
    dimensionId,
    value,
  });
  const open = only({ ...workedExample, impacts: [impact] });
  const answered = only({
    ...workedExample,
    impacts: [impact],
    impactDimensions: [answer(sentimentSegmentId, "One student"), answer(sentimentReachId, 1)],
  });

  expect(open.unfinished.filter((item) => item.kind === "unanswered")).toHaveLength(2);
  expect(answered.unfinished.filter((item) => item.kind === "unanswered")).toEqual([]);
  expect(answered.impacts).toMatchObject([{ people: 1, lens: { id: southKoreanSentimentId } }]);
  expect(answered.unfinished).toContainEqual({ kind: "undecided", lensId: japanSecurityId });
});

it("shows each letter behind a claim once, best first, unrated last", () => {
  const source = (id: string, reliability: "B" | "F" | null) =>
    sourceSchema.parse({
      id,
      name: id,
      kind: null,
      reliability,
      reliabilityReason: null,
      descriptor: null,
      withheld: null,
      note: null,
    });
  const passage = (id: string, of: ReturnType<typeof source> | null) => ({
    evidence: evidence(id, "m1", {}),
    source: of,
  });

  expect(
    reliabilitiesOf([
      passage("e1", null),
      passage("e2", source("s1", "F")),
      passage("e3", source("s2", "B")),
      passage("e4", source("s3", "B")),
    ]),
  ).toEqual(["B", "F", null]);
});
