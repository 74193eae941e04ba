import { expect, it } from "vitest";
import type { Change, JsonValue } from "#shared/ledger/change.ts";
import { FollowedTables } from "./followed-tables.ts";
import { LedgerForTests, sourceForTests } from "./ledger-for-tests.ts";

const source = (number: number): Change => sourceForTests(number, `Source ${number}`);

function followed(ledger: LedgerForTests) {
  const seen: string[] = [];
  const see = (name: JsonValue | undefined) => {
    if (typeof name === "string") seen.push(name);
  };
  const tables = new FollowedTables(ledger, ["sources"], {
    see: (_, { fields }) => see(fields["name"]?.heads[0]?.value),
    takeIn: (changes) => {
      for (const { set } of changes) see(set["name"]);
    },
  });
  return { seen, tables };
}

it("shows what is there, and from then on what is written, each once", async () => {
  const ledger = new LedgerForTests();
  ledger.add([source(1)]);
  const { seen, tables } = followed(ledger);
  await Promise.all([tables.follow(), tables.follow()]);
  expect(seen).toEqual(["Source 1"]);

  ledger.add([source(2)]);
  const own = [source(3)];
  await tables.follow();
  tables.written(ledger.add(own), own);
  await tables.follow();
  expect(seen).toEqual(["Source 1", "Source 2", "Source 3"]);
});

it("asks again for what could not be read", async () => {
  const ledger = new LedgerForTests();
  const { seen, tables } = followed(ledger);
  await tables.follow();
  ledger.add([source(1)]);
  const read = ledger.read.bind(ledger);
  ledger.read = () => Promise.reject(new Error("The disk does not answer"));
  await expect(tables.follow()).rejects.toThrow("does not answer");

  ledger.read = read;
  await tables.follow();
  expect(seen).toEqual(["Source 1"]);
});
