import { describe, expect, it } from "vitest";
import { changesOfAnalysis } from "./analysis-changes.ts";
import { keysToIds } from "./analysis-keys.ts";
import { type Analysis, analysisSchema } from "./analysis-schema.ts";
import { sampleAnalysis, sampleTexts } from "./texts.ts";

const analysis = analysisSchema.parse(sampleAnalysis);
const claims = Object.entries(analysis.claims);

describe("the sample's analysis", () => {
  it.each(claims)("quotes the sample's texts word for word: %s", (_key, { evidence }) => {
    for (const { article, quote } of evidence) {
      expect(sampleTexts[analysis.articles[article] ?? ""]).toContain(quote);
    }
  });

  it.each(claims)("decides %s through every lens of the sample", (_key, { impacts }) => {
    expect(impacts.map(({ lens }) => lens).sort()).toEqual([
      "japan-security",
      "south-korean-public-sentiment",
    ]);
  });

  it("rates nothing as confirmed that rests on one origin", () => {
    const confirmed = claims.filter(([, { credibility }]) => credibility === 1);
    const origins = confirmed.map(
      ([, { evidence }]) => new Set(evidence.map(({ origin }) => origin)).size,
    );
    expect(confirmed.length).toBeGreaterThan(0);
    expect(Math.min(...origins)).toBeGreaterThan(1);
  });
});

describe("changesOfAnalysis", () => {
  const context = { articles: {}, dimensions: [], newId: () => crypto.randomUUID() };
  const empty: Analysis = {
    ...analysis,
    sources: {},
    publishers: {},
    origins: {},
    claims: {},
    drifts: [],
    relations: [],
    judgements: {},
  };

  it("refuses a key that the analysis does not define", () => {
    const relations = [{ kind: "repeats" as const, from: "nowhere", to: "here", note: null }];
    const broken = { ...empty, relations };
    expect(() => changesOfAnalysis(broken, keysToIds(broken, context.newId), context)).toThrow(
      '"nowhere"',
    );
  });

  it("refuses evidence from an article that was not imported", () => {
    const [first] = claims;
    const broken = { ...empty, claims: Object.fromEntries(first === undefined ? [] : [first]) };
    expect(() => changesOfAnalysis(broken, keysToIds(broken, context.newId), context)).toThrow(
      /no article/u,
    );
  });
});
