import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { ChainCheck, linkOf, valuesHash } from "./chain.ts";
import { type ChangeSet, changeSetSchema, type JsonValue } from "./change.ts";
import { formatStamp } from "./clock.ts";

const sha256 = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);

/** The change sets of some people who take turns, chained as a ledger chains them. */
const history = fc
  .array(fc.record({ actor: fc.constantFrom("ana", "ben"), value: json }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((acts) => {
    const tips = new Map<string, string>();
    return acts.map(({ actor, value }, index) => {
      const changeSet = changeSetSchema.parse({
        id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
        action: "claim:edit",
        changes: [{ table: "claims", id: "c1", set: { note: value } }],
        stamp: formatStamp({ ms: index, counter: 0, actorId: actor }),
        actorId: actor,
        at: "2026-01-01T00:00:00.000Z",
        tool: "railhead test",
        previous: tips.get(actor) ?? null,
      });
      tips.set(actor, linkOf(changeSet, sha256));
      return changeSet;
    });
  });

const historyAndPlace = history.chain((written) =>
  fc.record({ written: fc.constant(written), at: fc.nat({ max: written.length - 1 }) }),
);

function breaksOf(written: readonly ChangeSet[]) {
  const check = new ChainCheck(sha256);
  for (const [index, changeSet] of written.entries()) check.take(index + 1, changeSet);
  return check.breaks();
}

/** As a program before chains wrote it. */
const unlinked = (changeSet: ChangeSet): ChangeSet => {
  const bare = { ...changeSet };
  delete bare.previous;
  return bare;
};

/** True when the same actor wrote on after this one, so that a later link speaks for it. */
const isFollowed = (written: readonly ChangeSet[], at: number) =>
  written.slice(at + 1).some(({ actorId }) => actorId === written[at]?.actorId);

describe("canonical JSON", () => {
  it("is the same for the same value, however its members are ordered, and reads back as it", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe("the chain of each actor", () => {
  it("holds in whatever order the change sets arrive, and after a trip through JSON", () => {
    const shuffled = history.chain((written) =>
      fc.shuffledSubarray([...written], { minLength: written.length, maxLength: written.length }),
    );
    fc.assert(
      fc.property(shuffled, (written) => {
        const travelled = JSON.parse(JSON.stringify(written)) as readonly unknown[];
        expect(breaksOf(travelled.map((one) => changeSetSchema.parse(one)))).toEqual([]);
      }),
    );
  });

  it("tells of a change set that was altered, at the one that follows it", () => {
    fc.assert(
      fc.property(historyAndPlace, ({ written, at }) => {
        const altered = written.map((one, index) =>
          index === at ? { ...one, at: "2026-01-02T00:00:00.000Z" } : one,
        );
        const kinds = breaksOf(altered).map(({ kind }) => kind);
        expect(kinds).toEqual(isFollowed(written, at) ? ["missing"] : []);
      }),
    );
  });

  it("tells of a change set that was taken out or stripped of its link", () => {
    fc.assert(
      fc.property(historyAndPlace, ({ written, at }) => {
        const without = written.filter((_, index) => index !== at);
        const stripped = written.map((one, index) => (index === at ? unlinked(one) : one));
        expect(breaksOf(without).length > 0).toBe(isFollowed(written, at));
        expect(breaksOf(stripped).length > 0).toBe(
          isFollowed(written, at) || written[at]?.previous !== null,
        );
      }),
    );
  });

  it("tells of two change sets that follow the same one", () => {
    fc.assert(
      fc.property(historyAndPlace, ({ written, at }) => {
        const twin = { ...written[at], id: "00000000-0000-4000-8000-999999999999" };
        const forked = [...written, changeSetSchema.parse(twin)];
        expect(breaksOf(forked).map(({ kind }) => kind)).toContain("forked");
      }),
    );
  });

  it("holds when values were purged and their hash kept", () => {
    fc.assert(
      fc.property(historyAndPlace, ({ written, at }) => {
        const purged = written.map((one, index) =>
          index !== at
            ? one
            : {
                ...one,
                changes: one.changes.map((change) => ({
                  ...change,
                  set: { note: null },
                  purged: valuesHash(change, sha256),
                })),
              },
        );
        expect(breaksOf(purged)).toEqual([]);
      }),
    );
  });

  it("begins where a ledger of an earlier program ends", () => {
    fc.assert(
      fc.property(history, (written) => {
        const old = unlinked(changeSetSchema.parse(written[0]));
        const next = changeSetSchema.parse({
          ...old,
          id: "00000000-0000-4000-8000-999999999999",
          stamp: formatStamp({ ms: 9999, counter: 0, actorId: old.actorId }),
          previous: linkOf(old, sha256),
        });
        expect(breaksOf([old, next])).toEqual([]);
      }),
    );
  });
});
