import { expect, it } from "vitest";
import type { SearchRequest, SearchResult } from "#shared/searching/search-result.ts";
import { SearchClient } from "./search-client.ts";

const request = (typed: string): SearchRequest => ({
  typed,
  isTyping: true,
  order: "newest",
  limit: 20,
});
const nothing: SearchResult = { groups: [], nearMisses: [], widened: [] };

/** A worker that is asked, and answers when told to. */
function searchWithOrders() {
  const asked: { searchId: number; typed: string }[] = [];
  const search = new SearchClient(({ searchId, request: { typed } }) => {
    asked.push({ searchId, typed });
  });
  const answer = (searchId: number) => search.take({ kind: "found", searchId, result: nothing });
  return { search, asked, answer };
}

it("asks one thing at a time, and of what waits only the last", async () => {
  const { search, asked, answer } = searchWithOrders();
  const first = search.find(request("r"));
  const overtaken = search.find(request("ra"));
  const last = search.find(request("rai"));

  await expect(overtaken).resolves.toBeNull();
  expect(asked).toEqual([{ searchId: 1, typed: "r" }]);
  answer(1);
  await expect(first).resolves.toBe(nothing);
  expect(asked.at(-1)).toEqual({ searchId: 2, typed: "rai" });
  answer(2);
  await expect(last).resolves.toBe(nothing);
});

it("answers nothing once the notebook is closed", async () => {
  const { search } = searchWithOrders();
  const asked = search.find(request("rail"));
  const waiting = search.find(request("railcar"));
  search.close();
  await expect(Promise.all([asked, waiting])).resolves.toEqual([null, null]);
});

it("tells how far the index is", () => {
  const { search } = searchWithOrders();
  expect(search.state.get()).toEqual({ kind: "opening" });
  search.take({ kind: "index", state: { kind: "ready" } });
  expect(search.state.get()).toEqual({ kind: "ready" });
});
