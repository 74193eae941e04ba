import "fake-indexeddb/auto";
import initialise, { type Sqlite3Static } from "@sqlite.org/sqlite-wasm";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BlobHash } from "#shared/domain/ids.ts";
import { type LedgerEntry, writtenEntrySchema } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { applyChangeSets, emptyState } from "#shared/ledger/notebook-state.ts";
import { scanNotebook } from "#shared/searching/scan.ts";
import type { IndexState, SearchRequest } from "#shared/searching/search-result.ts";
import { applyEntries } from "./apply-entries.ts";
import { NotebookSearch } from "./notebook-search.ts";
import { projectionDatabase } from "./projection-database.ts";
import type { SearchFile } from "./search-file.ts";

let sqlite: Sqlite3Static;
let notebooks = 0;
let files = 0;

beforeAll(async () => {
  sqlite = await initialise();
});

type Change = readonly [table: string, id: string, set: Readonly<Record<string, unknown>>];

/** A notebook with a real projection and a real index, its file kept in memory. */
class TestNotebook {
  readonly entries: LedgerEntry[] = [];
  readonly texts = new Map<string, string>();
  readonly states: IndexState[] = [];
  opened = 0;
  nowMs = 0;
  readonly #database = projectionDatabase(`search-${notebooks++}`);
  #meta = {
    id: "projection" as const,
    storeId: "store",
    schemaVersion: 1,
    sequence: 0,
    isComplete: true,
  };
  #search: NotebookSearch | null = null;
  /** Lives as long as this connection to it. */
  #kept = new sqlite.oo1.DB(memoryFile());

  readonly #file: SearchFile = {
    open: () => {
      this.opened += 1;
      return new sqlite.oo1.DB(this.#kept.filename);
    },
    drop: () => {
      this.#kept.close();
      this.#kept = new sqlite.oo1.DB(memoryFile());
    },
    isLasting: true,
  };

  async commit(...changes: readonly Change[]): Promise<void> {
    const sequence = this.entries.length + 1;
    const entry = writtenEntrySchema.parse({
      sequence,
      changeSet: {
        id: `00000000-0000-4000-8000-${String(sequence).padStart(12, "0")}`,
        action: "test:edit",
        changes: changes.map(([table, id, set]) => ({ table, id, set })),
        stamp: formatStamp({
          ms: 1_700_000_000_000 + this.nowMs + sequence,
          counter: 0,
          actorId: "ana",
        }),
        actorId: "ana",
        at: "2026-01-01T00:00:00.000Z",
        tool: "railhead test",
      },
    });
    this.entries.push(entry);
    if (sequence === 1) await this.#database.meta.put(this.#meta);
    const texts = [...this.texts].map(([hash, text]) => ({ hash, text }));
    const next = await applyEntries(this.#database, this.#meta, [entry], texts);
    this.#meta = { ...this.#meta, sequence: next.sequence };
    this.#search?.follow([entry], sequence);
    await this.#search?.settled();
  }

  async addArticle(id: string, title: string, text: string, set: object = {}): Promise<void> {
    const hash = `sha256:${(this.texts.size + 1).toString(16).padStart(64, "0")}`;
    this.texts.set(hash, text);
    await this.commit(
      ["textVersions", `${id}-text`, { articleId: id, textHash: hash, blocks: [] }],
      [
        "articles",
        id,
        {
          title,
          originalName: `${id}.txt`,
          byline: null,
          publisher: null,
          published: null,
          language: null,
          publisherSourceId: null,
          authorSourceId: null,
          currentTextVersionId: `${id}-text`,
          ...set,
        },
      ],
    );
  }

  async open(): Promise<void> {
    const host = {
      storeId: "store",
      entriesAfter: async (after: number, limit: number) =>
        this.entries.slice(after, after + limit),
      report: (state: IndexState) => this.states.push(state),
      pause: async () => {},
    };
    this.#search = NotebookSearch.open(this.#file, this.#database, host, this.#meta.sequence);
    await this.#search.settled();
  }

  /** Lets go of the search, and does something to its file. */
  close(change = ""): void {
    this.#search = null;
    if (change !== "") this.#kept.exec(change);
    this.states.length = 0;
  }

  async settled(): Promise<void> {
    await this.#search?.settled();
  }

  find(typed: string, asked: Partial<SearchRequest> = {}) {
    if (this.#search === null) throw new Error("Not open");
    return this.#search.search({ typed, isTyping: false, order: "newest", limit: 500, ...asked });
  }

  async found(typed: string): Promise<readonly string[]> {
    const { groups } = await this.find(typed);
    return groups.flatMap(({ hits }) => hits.map(({ kind, id }) => `${kind} ${id}`));
  }

  async scanned(typed: string): Promise<readonly string[]> {
    const state = applyChangeSets(
      emptyState(),
      this.entries.map(({ changeSet }) => changeSet),
    );
    const read = async (hash: BlobHash) => this.texts.get(hash) ?? "";
    return (await scanNotebook(state, read, typed)).map(({ kind, id }) => `${kind} ${id}`);
  }
}

function memoryFile(): string {
  files += 1;
  return `file:/search-${files}?vfs=memdb`;
}

let notebook: TestNotebook;
beforeEach(() => {
  notebook = new TestNotebook();
});

const corpus = [
  "Rail traffic surged at Tumangang: approximately 73 railcars, 1,000 containers. Don’t panic, said O'Brien.",
  "北朝鮮は10月5日、ミサイルを発射した。発射は今年三回目。日本政府は「極めて遺憾」と抗議。",
  "북한이 5일 미사일을 발사했다. 한국 정부는 즉각 규탄했다. 미사일 발사는 3.5톤급이다.",
  "朝鲜周四发射了导弹。外交部发言人表示关切，铁路运输增加了三成。",
  "The café at the Straße near Łódź served 2,500 people; nothing about rail or missiles.",
  "ﾐｻｲﾙの写真、か\u3099く、ＫＮ－２３型。高校生の作文。",
];

async function withCorpus(): Promise<void> {
  for (const [index, text] of corpus.entries()) {
    await notebook.addArticle(`a${index}`, `Title ${index}`, text);
  }
}

describe("searching the notebook", () => {
  it("finds what a scan of the texts finds, and in its order, in four languages", async () => {
    await withCorpus();
    await notebook.open();
    const runs = corpus.flatMap((text) => text.match(/[\p{L}\p{N}\u3099ー]{2,}/gu) ?? []);
    const typed = fc.constantFrom(...runs).chain((run) =>
      fc
        .tuple(fc.nat(run.length - 2), fc.integer({ min: 2, max: run.length }))
        // Words whole; of a run without spaces any two characters or more.
        .map(([from, length]) =>
          /^[\p{Script=Latin}\p{N}]/u.test(run) ? run : run.slice(from, from + length),
        )
        .filter((part) => part.length >= 2),
    );
    const query = fc.oneof(
      typed,
      typed.map((part) => `"${part}"`),
      fc.tuple(typed, typed).map(([one, other]) => `${one} ${other}`),
      fc.tuple(typed, typed).map(([one, other]) => `${one} OR ${other}`),
      fc.tuple(typed, typed).map(([one, other]) => `${one} -${other}`),
      typed.map((part) => `${part.slice(0, 2)}*`),
    );
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const found = await notebook.found(asked);
        expect(found).toEqual(await notebook.scanned(asked));
        // "500" is no word of "2,500", nor "Don" of "Don’t"; of a run every part is found.
        const isRun = /^[\p{Script=Han}\p{Script=Hangul}]+$/u.test(asked);
        expect(found.length).toBeGreaterThanOrEqual(isRun ? 1 : 0);
      }),
      { numRuns: 150 },
    );
  });

  it("finds every article that has the characters, as a plain search of its text would", async () => {
    await withCorpus();
    await notebook.open();
    for (const pair of ["北朝", "発射", "ミサ", "미사", "발사", "铁路", "导弹", "政府"]) {
      const plainly = corpus.flatMap((text, index) =>
        text.includes(pair) ? [`article a${index}`] : [],
      );
      expect(new Set(await notebook.found(pair))).toEqual(
        new Set(plainly.concat(pair === "ミサ" ? ["article a5"] : [])),
      );
    }
  });

  it("follows what is written, changed and deleted", async () => {
    await notebook.open();
    await notebook.addArticle("a1", "Rail", "Traffic at Tumangang");
    const claim = { statement: "Traffic surged", note: null, kind: "fact", credibility: null };
    await notebook.commit(["claims", "c1", claim]);
    await notebook.commit(["annotations", "n1", { articleId: "a1", note: "check the traffic" }]);
    expect(await notebook.found("traffic")).toEqual(["article a1", "annotation n1", "claim c1"]);

    await notebook.commit(["claims", "c1", { statement: "Trains surged" }]);
    await notebook.commit(["annotations", "n1", { note: null }]);
    expect(await notebook.found("traffic")).toEqual(["article a1"]);
    expect(await notebook.found("trains")).toEqual(["claim c1"]);

    await notebook.commit(["annotations", "n1", { note: "traffic again" }]);
    await notebook.commit(["articles", "a1", { $deleted: true }]);
    expect(await notebook.found("traffic")).toEqual([]);

    await notebook.commit(["articles", "a1", { title: "Rail, revived" }]);
    expect(await notebook.found("traffic")).toEqual(["article a1", "annotation n1"]);
  });

  it("lists newest first, and best first when asked", async () => {
    await notebook.addArticle("older", "Rail rail", "rail rail rail");
    await notebook.addArticle("newer", "Coal", `rail and ${"much else ".repeat(40)}`);
    await notebook.open();
    expect(await notebook.found("rail")).toEqual(["article newer", "article older"]);
    const { groups } = await notebook.find("rail", { order: "best" });
    expect(groups[0]?.hits.map(({ id }) => id)).toEqual(["older", "newer"]);
  });

  it("keeps older ones that come in together, each in its place", async () => {
    await notebook.open();
    const claim = { statement: "rail", note: null, kind: "fact", credibility: null };
    notebook.nowMs = 50_000;
    await notebook.commit(["claims", "newest", claim]);
    notebook.nowMs = 10_000;
    const older = Array.from({ length: 20 }, (_, at) => `older-${String(at).padStart(2, "0")}`);
    await notebook.commit(...older.map((id) => ["claims", id, claim] as const));
    expect(await notebook.found("rail")).toEqual(
      ["newest", ...older.toReversed()].map((id) => `claim ${id}`),
    );
  });

  it("keeps the order of time when older ones come in later", async () => {
    await notebook.open();
    const times = [50, 10, 40, 20, 30, 45, 5, 47, 46, 60, 55];
    for (const time of times) {
      notebook.nowMs = time * 1000;
      const claim = { statement: "rail", note: null, kind: "fact", credibility: null };
      await notebook.commit(["claims", `made-at-${time}`, claim]);
      await notebook.addArticle(`from-${String(time).padStart(2, "0")}`, "Rail", "rail");
    }
    expect(await notebook.found("rail")).toEqual(await notebook.scanned("rail"));
    const newestFirst = times.toSorted((a, b) => b - a).map((time) => `claim made-at-${time}`);
    expect(await notebook.found("rail kind:claim")).toEqual(newestFirst);
  });

  it("finds the word that is typed first, and what begins with it where that is too few", async () => {
    await notebook.addArticle("a1", "Ports", "The ports of Mareh.");
    await notebook.addArticle("a2", "Porters", "The porters of Mareh.");
    await notebook.addArticle("a3", "Port", "A port of Sud.");
    await notebook.open();
    const idsOf = async (typed: string, limit: number) => {
      const { groups } = await notebook.find(typed, { isTyping: true, limit });
      return groups.flatMap(({ hits }) => hits.map(({ id }) => id));
    };

    expect(await idsOf("port", 500)).toEqual(["a3", "a2", "a1"]);
    expect(await idsOf("of", 1)).toEqual(["a3"]);
    expect(await idsOf("mareh ports", 500)).toEqual(["a1"]);
    expect(await idsOf("mareh por", 500)).toEqual(["a2", "a1"]);
    // What is left out is the word itself, and not what begins like it.
    expect(await idsOf("sud -po", 500)).toEqual(["a3"]);
  });

  it("says that there are more than were asked for", async () => {
    await withCorpus();
    await notebook.open();
    const { groups } = await notebook.find("title", { limit: 4 });
    expect(groups).toMatchObject([{ kind: "article", hasMore: true }]);
    expect(groups[0]?.hits).toHaveLength(4);
  });

  it("gives a hit its field, its snippet and the place to jump to", async () => {
    await withCorpus();
    await notebook.open();
    const { groups } = await notebook.find("railcars");
    expect(groups[0]?.hits[0]).toMatchObject({
      id: "a0",
      title: "Title 0",
      field: "text",
      placeId: "a0",
    });
    const { text, marks, range } = groups[0]?.hits[0]?.snippet ?? {
      text: "",
      marks: [],
      range: null,
    };
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(["railcars"]);
    expect(corpus[0]?.slice(range?.start, range?.end)).toBe("railcars");
  });

  it("looks for a name under the other names it was accepted to have, and says so", async () => {
    await withCorpus();
    const alias = { left: "Tumangang", right: "Tumannaya", reason: null };
    await notebook.commit(["aliases", "alias~1", { ...alias, standing: "same" }]);
    await notebook.open();
    const found = await notebook.find("tumannaya");
    expect(found.widened).toEqual([{ asked: "tumannaya", also: ["Tumangang"] }]);
    const ids = ({ groups }: typeof found) => groups[0]?.hits.map(({ id }) => id);
    expect(ids(found)).toEqual(ids(await notebook.find("tumangang OR tumannaya")));
    expect(ids(found)?.length).toBeGreaterThan(0);

    await notebook.commit(["aliases", "alias~1", { standing: "distinct" }]);
    expect(await notebook.find("tumannaya")).toMatchObject({ groups: [], widened: [] });
  });

  it("offers words that are written nearly like one that nothing has", async () => {
    await withCorpus();
    await notebook.open();
    expect((await notebook.find("tumangagn")).nearMisses).toEqual([
      { asked: "tumangagn", instead: ["tumangang"] },
    ]);
    expect((await notebook.find("railcras")).nearMisses).toEqual([
      { asked: "railcras", instead: ["railcars"] },
    ]);
    expect((await notebook.find("xylophone")).nearMisses).toEqual([]);
  });
});

