import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { ruleOf, tableNames } from "#shared/domain/tables.ts";
import { type ChangeSet, changeSetSchema } from "#shared/ledger/change.ts";
import { expectedSchema } from "./golden-for-tests.ts";
import { manifestSchema, packedBlobSchema, partSchema } from "./manifest.ts";

const page = fs.readFileSync(path.join(import.meta.dirname, "FORMAT.md"), "utf8");
const golden = path.join(import.meta.dirname, "golden", "schema-1");

/** The example of this name, as somebody would copy it. */
function example(name: string): Readonly<Record<string, unknown>> {
  const [, text = ""] = new RegExp(`\`\`\`json ${name}\n(.*?)\`\`\``, "s").exec(page) ?? [];
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}

describe("the format page", () => {
  it("shows a manifest with every member there is, and no other", () => {
    const manifest = example("manifest");

    expect(manifestSchema.parse(manifest)).toEqual(manifest);
    expect(Object.keys(manifest).sort()).toEqual(Object.keys(manifestSchema.shape).sort());
    const [part = {}] = manifestSchema.parse(manifest).parts;
    expect(Object.keys(part).sort()).toEqual(Object.keys(partSchema.shape).sort());
  });

  it("shows a change set that is one, and names every member there is", () => {
    const shown = example("change set");
    expect(changeSetSchema.parse(shown)).toEqual(shown);
    const [change = {}] = changeSetSchema.parse(shown).changes;
    const { element } = changeSetSchema.shape.changes;
    expect(Object.keys(change).sort()).toEqual(Object.keys(element.shape).sort());

    const section = page.slice(page.indexOf("| member"), page.indexOf("A change has `table`"));
    const named = [...section.matchAll(/^\| `(\w+)` +\| (yes|no) /gmu)];
    const optional = named.filter(([, , always]) => always === "no").map(([, name]) => name);
    expect(named.map(([, name]) => name).sort()).toEqual(Object.keys(changeSetSchema.shape).sort());
    const isOptional = (name: string) =>
      changeSetSchema.safeParse({ ...shown, [name]: undefined }).success;
    expect(optional.sort()).toEqual(Object.keys(changeSetSchema.shape).filter(isOptional).sort());
  });

  it("shows a line of a pack's list", () => {
    const [line = ""] = /\{ "hash": "sha256:…", "bytes": 140 \}/u.exec(page) ?? [];
    const whole = line.replace("…", "a".repeat(64));
    expect(packedBlobSchema.parse(JSON.parse(whole))).toEqual(JSON.parse(whole));
  });

  it("names every table with its fields, verdicts and what it hangs on", () => {
    const lines = tableNames.map((table) => {
      const { schema, verdicts, parents } = ruleOf(table);
      const fields = Object.keys(schema.shape).filter((field) => field !== "id");
      const words = fields.map((field) => {
        const name = verdicts.includes(field) ? `**${field}**` : field;
        return parents[field] === undefined ? name : `${name} → ${parents[field]}`;
      });
      return `- \`${table}\`: ${words.join(", ")}`;
    });
    const section = page.slice(page.indexOf("## 8."), page.indexOf("## 9."));
    expect(section.split("\n").filter((line) => line.startsWith("- `"))).toEqual(lines);
  });
});

/** What section 5 makes of a history: the heads of each field of each record. */
type Heads = Map<string, { value: unknown; stamp: string }[]>;

describe("a reader written from the page alone", () => {
  const file = fs.readFileSync(path.join(golden, "notebook.railhead"));
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const entries = unzipSync(file);
  const textOf = (name: string) => Buffer.from(entries[name] ?? []).toString("utf8");
  const linesOf = (name: string) => textOf(name).trimEnd().split("\n");
  const manifest = manifestSchema.parse(JSON.parse(textOf("manifest.json")));

  it("finds the seal, the entries and their hashes as the page says", () => {
    const sealed = file.subarray(0, file.length - 71);
    expect(file.subarray(file.length - 71).toString()).toBe(`sha256:${sha256(sealed)}`);
    expect(Object.keys(entries)).toEqual([
      ...manifest.parts.map(({ name }) => name),
      "manifest.json",
    ]);
    for (const { name, bytes, sha256: hash } of manifest.parts) {
      const content = entries[name] ?? new Uint8Array();
      expect([content.length, sha256(content)]).toEqual([bytes, hash]);
    }
  });

  it("finds every blob in its pack", () => {
    const pack = entries["blobs/00000001.bin"] ?? new Uint8Array();
    let at = 0;
    for (const line of linesOf("blobs/00000001.jsonl")) {
      const { hash, bytes } = packedBlobSchema.parse(JSON.parse(line));
      expect(`sha256:${sha256(pack.subarray(at, at + bytes))}`).toBe(hash);
      at += bytes;
    }
    expect(at).toBe(pack.length);
  });

  it("folds the history to the records, in whatever order it is read", () => {
    const { rows } = expectedSchema.parse(
      JSON.parse(fs.readFileSync(path.join(golden, "expected.json"), "utf8")),
    );
    const history = linesOf("history/00000001.jsonl").map((line) => JSON.parse(line) as ChangeSet);
    for (const changeSets of [history, history.toReversed()]) {
      const records = folded(changeSets);
      for (const [table, expected] of Object.entries(rows)) {
        for (const row of expected) {
          const { id, ...fields } = row;
          const shown = shownOf(records.get(JSON.stringify([table, id])) ?? new Map());
          expect({ table, ...shown }).toEqual({ table, ...fields });
        }
      }
    }
  });

  function folded(changeSets: readonly ChangeSet[]): Map<string, Heads> {
    const records = new Map<string, Heads>();
    const replaced = new Map<string, Set<string>>();
    for (const { changes, stamp } of changeSets) {
      for (const { table, id, set, replaces = {}, beside = {} } of changes) {
        const key = JSON.stringify([table, id]);
        const record: Heads = records.get(key) ?? new Map();
        records.set(key, record);
        for (const [field, value] of Object.entries(set)) {
          const place = `${key} ${field}`;
          const gone = new Set([...(replaced.get(place) ?? []), ...(replaces[field] ?? [])]);
          replaced.set(place, gone);
          const brought = (beside[field] ?? []).map((one, index) => ({
            value: one.value,
            stamp: `${stamp.slice(0, 18)}!${index}!${one.by}`,
          }));
          const heads = [...(record.get(field) ?? []), { value, stamp }, ...brought];
          record.set(
            field,
            heads.filter((head) => !gone.has(head.stamp)),
          );
        }
      }
    }
    return records;
  }

  function shownOf(record: Heads): Readonly<Record<string, unknown>> {
    const shown: Record<string, unknown> = {};
    for (const [field, heads] of record) {
      const [latest] = heads.toSorted((a, b) => (a.stamp < b.stamp ? 1 : -1));
      if (latest !== undefined && !field.startsWith("$")) shown[field] = latest.value;
    }
    return shown;
  }
});
