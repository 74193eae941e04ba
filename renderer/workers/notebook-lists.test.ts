import "fake-indexeddb/auto";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { assembleClaims } from "#shared/domain/claim/assembled-claim.ts";
import { type ClaimView, wholeView } from "#shared/domain/claim/claim-view.ts";
import { sourceIdSchema } from "#shared/domain/ids.ts";
import { deletedField, type JsonValue, purgedField } from "#shared/ledger/change.ts";
import type { ListFilter } from "#shared/listing/list-request.ts";
import { NotebookInMemory } from "../db/notebook-in-memory.ts";
import { NotebookLists, type Past } from "./notebook-lists.ts";
import { projectionOf } from "./projection-database.ts";

let notebook: NotebookInMemory;
let lists: NotebookLists;

const listsOf = (
  { db }: NotebookInMemory,
  tell?: (done: number, total: number) => void,
  past?: Past,
) => new NotebookLists(projectionOf(db), async () => {}, tell, past);

beforeEach(() => {
  notebook = new NotebookInMemory();
  lists = listsOf(notebook);
});

type Values = Readonly<Record<string, JsonValue>>;

async function write(table: string, id: string, set: Values): Promise<void> {
  await lists.take([await notebook.commit("test:write", [{ table, id, set }])]);
}

const claim = (id: string, set: Values = {}) =>
  write("claims", id, {
    statement: `Statement ${id}`,
    kind: "fact",
    hedge: "unhedged",
    credibility: null,
    ...set,
  });

const article = (id: string, set: Values = {}) =>
  write("articles", id, {
    title: `Title ${id}`,
    publisher: null,
    byline: null,
    originalName: `${id}.txt`,
    published: null,
    importedAt: "2024-03-01T09:00:00.000Z",
    triage: "new",
    authorSourceId: null,
    authorDescriptor: null,
    publisherSourceId: null,
    publisherDescriptor: null,
    ...set,
  });

/** A passage of an article, marked and tied to a claim. */
async function passage(id: string, claimId: string, articleId: string, set: Values = {}) {
  await write("annotations", `m-${id}`, { articleId, exact: `Quote ${id}` });
  await write("evidence", id, {
    claimId,
    annotationId: `m-${id}`,
    bearing: "supports",
    originStanding: "unknown",
    originId: null,
    hedge: "unhedged",
    quantityValue: null,
    quantityUpTo: null,
    quantityUnit: null,
    quantityQualifiers: [],
    date: null,
    ...set,
  });
}

const speaker = (id: string, evidenceId: string, name: string) =>
  write("speakers", id, { evidenceId, name, isUnnamed: false, sourceId: null, position: "a0" });

const decide = (claimId: string, lensId: string, decision: string, set: Values = {}) =>
  write("impacts", `${claimId}~${lensId}`, { claimId, lensId, decision, ...set });

const away = (table: string, id: string) => write(table, id, { [deletedField]: true });
const back = (table: string, id: string) => write(table, id, { [deletedField]: false });

async function keysOf(list: ListFilter, asked: NotebookLists = lists): Promise<readonly string[]> {
  // A place is asked for so that the list is read as a whole.
  const answer = await asked.answer({ list, from: 0, limit: 1000, place: "none" });
  return answer.rows.map(({ key }) => key);
}

const claims = (change: Partial<ClaimView>) =>
  keysOf({ of: "claims", filter: { ...wholeView, ...change } });

const source = (id: string, name: string) => write("sources", id, { name, withheld: null });

async function groupsOf(list: ListFilter): Promise<readonly string[]> {
  const { rows } = await lists.answer({ list, from: 0, limit: 1000, place: null });
  return rows.map(({ key, group }) => `${key}: ${group?.size}`);
}

const relate = (id: string, fromClaimId: string, toClaimId: string) =>
  write("relations", id, { kind: "tension", fromClaimId, toClaimId, note: null });

const oppose = (id: string, endKind: string, leftId: string, rightId: string, set: Values = {}) =>
  write("conflicts", id, {
    kind: "tension",
    endKind,
    leftId,
    rightId,
    relationId: null,
    note: null,
    resolution: "open",
    resolutionReason: null,
    ...set,
  });