describe("filters", () => {
  beforeEach(async () => {
    const sources = [
      ["sources", "s1", { name: "Daily Café", reliability: "B", note: "on rail" }],
      ["sources", "s2", { name: "Kita Shimbun", reliability: null }],
      ["lenses", "japan-security", { slug: "japan-security", name: "Japan security" }],
      ["origins", "o1", { name: "Beyond Parallel" }],
      ["tags", "t1", { name: "Rail Freight" }],
      ["briefs", "b1", { title: "Brief" }],
    ] as const;
    await notebook.commit(...sources);
    await notebook.addArticle("a1", "Rail", "rail", {
      publisherSourceId: "s1",
      language: "en-GB",
      published: "2023-10-05",
    });
    await notebook.addArticle("a2", "Rail", "rail", {
      authorSourceId: "s2",
      language: "ja",
      published: "2023-11",
    });
    await notebook.addArticle("a3", "Rail", "rail", {
      publisher: "Daily Cafe",
      published: "XXXX-10-05",
    });
    await notebook.addArticle("a4", "Coal", "coal", { byline: "100% sure_thing" });
    const impact = { claimId: "c1", lensId: "japan-security", decision: "relevant" };
    await notebook.commit(
      ["annotations", "n1", { articleId: "a1", note: "rail note" }],
      ["annotations", "n2", { articleId: "a2", note: "rail note" }],
      ["claims", "c1", { statement: "rail claim", note: null, kind: "figure", credibility: 3 }],
      ["claims", "c2", { statement: "rail claim", note: null, kind: "fact", credibility: null }],
      [
        "evidence",
        "e1",
        { claimId: "c1", annotationId: "n1", originId: "o1", date: "2023-10-05", note: "rail" },
      ],
      [
        "evidence",
        "e2",
        { claimId: "c2", annotationId: "n2", originId: null, date: null, translation: "rail" },
      ],
      ["impacts", "i1", impact],
      ["impacts", "i2", { ...impact, claimId: "c2", decision: "not-relevant" }],
      ["taggings", "g1", { tagId: "t1", targetId: "a2" }],
      ["taggings", "g2", { tagId: "t1", targetId: "c1" }],
      ["judgements", "j1", { statement: "rail judgement", lensId: "japan-security" }],
      ["judgements", "j2", { statement: "rail judgement", lensId: null }],
      ["briefLenses", "bl1", { briefId: "b1", lensId: "japan-security" }],
      ["paragraphs", "p1", { briefId: "b1", content: [{ kind: "text", text: "rail words" }] }],
      ["paragraphs", "p2", { briefId: "gone", content: [{ kind: "text", text: "rail words" }] }],
    );
    await notebook.open();
  });

  it.each([
    ["kind:claim", "claim c2, claim c1"],
    ["kind:figure", "claim c1"],
    ["kind:note rail", "annotation n2, annotation n1"],
    ["kind:nothing", ""],
    [
      "lens:japan rail",
      "article a1, annotation n1, claim c1, evidence e1, judgement j1, paragraph p1",
    ],
    [
      'source:"daily cafe"',
      "article a3, article a1, annotation n1, claim c1, evidence e1, source s1",
    ],
    ["source:shimbun", "article a2, annotation n2, claim c2, evidence e2, source s2"],
    ["source:% rail", ""],
    ["source:100%", "article a4"],
    ["source:sure_t", "article a4"],
    ['tag:"rail freight"', "article a2, claim c1"],
    ["tag:rail*", "article a2, claim c1"],
    ["tag:rail", ""],
    ["rating:b", "article a1, annotation n1, claim c1, evidence e1, source s1"],
    ["rating:3", "claim c1"],
    ["rating:none kind:claim", "claim c2"],
    ["rating:none kind:article", "article a4, article a3, article a2"],
    ["date:2023-10", "article a1, annotation n1, claim c1, evidence e1"],
    ["date:2023 kind:article", "article a2, article a1"],
    ["date:>2023-10 kind:article", "article a2"],
    ["date:..2023-10-05 kind:article", "article a1"],
    ["date:someday", ""],
    ["lang:en", "article a1, annotation n1, claim c1, evidence e1"],
    ["lang:ja", "article a2, annotation n2, claim c2, evidence e2"],
    ["origin:parallel", "article a1, annotation n1, claim c1, evidence e1, origin o1"],
    ["kind:article -lang:en rail", "article a3, article a2"],
    ["kind:article -rail", "article a4"],
    ["lang:en OR coal", "article a4, article a1, annotation n1, claim c1, evidence e1"],
    [
      "-kind:article -kind:claim -kind:brief -lens:japan",
      "annotation n2, evidence e2, judgement j2, source s2, source s1, origin o1",
    ],
    ["kind:source rail", "source s1"],
    ["kind:evidence", "evidence e2, evidence e1"],
    ["kind:origin", "origin o1"],
    ["rating:none kind:source", "source s2"],
  ])("%s finds %s", async (typed, expected) => {
    const found = await notebook.found(typed);
    expect(found.join(", ")).toBe(expected);
    expect(await notebook.scanned(typed)).toEqual(found);
  });
});

