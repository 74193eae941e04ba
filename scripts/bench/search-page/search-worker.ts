import { formatStamp } from "#shared/ledger/clock.ts";
import { bestSnippet } from "#shared/searching/hit.ts";
import { parseQuery, soughtTerms } from "#shared/searching/query.ts";
import { type SearchFile, searchFileOf } from "../../../renderer/workers/search-file.ts";
import { type IndexedDocument, SearchIndex } from "../../../renderer/workers/search-index.ts";
import { articleNumber } from "../corpus.mjs";
import type { Order } from "./orders.ts";

let file: SearchFile | null = null;
let index: SearchIndex | null = null;

const limit = 20;

function documentOf(number: number): IndexedDocument {
  const { title, text, language } = articleNumber(number);
  const madeAt = formatStamp({ ms: 1_700_000_000_000 + number, counter: 0, actorId: "bench" });
  const row = {
    id: `article-${String(number).padStart(7, "0")}`,
    title,
    language,
    $: { made: madeAt, latest: madeAt },
  };
  return { row, madeAt, texts: [title, "", "", text] };
}

function documents(from: number, to: number): IndexedDocument[] {
  const made = Array.from({ length: to - from }, (_, at) => documentOf(from + at));
  // As read from a database: what is put together here is many pieces that only a copy joins.
  return structuredClone(made);
}

function opened(): SearchIndex {
  if (index === null) throw new Error("Not open");
  return index;
}

async function run(order: Order): Promise<unknown> {
  switch (order.kind) {
    case "open": {
      const before = performance.now();
      file = await searchFileOf(order.name);
      index = new SearchIndex(file.open());
      if (!index.isUsable()) index.create();
      const first = index.find("article", parseQuery("the"), "newest", limit);
      return { ms: performance.now() - before, hits: first.length, isLasting: file.isLasting };
    }
    case "generate":
      return documents(order.from, order.to).length;
    case "build": {
      const list = documents(order.from, order.to);
      const before = performance.now();
      opened().write(() => opened().put("article", list));
      opened().commit();
      return performance.now() - before;
    }
    case "add-one": {
      const [document] = documents(order.number, order.number + 1);
      if (document === undefined) throw new Error("No document");
      const before = performance.now();
      // Found by a search from here on; made lasting once a second, with all that was added meanwhile.
      opened().write(() => {
        opened().put("article", [document]);
        opened().setMeta("sequence", order.number);
      });
      return performance.now() - before;
    }
    case "find": {
      const query = parseQuery(order.typed);
      const before = performance.now();
      for (let time = 0; time < order.times; time += 1) {
        opened().find("article", query, order.order, limit);
      }
      return (performance.now() - before) / order.times;
    }
    case "all": {
      const ids = opened().find("article", parseQuery(order.typed), "newest", 1_000_000);
      return ids.map((id) => Number(id.slice(8)));
    }
    case "found": {
      const query = parseQuery(order.typed);
      const before = performance.now();
      const ids = opened().find("article", query, "newest", limit);
      const terms = soughtTerms(query);
      for (const id of ids) {
        const { title, text } = articleNumber(Number(id.slice(8)));
        bestSnippet("article", [title, "", "", text], terms);
      }
      return performance.now() - before;
    }
    case "drop":
      index?.close();
      file?.drop();
      index = null;
      return null;
  }
}

self.addEventListener("message", ({ data }: MessageEvent<{ id: number; order: Order }>) => {
  run(data.order).then(
    (value) => self.postMessage({ id: data.id, value }),
    (error: unknown) => self.postMessage({ id: data.id, error: String(error) }),
  );
});