describe("relations and conflicts", () => {
  const relations: ListFilter = { of: "relations", filter: {} };
  const register: ListFilter = { of: "conflicts", filter: { onlyOpen: false } };
  const open: ListFilter = { of: "conflicts", filter: { onlyOpen: true } };

  it("are away while a claim at either end is, and come back with it", async () => {
    for (const id of ["c1", "c2", "c3"]) await claim(id);
    await relate("r1", "c1", "c2");
    await relate("r2", "c2", "c3");
    await oppose("k1", "claim", "c1", "c2", { relationId: "r1" });
    expect(await keysOf(relations)).toEqual(["r1", "r2"]);
    expect(await keysOf(register)).toEqual(["k1"]);

    await away("claims", "c1");
    expect(await keysOf(relations)).toEqual(["r2"]);
    expect(await keysOf(register)).toEqual([]);

    await back("claims", "c1");
    await away("relations", "r1");
    expect(await keysOf(relations)).toEqual(["r2"]);
    expect(await keysOf(register)).toEqual([]);

    await back("relations", "r1");
    expect(await keysOf(register)).toEqual(["k1"]);
  });

  it("stand with the open ones first, the newest first among equals", async () => {
    for (const id of ["c1", "c2"]) await claim(id);
    await article("a1");
    await passage("e1", "c1", "a1");
    await passage("e2", "c1", "a1");
    await oppose("k1", "claim", "c1", "c2");
    await oppose("k2", "evidence", "e1", "e2");
    await oppose("k3", "claim", "c2", "c1");
    expect(await keysOf(register)).toEqual(["k3", "k2", "k1"]);

    await write("conflicts", "k3", { resolution: "both-stand" });
    expect(await keysOf(register)).toEqual(["k2", "k1", "k3"]);
    expect(await keysOf(open)).toEqual(["k2", "k1"]);

    await away("evidence", "e2");
    expect(await keysOf(open)).toEqual(["k1"]);
  });
});

describe("an open conflict", () => {
  const unfinished = () => claims({ onlyUnfinished: true });
  const shown = async (claimId: string) => {
    const list: ListFilter = { of: "claims", filter: wholeView };
    const asked = { list, from: 0, limit: 10, place: null, withClaims: true };
    const all = await lists.answer(asked);
    const rows = all.claims?.rows;
    const item = rows && assembleClaims(rows).find((one) => one.claim.id === claimId);
    return item?.unfinished.map(({ kind }) => kind);
  };

  beforeEach(async () => {
    await article("a1");
    for (const id of ["c1", "c2", "c3"]) {
      // Forecasts take no rating, so that nothing else is left to do.
      await claim(id, { kind: "forecast" });
      await passage(`e-${id}`, id, "a1");
      await speaker(`s-${id}`, `e-${id}`, "Somebody");
    }
  });

  it("leaves the claims at both ends unfinished until it is resolved", async () => {
    expect(await unfinished()).toEqual([]);
    await relate("r1", "c1", "c2");
    await oppose("k1", "claim", "c1", "c2", { relationId: "r1" });
    expect(await unfinished()).toEqual(["c1", "c2"]);
    expect(await shown("c2")).toEqual(["open-conflict"]);
    expect(await shown("c3")).toEqual([]);

    await write("conflicts", "k1", { resolution: "both-stand", resolutionReason: "Two days." });
    expect(await unfinished()).toEqual([]);
    expect(await shown("c2")).toEqual([]);
  });

  it("counts for nothing while it is hidden with its relation or its other end", async () => {
    await relate("r1", "c1", "c2");
    await oppose("k1", "claim", "c1", "c2", { relationId: "r1" });
    await away("relations", "r1");
    expect([await unfinished(), await shown("c1")]).toEqual([[], []]);
    await back("relations", "r1");
    expect([await unfinished(), await shown("c1")]).toEqual([["c1", "c2"], ["open-conflict"]]);
    await away("claims", "c2");
    expect([await unfinished(), await shown("c1")]).toEqual([[], []]);
  });

  it("between two passages leaves their claims unfinished", async () => {
    await oppose("k1", "evidence", "e-c1", "e-c3");
    expect([await unfinished(), await shown("c3")]).toEqual([["c1", "c3"], ["open-conflict"]]);
    await away("evidence", "e-c1");
    expect(await shown("c3")).toEqual([]);
    expect(await unfinished()).toEqual(["c1"]);
  });
});

