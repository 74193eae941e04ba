import fc from "fast-check";
import { v7 } from "uuid";
import { z } from "zod";
import { ruleOf, type TableName, tableNames } from "#shared/domain/tables.ts";
import {
  type Change,
  type ChangeSet,
  changeSetSchema,
  deletedField,
  type JsonValue,
} from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { applyChangeSets, edit, emptyState } from "#shared/ledger/notebook-state.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";

/** Strings that have broken other programs. */
const hostileStrings: readonly string[] = [
  "",
  " ",
  "../../etc/passwd\u0000",
  '<script>alert(1)</script>"\\',
  "\u2028line\u2029 \r\n\t",
  "\ud800 alone",
  "alone \udfff",
  "\u202eright to left\u202c محادثات عسكرية",
  "会談 회담 🧑‍🚀 e\u0301 ﬀ",
  "__proto__",
  "constructor",
  "PK\u0003\u0004",
  "\ufeffNaN",
  "'; DROP TABLE claims; --",
  "%00%0a{{count}}$1",
];
/** Only where a field takes it; rarely, as a notebook of them would be the test's whole time. */
const longString = "long 長い\n".repeat(130_000).slice(0, 1_000_000);

/** What fields of a fixed form take. */
const plainStrings: readonly string[] = [
  "a0",
  "plain",
  "en",
  "2023-10-05",
  "2026-01-01T00:00:00.000Z",
  "https://example.org/a?b=c",
  "00000000-0000-4000-8000-000000000001",
  `sha256:${"a".repeat(64)}`,
  "TLP:AMBER",
  "r2",
  "#1f4e79",
];

/** Any value that a schema takes, hostile ones first. Reads the schema, so a new field is covered at once. */
export function valueOf(schema: z.core.$ZodType): fc.Arbitrary<JsonValue> {
  const { def } = schema._zod;
  const isTaken = (value: unknown) => z.safeParse(schema, value).success;
  switch (def.type) {
    case "string":
      return stringOf(isTaken);
    case "number":
      return fc.oneof(fc.integer({ min: -9, max: 99 }), fc.double({ noNaN: true })).filter(isTaken);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "enum": {
      // The definition of an enumeration holds its names and values.
      const { entries } = def as z.core.$ZodEnumDef;
      return fc.constantFrom(...Object.values(entries));
    }
    case "literal": {
      const { values } = def as z.core.$ZodLiteralDef<string | number>;
      return fc.constantFrom(...values);
    }
    case "union": {
      const { options } = def as z.core.$ZodUnionDef;
      return fc.oneof(...options.map(valueOf));
    }
    case "array": {
      const { element } = def as z.core.$ZodArrayDef;
      return fc.array(valueOf(element), { maxLength: 4 }).filter(isTaken);
    }
    case "object": {
      const { shape } = def as z.core.$ZodObjectDef;
      const fields = Object.entries(shape).map(([name, field]) => [name, valueOf(field)] as const);
      return fc.record(Object.fromEntries(fields));
    }
    case "record": {
      const { valueType } = def as z.core.$ZodRecordDef;
      return fc.dictionary(fc.constantFrom("a", "b", "statement"), valueOf(valueType));
    }
    case "nullable":
    case "optional":
    case "default": {
      const { innerType } = def as z.core.$ZodNullableDef;
      return def.type === "nullable"
        ? fc.oneof(fc.constant(null), valueOf(innerType))
        : valueOf(innerType);
    }
    case "pipe": {
      const { out } = def as z.core.$ZodPipeDef;
      return valueOf(out);
    }
    case "lazy":
      return fc.oneof(fc.constantFrom(...hostileStrings), fc.integer(), fc.constant(null));
    default:
      throw new Error(`No values for a schema of ${def.type}`);
  }
}

function stringOf(isTaken: (value: unknown) => boolean): fc.Arbitrary<string> {
  const known = [...hostileStrings, ...plainStrings].filter(isTaken);
  const free = fc.string({ unit: "binary", maxLength: 40 }).filter(isTaken);
  if (known.length === 0) return free;
  const usual = fc.constantFrom(...known);
  // A form that few strings have would be sought in vain.
  if (!isTaken("x y z")) return usual;
  const choices = [
    { weight: 20, arbitrary: usual },
    { weight: 20, arbitrary: free },
  ];
  if (!isTaken(longString)) return fc.oneof(...choices);
  return fc.oneof(...choices, { weight: 1, arbitrary: fc.constant(longString) });
}

/** One act of one of several people: make a record, edit it with or without knowing of others' edits, delete it. */
interface Act {
  readonly actorId: string;
  readonly table: TableName;
  readonly id: string;
  readonly how: "make" | "edit" | "edit unseen" | "delete" | "revive";
  readonly values: Readonly<Record<string, JsonValue>>;
}

const ids = ["r1", "r2", "__proto__", "\ud800 id", "id\u0000 with nul", "toString"];

const act: fc.Arbitrary<Act> = fc.constantFrom(...tableNames).chain((table) => {
  const fields = Object.entries(ruleOf(table).schema.shape)
    .filter(([name]) => name !== "id")
    .map(([name, field]) => [name, valueOf(field)] as const);
  return fc.record({
    actorId: fc.constantFrom("ana", "ben", "cho 趙"),
    table: fc.constant(table),
    // Some ids are told from others, and are of a fixed form.
    id: fc.constantFrom(...ids.filter((id) => takesId(table, id)), v7()),
    how: fc.constantFrom<Act["how"][]>("make", "make", "edit", "edit unseen", "delete", "revive"),
    values: fc.record(Object.fromEntries(fields)),
  });
});

function takesId(table: TableName, id: string): boolean {
  return z.safeParse(ruleOf(table).schema.partial(), { id }).success;
}

function changeOf({ table, id, how, values }: Act, known: StoredRecord | undefined): Change {
  const [first] = Object.entries(values);
  const edited = first === undefined ? values : { [first[0]]: first[1] };
  switch (how) {
    case "make":
      return { table, id, set: { ...values } };
    case "edit unseen":
      return { table, id, set: { ...edited } };
    case "edit":
      return edit(table, known ?? { id }, edited);
    case "delete":
    case "revive":
      return edit(table, known ?? { id }, { [deletedField]: how === "delete" });
  }
}

/** The change sets of several people on one notebook, over all tables, with everything a merge has to keep. */
export const history: fc.Arbitrary<readonly ChangeSet[]> = fc
  .array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 20 })
  .map((actions) => {
    let state = emptyState();
    return actions.map((acts, index) => {
      const actorId = acts[0]?.actorId ?? "ana";
      const changes = acts.map((one) => changeOf(one, state.get(one.table)?.get(one.id)));
      const changeSet = changeSetSchema.parse({
        id: v7(),
        action: "record:edit",
        changes,
        stamp: formatStamp({ ms: 1_800_000_000_000 + index, counter: index, actorId }),
        actorId,
        at: "2027-01-15T08:00:00.000Z",
        tool: 'railhead "test"\u0000',
        reason: hostileStrings[index % hostileStrings.length],
        schema: 1,
      });
      state = applyChangeSets(state, [changeSet]);
      return changeSet;
    });
  });

/** What articles and texts are kept as: empty, binary, text that is hard to keep, and one beyond a pack's size. */
export const blob: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 4, arbitrary: fc.uint8Array({ maxLength: 4000 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...hostileStrings).map((text) => new Uint8Array(Buffer.from(text))),
  },
  { weight: 1, arbitrary: fc.constant(new Uint8Array(1_100_000).fill(0x50)) },
);
