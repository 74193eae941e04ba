import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bearing } from "../evidence/evidence.ts";
import {
  annotationIdSchema,
  articleIdSchema,
  claimIdSchema,
  type OriginId,
  originIdSchema,
} from "../ids.ts";
import type { RelationKind } from "../relation/relation.ts";
import {
  independentOrigins,
  independentOriginsOver,
  indexOrigins,
  type OriginRecords,
  possibleParents,
  rootOrigin,
} from "./independent-origins.ts";
import type { Origin } from "./origin.ts";

const claim = (id: string) => claimIdSchema.parse(id);

function origin(id: string, more: Partial<Origin> = {}): Origin {
  return {
    id: originIdSchema.parse(id),
    name: id,
    kind: "report",
    derivedFromId: null,
    sourceId: null,
    note: null,
    ...more,
  };
}

const derived = (id: string, from: string) =>
  origin(id, { derivedFromId: originIdSchema.parse(from) });

type Passage = OriginRecords["evidence"][number];

/** A passage of an article that supports a claim; its origin's id, or what is known of it instead. */
function passage(
  claimId: string,
  article: string,
  from: string,
  bearing: Bearing = "supports",
): Passage {
  const ends = {
    claimId: claim(claimId),
    annotationId: annotationIdSchema.parse(`mark in ${article}`),
    bearing,
  };
  if (from === "unknown" || from === "unset") {
    return { ...ends, originStanding: from, originId: null };
  }
  return { ...ends, originStanding: "known", originId: originIdSchema.parse(from) };
}

function related(kind: RelationKind, from: string, to: string) {
  return { kind, fromClaimId: claim(from), toClaimId: claim(to) };
}

const annotations = ["A", "B", "C"].map((article) => ({
  id: `mark in ${article}`,
  articleId: articleIdSchema.parse(article),
}));

function count(claimId: string, records: Partial<OriginRecords>) {
  return independentOrigins(
    claim(claimId),
    indexOrigins({ evidence: [], origins: [], relations: [], annotations, ...records }),
  );
}