describe("the registers of a notebook", () => {
  const sourceIds = ["s1", "s2"].map((id) => sourceIdSchema.parse(id));

  it("lists sources and origins by name, narrowed by words, and follows renaming", async () => {
    await source("s1", "Zeitung 10");
    await source("s2", "Zeitung 9");
    await source("s3", "Asahi Café");
    await write("origins", "o1", { name: "Port survey" });
    const named = (words: string) => keysOf({ of: "sources", filter: { words } });
    expect(await named("")).toEqual(["s3", "s2", "s1"]);
    expect(await named("CAFE asahi")).toEqual(["s3"]);
    expect(await keysOf({ of: "origins", filter: { words: "port" } })).toEqual(["o1"]);

    await source("s1", "Abendblatt");
    await away("sources", "s2");
    expect(await named("")).toEqual(["s1", "s3"]);
  });

  it("counts the articles of a source once each, apart where it reads like a minor", async () => {
    await article("a1", { publisherSourceId: "s1" });
    await article("a2", { publisherSourceId: "s1", authorSourceId: "s1" });
    await article("a3", {
      publisherSourceId: "s1",
      authorSourceId: "s2",
      authorDescriptor: "I am a 9th grader",
    });
    const by = (at: number) => {
      const sourceId = sourceIds[at];
      if (sourceId === undefined) throw new Error("No such source");
      return groupsOf({ of: "articles-by", filter: { sourceId } });
    };
    expect(await by(0)).toEqual(["as-minor: 0", "others: 3"]);
    expect(await by(1)).toEqual(["as-minor: 1", "others: 0"]);

    await away("articles", "a3");
    expect(await by(0)).toEqual(["as-minor: 0", "others: 2"]);
    expect(await by(1)).toEqual(["as-minor: 0", "others: 0"]);
  });

  it("counts the articles of each date, and lists those of one in order of making", async () => {
    await article("a2", { published: "2023-10" });
    await article("a1", { published: "2023-10", importedAt: "2024-03-02T23:59:00.000Z" });
    await article("a3");
    const dates = () => groupsOf({ of: "article-dates", filter: {} });
    const dated = (as: "report" | "import", date: string) =>
      keysOf({ of: "articles-dated", filter: { as, date } });
    expect((await dates()).toSorted()).toEqual([
      "import 2024-03-01: 2",
      "import 2024-03-02: 1",
      "report 2023-10: 2",
      "report : 1",
    ]);
    expect(await dated("report", "2023-10")).toEqual(["a1", "a2"]);
    expect(await dated("import", "2024-03-01")).toEqual(["a2", "a3"]);

    await article("a2", { published: "2023-11-04" });
    await away("articles", "a1");
    expect(await dated("report", "2023-10")).toEqual([]);
    expect(await dated("report", "2023-11-04")).toEqual(["a2"]);
    expect((await dates()).toSorted()).toEqual([
      "import 2024-03-01: 2",
      "report 2023-11-04: 1",
      "report : 1",
    ]);
  });

  it("tells names without a source, most frequent first, until one is registered", async () => {
    await article("a1", { publisher: "Daily", byline: "Kim" });
    await article("a2", { publisher: "Daily" });
    await speaker("p1", "e1", "Kim");
    await write("speakers", "p2", { evidenceId: "e1", name: "aides", isUnnamed: true });
    const names = () => groupsOf({ of: "unregistered-names", filter: {} });
    expect(await names()).toEqual(["publisher Daily: 2", "author Kim: 1", "speaker Kim: 1"]);

    await article("a1", { publisher: "Daily", byline: "Kim", authorSourceId: "s1" });
    await write("speakers", "p1", { sourceId: "s1" });
    expect(await names()).toEqual(["publisher Daily: 2"]);
  });

  it("offers no byline that is the publisher, and no speaker that is a description", async () => {
    await article("a1", { publisher: "Mac & i", byline: "Mac & I" });
    await speaker("p1", "e1", "local news reports");
    await speaker("p2", "e1", "Bermudez et al.");
    await speaker("p3", "e1", "al-Quay wire");
    await speaker("p4", "e1", "港湾局");
    expect(await groupsOf({ of: "unregistered-names", filter: {} })).toEqual([
      "speaker al-Quay wire: 1",
      "publisher Mac & i: 1",
      "speaker 港湾局: 1",
    ]);
  });

  it("counts the passages whose origin is not stated", async () => {
    const unstated = () => groupsOf({ of: "unstated-origins", filter: {} });
    expect(await unstated()).toEqual([]);
    await claim("c1");
    await article("a1");
    await passage("e1", "c1", "a1");
    await passage("e2", "c1", "a1", { originStanding: "known", originId: "o1" });
    expect(await unstated()).toEqual(["unknown: 1"]);
  });
});