describe("the index", () => {
  it("is left alone when it is the notebook's own, and caught up when it is behind", async () => {
    await withCorpus();
    await notebook.open();
    notebook.close();
    await notebook.addArticle("late", "Late", "a latecomer about rail");
    const before = notebook.opened;
    await notebook.open();
    expect(notebook.opened).toBe(before + 1);
    expect(notebook.states).toEqual([{ kind: "ready" }]);
    expect(await notebook.found("latecomer")).toEqual(["article late"]);
  });

  it.each([
    ["of another store", "UPDATE meta SET value = 'other' WHERE name = 'storeId'"],
    ["older", "UPDATE meta SET value = 0 WHERE name = 'version'"],
    ["ahead of the ledger", "UPDATE meta SET value = 999 WHERE name = 'sequence'"],
    ["short of an article", "DELETE FROM articleDocument WHERE id = 'a1'"],
    ["without its own notes", "DROP TABLE meta"],
  ])("is made anew when it is %s, with progress", async (_what, damage) => {
    await withCorpus();
    await notebook.open();
    notebook.close(damage);
    await notebook.open();
    expect(await notebook.found("rail")).toEqual(await notebook.scanned("rail"));
    expect(notebook.states.map(({ kind }) => kind)).toContain("building");
    expect(notebook.states.at(-1)).toEqual({ kind: "ready" });
  });

  it("is made anew when a search finds it damaged, and then answers", async () => {
    await withCorpus();
    await notebook.open();
    notebook.close("UPDATE articleWords_data SET block = x'00ff' WHERE id > 10");
    await notebook.open();
    await notebook.find("発射");
    await notebook.settled();
    expect(await notebook.found("発射")).toEqual(await notebook.scanned("発射"));
    expect(notebook.states.at(-1)).toEqual({ kind: "ready" });
  });

  it("goes on where a build was broken off", async () => {
    await withCorpus();
    await notebook.open();
    notebook.close("UPDATE meta SET value = 8 WHERE name = 'step'");
    await notebook.open();
    expect(notebook.states.map(({ kind }) => kind)).toEqual(["building", "building", "ready"]);
    expect(await notebook.found("rail")).toEqual(await notebook.scanned("rail"));
  });

  it("answers while it is being made", async () => {
    await withCorpus();
    const opening = notebook.open();
    const early = await notebook.found("rail");
    expect(early.length).toBeLessThanOrEqual(2);
    await opening;
    expect(await notebook.found("rail")).toHaveLength(2);
  });
});