describe("independentOrigins", () => {
  it("counts two articles that rest on one report as one origin", () => {
    const counted = count("railcars", {
      evidence: [passage("railcars", "A", "csis"), passage("railcars", "B", "csis")],
      origins: [origin("csis")],
    });

    expect(counted).toMatchObject({ articles: 2, unknown: 0, isCircular: true });
    expect(counted.known.map(({ id }) => id)).toEqual(["csis"]);
  });

  it("counts two origins of two articles", () => {
    const counted = count("c", {
      evidence: [passage("c", "A", "csis"), passage("c", "B", "white-house")],
      origins: [origin("csis"), origin("white-house")],
    });

    expect(counted.known).toHaveLength(2);
    expect(counted.isCircular).toBe(false);
  });

  it("is not circular while one article alone supports the claim", () => {
    const counted = count("c", {
      evidence: [passage("c", "A", "csis"), passage("c", "A", "csis")],
      origins: [origin("csis")],
    });

    expect(counted).toMatchObject({ articles: 1, isCircular: false });
  });

  it("shows an unknown origin as unknown and never counts it", () => {
    const counted = count("c", {
      evidence: [passage("c", "A", "unknown"), passage("c", "B", "csis")],
      origins: [origin("csis")],
    });

    expect(counted).toMatchObject({ articles: 2, unknown: 1, unset: 0, isCircular: false });
    expect(counted.known).toHaveLength(1);
  });

  it("keeps an origin nobody looked for apart from one that is not stated", () => {
    const counted = count("c", { evidence: [passage("c", "A", "unset")] });

    expect(counted).toMatchObject({ unknown: 0, unset: 1, known: [] });
  });

  it("takes a passage whose origin was deleted as one to look for again", () => {
    expect(count("c", { evidence: [passage("c", "A", "gone")] })).toMatchObject({ unset: 1 });
  });

  it("never counts an author's own judgement", () => {
    const counted = count("c", {
      evidence: [passage("c", "A", "fear"), passage("c", "B", "quoted fear")],
      origins: [origin("fear", { kind: "own-judgement" }), derived("quoted fear", "fear")],
    });

    expect(counted).toMatchObject({ known: [], ownJudgement: 2, articles: 2 });
  });

  it("does not turn a judgement into the report its author had read", () => {
    const counted = count("c", {
      evidence: [passage("c", "A", "essay")],
      origins: [
        origin("csis"),
        origin("essay", { kind: "own-judgement", derivedFromId: originIdSchema.parse("csis") }),
      ],
    });

    expect(counted).toMatchObject({ known: [], ownJudgement: 1 });
  });

  it.each(["disputes", "qualifies"] as const)(
    "leaves out a passage that %s the claim",
    (bearing) => {
      const counted = count("c", {
        evidence: [passage("c", "A", "csis", bearing)],
        origins: [origin("csis")],
      });

      expect(counted).toMatchObject({ articles: 0, known: [] });
    },
  );

  it("counts the root of what an origin was derived from", () => {
    const counted = count("c", {
      evidence: [passage("c", "A", "wire"), passage("c", "B", "rewrite")],
      origins: [origin("csis"), derived("wire", "csis"), derived("rewrite", "wire")],
    });

    expect(counted.known.map(({ id }) => id)).toEqual(["csis"]);
  });

  it("reaches the claims it repeats, both ways and over several steps", () => {
    const records = {
      evidence: [passage("a", "A", "o1"), passage("b", "B", "o2"), passage("c", "C", "o3")],
      origins: [origin("o1"), origin("o2"), origin("o3")],
      relations: [related("repeats", "a", "b"), related("repeats", "c", "b")],
    };

    for (const id of ["a", "b", "c"]) {
      expect(count(id, records)).toMatchObject({ articles: 3 });
      expect(count(id, records).known).toHaveLength(3);
    }
  });

  it.each(["corroborates", "elaborates", "tension", "coincides-with"] as const)(
    "does not take over the origins of a claim it %s",
    (kind) => {
      const counted = count("a", {
        evidence: [passage("a", "A", "o1"), passage("b", "B", "o2")],
        origins: [origin("o1"), origin("o2")],
        relations: [related(kind, "a", "b")],
      });

      expect(counted.known).toHaveLength(1);
    },
  );

  it("leaves out the passages of a deleted article", () => {
    const counted = count("c", {
      evidence: [passage("c", "deleted", "csis")],
      origins: [origin("csis")],
    });

    expect(counted).toMatchObject({ articles: 0, known: [] });
  });

  it("counts an origin once under several claims taken together", () => {
    const index = indexOrigins({
      evidence: [passage("a", "A", "csis"), passage("b", "B", "csis"), passage("b", "B", "baker")],
      origins: [origin("csis"), origin("baker")],
      relations: [],
      annotations,
    });

    expect(independentOriginsOver([claim("a"), claim("b")], index)).toMatchObject({
      articles: 2,
      known: [{ id: "baker" }, { id: "csis" }],
    });
  });
});

describe("rootOrigin", () => {
  const byId = (origins: readonly Origin[]) =>
    new Map(origins.map((one) => [one.id as string, one]));
  const rootId = (id: string, origins: readonly Origin[]) =>
    rootOrigin(originIdSchema.parse(id), byId(origins))?.id;

  it("gives a circle one root, whoever is asked", () => {
    const circle = [derived("b", "c"), derived("c", "a"), derived("a", "b"), derived("d", "b")];

    expect(["a", "b", "c", "d"].map((id) => rootId(id, circle))).toEqual(["a", "a", "a", "a"]);
  });

  it("gives an origin that names itself that origin", () => {
    expect(rootId("a", [derived("a", "a")])).toBe("a");
  });

  it("gives origins derived from a deleted one a root between them", () => {
    const orphans = [derived("y", "gone"), derived("x", "gone"), derived("z", "y")];

    expect(["x", "y", "z"].map((id) => rootId(id, orphans))).toEqual(["x", "x", "x"]);
  });

  it("is null for an origin that is gone", () => {
    expect(rootId("gone", [])).toBeUndefined();
  });
});

it("offers as parents only origins that do not derive from this one", () => {
  const origins = [origin("a"), derived("b", "a"), derived("c", "b"), origin("d")];

  expect(possibleParents(originIdSchema.parse("a"), origins).map(({ id }) => id)).toEqual(["d"]);
});