describe("the claims of a notebook, narrowed", () => {
  it("by direction and by severity at least, through one lens or any", async () => {
    await write("lenses", "l1", { position: "a0" });
    await write("lenses", "l2", { position: "a1" });
    for (const id of ["c1", "c2"]) await claim(id);
    await decide("c1", "l1", "relevant", { direction: "worsens", severity: "high" });
    await decide("c2", "l2", "relevant", { direction: "worsens", severity: "low" });

    expect(await claims({ direction: "worsens" })).toEqual(["c1", "c2"]);
    expect(await claims({ direction: "improves" })).toEqual([]);
    expect(await claims({ severity: "moderate" })).toEqual(["c1"]);
    expect(await claims({ lensId: "l2", severity: "moderate" })).toEqual([]);
  });

  it("by credibility, by origin and by the dates reported", async () => {
    await claim("c1", { credibility: 2 });
    await claim("c2");
    await article("a1");
    await passage("e1", "c1", "a1", {
      originStanding: "known",
      originId: "o1",
      date: "2023-10-05",
    });
    await passage("e2", "c2", "a1", { date: "XXXX-10-13" });

    expect(await claims({ rating: "rated" })).toEqual(["c1"]);
    expect(await claims({ rating: "3" })).toEqual([]);
    expect(await claims({ originId: "o1" })).toEqual(["c1"]);
    expect(await claims({ originId: "unknown" })).toEqual(["c2"]);
    expect(await claims({ from: "2023-10", until: "2023" })).toEqual(["c1"]);
    expect(await claims({ from: "2023-11" })).toEqual([]);
  });
});

describe("the claims of a notebook, by a tag", () => {
  it("on the claim, on its passage or on the article, and follow the tag", async () => {
    for (const id of ["c1", "c2", "c3", "c4"]) await claim(id);
    await article("a1");
    await article("a2");
    await passage("e2", "c2", "a2");
    await passage("e3", "c3", "a1");
    await write("taggings", "g1", { tagId: "t1", targetKind: "claim", targetId: "c1" });
    await write("taggings", "g3", { tagId: "t1", targetKind: "article", targetId: "a1" });

    expect(await claims({ tagId: "t1" })).toEqual(["c1", "c3"]);
    expect(await claims({ tagId: "t2" })).toEqual([]);
    await away("taggings", "g1");
    expect(await claims({ tagId: "t1" })).toEqual(["c3"]);
  });
});

it.each([
  { rating: "rated" as const },
  { originId: "o1" },
  { from: "2023" },
  { direction: "worsens" as const },
  { tagId: "t1" },
])("never answers a narrowed list with the beginning of the whole: %j", async (change) => {
  await claim("c1");
  const list = { of: "claims" as const, filter: { ...wholeView, ...change } };
  const { rows } = await lists.answer({ list, from: 0, limit: 10, place: null });
  expect(rows).toEqual([]);
});

describe("the articles of a notebook", () => {
  const articles = (words: string, triage: "new" | "done" | null = null) =>
    keysOf({ of: "articles", filter: { words, triage } });

  it("are found by words of title, publisher, author and file, newest first", async () => {
    await article("a1", { publisher: "Café Daily" });
    await article("a2", { byline: "Ana Cafe" });
    await article("a3");

    expect(await articles("cafe")).toEqual(["a2", "a1"]);
    expect(await articles("TITLE daily")).toEqual(["a1"]);
    expect(await articles("")).toEqual(["a3", "a2", "a1"]);
  });

  it("follow what is edited, deleted and brought back", async () => {
    await article("a1");
    await article("a2");
    expect(await articles("", "done")).toEqual([]);

    await write("articles", "a1", { triage: "done" });
    expect(await articles("", "done")).toEqual(["a1"]);
    await away("articles", "a1");
    expect(await articles("")).toEqual(["a2"]);
    await back("articles", "a1");
    expect(await articles("", "done")).toEqual(["a1"]);
  });

  it("are answered from the database until they have been read, then one page like the other", async () => {
    for (const id of ["a1", "a2", "a3"]) await article(id);
    await notebook.db.counts.put({ table: "articles", live: 3, deleted: 0 });
    const list: ListFilter = { of: "articles", filter: { words: "", triage: null } };

    const first = await lists.answer({ list, from: 0, limit: 2, place: null });
    expect(first).toMatchObject({ rowCount: 3, rows: [{ key: "a3" }, { key: "a2" }] });
    const second = await lists.answer({ list, from: 2, limit: 2, place: "a2" });
    expect(second).toMatchObject({ rowCount: 3, rows: [{ key: "a1" }], place: 1 });
  });
});

describe("the articles of a large notebook", () => {
  it("are filtered from those read so far, newest first, and from all when asked again", async () => {
    const stamp = "2026-01-01T00:00:00.000Z";
    const rows = Array.from({ length: 6500 }, (_, index) => ({
      id: `a${10_000 + index}`,
      title: index % 10 === 0 ? "Harbour" : "Rail",
      originalName: "one.txt",
      published: null,
      importedAt: "2024-03-01T09:00:00.000Z",
      triage: "new",
      $: { made: stamp, latest: stamp },
    }));
    await notebook.db.table("articles").bulkPut(rows);
    const list: ListFilter = { of: "articles", filter: { words: "harbour", triage: null } };
    const asked = { list, from: 0, limit: 50, place: null };

    const first = await lists.answer(asked);
    expect(first.isPartial).toBe(true);
    expect(first.rowCount).toBeLessThan(650);
    const again = await lists.answer({ ...asked, isAgain: true });

    expect(again.isPartial).toBeUndefined();
    expect(again.rowCount).toBe(650);
    expect(first.rows).toEqual(again.rows);
    expect(again.rows[0]?.key).toBe("a16490");
  });

  it("are all there at once where fewer fit than are asked for", async () => {
    await article("a1", { title: "Harbour" });
    await article("a2");
    const list: ListFilter = { of: "articles", filter: { words: "harbour", triage: null } };
    const answer = await lists.answer({ list, from: 0, limit: 50, place: null });

    expect(answer).toMatchObject({ rowCount: 1, rows: [{ key: "a1", group: null }] });
    expect(answer.isPartial).toBeUndefined();
  });
});