describe("for any notebook", () => {
  const ids = ["o1", "o2", "o3", "o4", "o5"];
  const originsArbitrary: fc.Arbitrary<readonly Origin[]> = fc
    .tuple(
      ...ids.map((id) =>
        fc.record({
          parent: fc.option(fc.constantFrom(...ids, "gone"), { nil: null }),
          kind: fc.constantFrom<Origin["kind"]>("report", "imagery", "own-judgement"),
          id: fc.constant(id),
          isLive: fc.boolean(),
        }),
      ),
    )
    .map((drawn) =>
      drawn
        .filter(({ isLive }) => isLive)
        .map(({ id, kind, parent }) =>
          origin(id, {
            kind,
            derivedFromId: parent === null ? null : originIdSchema.parse(parent),
          }),
        ),
    );
  const evidenceArbitrary = fc.array(
    fc
      .tuple(
        fc.constantFrom("a", "b", "c", "d"),
        fc.constantFrom("A", "B", "C", "deleted"),
        fc.constantFrom(...ids, "gone", "unknown", "unset"),
        fc.constantFrom<Bearing>("supports", "disputes", "qualifies"),
      )
      .map((drawn) => passage(...drawn)),
    { maxLength: 12 },
  );
  const relationsArbitrary = fc.array(
    fc
      .tuple(
        fc.constantFrom<RelationKind>("repeats", "corroborates", "tension"),
        fc.constantFrom("a", "b", "c", "d"),
        fc.constantFrom("a", "b", "c", "d"),
      )
      .map((drawn) => related(...drawn)),
    { maxLength: 8 },
  );
  const recordsArbitrary = fc.record({
    evidence: evidenceArbitrary,
    origins: originsArbitrary,
    relations: relationsArbitrary,
    annotations: fc.constant(annotations),
  });

  it("never counts more origins than passages, nor an own judgement", () => {
    fc.assert(
      fc.property(recordsArbitrary, (records) => {
        const counted = count("a", records);
        const passages = records.evidence.filter(({ bearing }) => bearing === "supports").length;
        const kinds = counted.known.map(({ kind }) => kind);

        expect(kinds).not.toContain("own-judgement");
        expect(
          counted.known.length + counted.unknown + counted.unset + counted.ownJudgement,
        ).toBeLessThanOrEqual(passages);
      }),
    );
  });

  it("gives the same count in whatever order the records come", () => {
    fc.assert(
      fc.property(recordsArbitrary, (records) => {
        expect(
          count("a", {
            evidence: records.evidence.toReversed(),
            origins: records.origins.toReversed(),
            relations: records.relations.toReversed(),
          }),
        ).toEqual(count("a", records));
      }),
    );
  });

  it("gives claims that repeat each other the same count", () => {
    fc.assert(
      fc.property(recordsArbitrary, (records) => {
        const tied = {
          ...records,
          relations: [...records.relations, related("repeats", "a", "d")],
        };

        expect(count("a", tied)).toEqual(count("d", tied));
      }),
    );
  });

  it("never rises because an origin is said to derive from another", () => {
    fc.assert(
      fc.property(
        recordsArbitrary,
        fc.constantFrom<string>(...ids),
        fc.constantFrom<string>(...ids),
        (records, child, parent) => {
          const roots = records.origins.filter(({ derivedFromId }) => derivedFromId === null);
          const isRoot = roots.some(({ id }) => id === child);
          const hasParent = records.origins.some(({ id }) => id === parent);
          fc.pre(isRoot && hasParent);
          const parentId: OriginId = originIdSchema.parse(parent);
          const origins = records.origins.map((one) =>
            one.id === child ? { ...one, derivedFromId: parentId } : one,
          );

          expect(count("a", { ...records, origins }).known.length).toBeLessThanOrEqual(
            count("a", records).known.length,
          );
        },
      ),
    );
  });

  it("is circular only with two articles or more and exactly one origin", () => {
    fc.assert(
      fc.property(recordsArbitrary, (records) => {
        const { isCircular, articles, known } = count("a", records);

        expect(!isCircular || (articles >= 2 && known.length === 1)).toBe(true);
      }),
    );
  });
});