describe("the claims of a notebook", () => {
  it("are in the order of making, newest first, by statement, date or credibility", async () => {
    await article("a1");
    await claim("c1", { statement: "Trains", credibility: 3 });
    await claim("c2", { statement: "Élan" });
    await claim("c3", { statement: "ships", credibility: 2 });
    await passage("e1", "c1", "a1", { date: "2023-10-05" });
    await passage("e2", "c2", "a1", { date: "2023-09-01" });

    expect(await claims({})).toEqual(["c1", "c2", "c3"]);
    expect(await claims({ sort: "newest" })).toEqual(["c3", "c2", "c1"]);
    expect(await claims({ sort: "statement" })).toEqual(["c2", "c3", "c1"]);
    expect(await claims({ sort: "date" })).toEqual(["c2", "c1", "c3"]);
    expect(await claims({ sort: "credibility" })).toEqual(["c3", "c1", "c2"]);
  });

  it("are found by statement, quote and speaker, whatever case, accent and apostrophe", async () => {
    await article("a1");
    await claim("c1", { statement: "Japan’s concern grows" });
    await claim("c2");
    await passage("e1", "c2", "a1");
    await speaker("s1", "e1", "Harbour Watch");

    expect(await claims({ search: "CONCERN japan's" })).toEqual(["c1"]);
    expect(await claims({ search: "quote harbour" })).toEqual(["c2"]);
    await away("speakers", "s1");
    expect(await claims({ search: "quote harbour" })).toEqual([]);
  });

  it("stand under their kind, standing or article with the size of each group", async () => {
    await article("a1");
    await claim("c1");
    await claim("c2", { kind: "figure" });
    await claim("c3");
    await passage("e1", "c3", "a1", { bearing: "disputes" });

    const keys = ["group fact", "c1", "c3", "group figure", "c2"];
    expect(await claims({ group: "kind" })).toEqual(keys);
    const filter = { ...wholeView, group: "standing" as const };
    const answer = await lists.answer({
      list: { of: "claims", filter },
      from: 0,
      limit: 9,
      place: null,
    });
    expect(answer).toMatchObject({ rowCount: 5, recordCount: 3 });
    expect(answer.rows[3]).toEqual({
      key: "group disputed",
      group: { name: "disputed", size: 1 },
    });
    expect(await claims({ group: "article" })).toEqual(["group ", "c1", "c2", "group a1", "c3"]);
  });

  it("are undecided until every lens is decided, and a deleted lens asks nothing", async () => {
    await article("a1");
    await claim("c1", { kind: "opinion" });
    await passage("e1", "c1", "a1");
    await speaker("s1", "e1", "Ana");
    expect(await claims({ onlyUnfinished: true })).toEqual([]);

    await write("lenses", "l1", { name: "Lens", position: "a0" });
    expect(await claims({ onlyUnfinished: true })).toEqual(["c1"]);
    expect(await claims({ decision: "undecided" })).toEqual(["c1"]);
    await decide("c1", "l1", "relevant");
    expect(await claims({ onlyUnfinished: true })).toEqual([]);
    expect(await claims({ lensId: "l1" })).toEqual(["c1"]);
    await away("lenses", "l1");
    expect(await claims({ decision: "relevant" })).toEqual([]);
    await back("lenses", "l1");
    expect(await claims({ decision: "relevant" })).toEqual(["c1"]);
  });

  it("stand under their article also where it came after them, as what is merged may", async () => {
    await claim("c1");
    await passage("e1", "c1", "a1");
    expect(await claims({ group: "article" })).toEqual(["group ", "c1"]);

    await article("a1");
    expect(await claims({ group: "article" })).toEqual(["group a1", "c1"]);
  });

  it("of the same figure or day as a passage come first where one may be made twice", async () => {
    await article("a1");
    for (const id of ["c1", "c2", "c3"]) await claim(id);
    await passage("e1", "c1", "a1", { date: "XXXX-10-05" });
    await passage("e2", "c2", "a1", { quantityValue: 73 });
    await passage("e3", "c3", "a1", { quantityValue: 74 });
    // Dates are branded where they are read; here one is written down.
    const filter = { figures: [73], days: ["2023-10-05"] } as unknown as Extract<
      ListFilter,
      { of: "claims-like" }
    >["filter"];

    expect(await keysOf({ of: "claims-like", filter })).toEqual(["c2", "c1"]);
  });
});

describe("claims that come with all they hang on", () => {
  const answer = (change: Partial<ClaimView>, withClaims = true) => {
    const list: ListFilter = { of: "claims", filter: { ...wholeView, ...change } };
    return lists.answer({ list, from: 0, limit: 10, place: null, withClaims });
  };

  it("are those of the rows asked for, before and after the list has been read", async () => {
    for (const id of ["c1", "c2"]) await claim(id);
    await article("a1");
    await passage("e1", "c2", "a1");
    const idsOf = async (change: Partial<ClaimView>) => {
      const { claims, rows } = await answer(change);
      return [rows.map(({ key }) => key), claims?.rows.claims, claims?.rows.evidence].map((some) =>
        some?.map((one) => (typeof one === "string" ? one : one.id)),
      );
    };

    expect(await idsOf({})).toEqual([["c1", "c2"], ["c1", "c2"], ["e1"]]);
    expect(await idsOf({ search: "c2" })).toEqual([["c2"], ["c2"], ["e1"]]);
    // The heads of groups are no claims.
    expect((await idsOf({ group: "kind" }))[1]).toEqual(["c1", "c2"]);
    expect((await answer({}, false)).claims).toBeUndefined();
  });

  it("are another version once what they hang on was changed", async () => {
    await claim("c1");
    await article("a1");
    const first = await answer({});
    await write("briefs", "b1", { title: "Brief" });
    expect((await answer({})).claims?.version).toBe(first.claims?.version);

    await article("a1", { title: "Another title" });
    expect((await answer({})).claims?.version).not.toBe(first.claims?.version);
  });

  it("tell how far they have been read, up to all", async () => {
    for (const id of ["c1", "c2", "c3"]) await claim(id);
    const live = { claims: 3, evidence: 0, impacts: 0, speakers: 0 };
    for (const [table, count] of Object.entries(live)) {
      await notebook.db.table("counts").put({ table, live: count, deleted: 0 });
    }
    const told: (readonly number[])[] = [];
    const asked = listsOf(notebook, (done, total) => told.push([done, total]));
    await keysOf({ of: "claims", filter: { ...wholeView, sort: "statement" } }, asked);

    expect(told.every(([, total]) => total === 3)).toBe(true);
    expect(told.map(([done]) => done)).toEqual(
      told.map(([done]) => done).toSorted((a = 0, b = 0) => a - b),
    );
    expect(told.at(-1)).toEqual([3, 3]);
  });
});

const id = (prefix: string) => fc.nat({ max: 3 }).map((number) => `${prefix}${number}`);
const act = fc.oneof(
  fc.tuple(id("c"), fc.constantFrom("fact", "figure", "opinion")).map(
    ([claimId, kind]) =>
      () =>
        claim(claimId, { kind, statement: `${kind} ${claimId}` }),
  ),
  fc
    .tuple(id("e"), id("c"), id("a"))
    .map((ids) => () => passage(...ids, { quantityValue: 7, date: "2023-10-05" })),
  // A speaker belongs to one passage for good.
  id("e").map((evidenceId) => () => speaker(`s-${evidenceId}`, evidenceId, `Name ${evidenceId}`)),
  fc.tuple(id("c"), id("l"), fc.constantFrom("relevant", "not-relevant")).map(
    ([claimId, lensId, decision]) =>
      () =>
        decide(claimId, lensId, decision),
  ),
  id("l").map((lensId) => () => write("lenses", lensId, { name: lensId, position: "a0" })),
  id("a").map((articleId) => () => article(articleId)),
  fc.tuple(id("r"), id("c"), id("c")).map((ids) => () => relate(...ids)),
  fc.tuple(id("k"), id("e"), id("e"), fc.constantFrom("open", "both-stand")).map(
    ([conflictId, left, right, resolution]) =>
      () =>
        oppose(conflictId, "evidence", left, right, { resolution }),
  ),
  fc
    .oneof(
      fc.tuple(fc.constant("relations"), id("r")),
      fc.tuple(fc.constant("conflicts"), id("k")),
      fc.tuple(fc.constant("claims"), id("c")),
      fc.tuple(fc.constant("articles"), id("a")),
      fc.tuple(fc.constant("evidence"), id("e")),
      fc.tuple(fc.constant("speakers"), id("s-e")),
      fc.tuple(fc.constant("lenses"), id("l")),
      fc.tuple(fc.constant("annotations"), id("m-e")),
    )
    .chain(([table, recordId]) =>
      fc.boolean().map((isBack) => async () => {
        const isThere = (await notebook.db.table(table).get(recordId)) !== undefined;
        const wasThere =
          (await notebook.db.tombstones.get([table as never, recordId])) !== undefined;
        if (isThere) await away(table, recordId);
        else if (wasThere && isBack) await back(table, recordId);
      }),
    ),
);
const filters: readonly ListFilter[] = [
  { of: "articles", filter: { words: "title", triage: null } },
  { of: "claims", filter: { ...wholeView, sort: "statement", group: "article" } },
  { of: "claims", filter: { ...wholeView, onlyUnfinished: true, sort: "date" } },
  { of: "claims", filter: { ...wholeView, decision: "relevant", sort: "credibility" } },
  { of: "claims", filter: { ...wholeView, search: "name quote", sort: "newest" } },
  { of: "claims", filter: { ...wholeView, group: "standing" } },
  { of: "relations", filter: {} },
  { of: "conflicts", filter: { onlyOpen: false } },
];

describe("lists that follow what is written", () => {
  const everyClaim: ListFilter = { of: "claims", filter: wholeView };

  it("are at every moment what they would be if they were read anew", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        notebook = new NotebookInMemory();
        lists = listsOf(notebook);
        for (const filter of filters) await keysOf(filter);
        for (const step of acts) {
          await step();
          // What is kept of the rows is kept from here on.
          await lists.answer({
            list: everyClaim,
            from: 0,
            limit: 10,
            place: null,
            withClaims: true,
          });
        }

        const anew = listsOf(notebook);
        for (const filter of filters) {
          expect(await keysOf(filter)).toEqual(await keysOf(filter, anew));
        }
        const asked = { list: everyClaim, from: 0, limit: 10, place: null, withClaims: true };
        const rowsOf = async (from: NotebookLists) => (await from.answer(asked)).claims?.rows;
        expect(await rowsOf(lists)).toEqual(await rowsOf(anew));
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});

describe("claims kept from one opening to the next", () => {
  const search: ListFilter = { of: "claims", filter: { ...wholeView, search: "statement" } };
  const keptHead = () => notebook.db.table("keptClaims").get("head");
  const isKeptAt = async (sequence: number) =>
    expect.poll(async () => (await keptHead())?.sequence).toBe(sequence);
  let asked: number[] = [];
  const pastOf = (change: Partial<Past> = {}): Past => ({
    sequence: notebook.entries.length,
    entriesAfter: async (after, limit) => {
      asked.push(after);
      return notebook.entries.slice(after, after + limit);
    },
    madeBy: "this program",
    leastKept: 0,
    ...change,
  });
  const opened = (change?: Partial<Past>) => listsOf(notebook, undefined, pastOf(change));

  beforeEach(() => {
    asked = [];
  });

  it("are what they would be if they were read anew, whatever was written since", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 15 }),
        fc.array(act, { maxLength: 15 }),
        fc.array(act, { maxLength: 5 }),
        async (former, since, later) => {
          notebook = new NotebookInMemory();
          // Written while nobody looks, and kept when somebody does.
          lists = listsOf(notebook);
          await claim("c0");
          for (const step of former) await step();
          await keysOf(search, opened());
          await isKeptAt(notebook.entries.length);
          for (const step of since) await step();
          asked = [];
          lists = opened();
          for (const filter of filters) await keysOf(filter);
          expect(asked.length > 0).toBe(notebook.entries.length > (await keptHead()).sequence);
          for (const step of later) await step();
          const anew = listsOf(notebook);
          for (const filter of filters) {
            expect(await keysOf(filter)).toEqual(await keysOf(filter, anew));
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it("are not those of another program, of half a list, or of few claims", async () => {
    await claim("c1");
    await claim("c2");
    await keysOf(search, opened({ leastKept: 3 }));
    await keysOf(search, opened({ leastKept: 3 }));
    expect(await keptHead()).toBeUndefined();

    await keysOf(search, opened({ madeBy: "another program" }));
    await isKeptAt(2);
    await notebook.commit("test:write", [
      { table: "claims", id: "c1", set: { statement: "A statement changed behind its back" } },
    ]);
    // Believed, it would hide what was written: nothing is told of it here.
    const words: ListFilter = { of: "claims", filter: { ...wholeView, search: "behind" } };
    expect(await keysOf(words, opened())).toEqual(["c1"]);
    await isKeptAt(3);

    const parts = await notebook.db.table("keptClaims").toCollection().primaryKeys();
    await notebook.db.table("keptClaims").delete(parts.find((id) => id !== "head") ?? "");
    expect(await keysOf(search, opened())).toEqual(["c1", "c2"]);
  });

  it("are read anew where too much was written since", async () => {
    await claim("c1");
    await keysOf(search, opened());
    await isKeptAt(1);
    await claim("c2");
    // As it would be after more entries than are taken one after the other.
    expect(await keysOf(search, opened({ sequence: 5000 }))).toEqual(["c1", "c2"]);
    expect(asked).toEqual([]);
  });

  it("hold nothing of a record that was purged while they were being written", async () => {
    await claim("c1", { statement: "A statement nobody may keep" });
    const mine = opened();
    await keysOf(search, mine);
    await isKeptAt(1);
    await mine.take([
      await notebook.commit("claim:purge", [
        { table: "claims", id: "c1", set: { [deletedField]: true, [purgedField]: true } },
      ]),
    ]);
    expect(await notebook.db.table("keptClaims").count()).toBe(0);
  });
});

it.each(["made", "newest"] as const)(
  "answers any part of a whole list in the order %s alike before and after all claims are read",
  async (sort) => {
    for (const id of ["c1", "c2", "c3", "c4", "c5"]) await claim(id);
    const fresh = listsOf(notebook);
    const request = { from: 1, limit: 2, place: "c4" } as const;
    const asked = { ...request, list: { of: "claims", filter: { ...wholeView, sort } } } as const;
    const early = await fresh.answer(asked);
    expect(early.rows).toHaveLength(2);
    // A word needs all of them read.
    const filter = { ...wholeView, search: "statement" };
    await fresh.answer({ ...request, list: { of: "claims", filter } });
    const { rows, place } = await fresh.answer(asked);
    expect({ rows, place }).toEqual({ rows: early.rows, place: early.place });
  },
);
