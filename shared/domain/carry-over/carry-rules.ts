import { z } from "zod";
import type { RowOf } from "../record.ts";
import type { TableName } from "../tables.ts";

/** What is carried over of one kind of thing; the kind is the table that holds the thing itself. */
interface CarryRule<T extends TableName> {
  /** What it is called. */
  readonly nameOf: (row: RowOf<T>) => string;
  /** A line more, so that two of one name can be told apart; null where there is none. */
  readonly detailOf: (row: RowOf<T>) => string | null;
  /** Fields that name other things that can be carried over, by their kind. They come with it. */
  readonly names: Readonly<Record<string, TableName>>;
  /** Records that are part of it, by their table, with the field that names it. */
  readonly parts: Readonly<Partial<Record<TableName, string>>>;
  /** Fields that name a blob, which is copied as well. */
  readonly blobs?: readonly string[];
  /** False for what belongs to the other notebook alone. */
  readonly isCarried: (row: RowOf<T>) => boolean;
}

/** A rule with its table's types, which a list of rules of many tables can not say. */
function rule<T extends TableName>(_table: T, of: CarryRule<T>): CarryRule<TableName> {
  // Rows are only ever handed to the rule of their own table (`carry-over.ts`).
  return of as unknown as CarryRule<TableName>;
}

/** Everything that can be copied from one notebook to another, in the order in which it is offered. */
const carryRules = {
  sources: rule("sources", {
    nameOf: ({ name }) => name,
    detailOf: ({ reliability, reliabilityReason }) => joined(reliability, reliabilityReason),
    names: {},
    parts: {},
    isCarried: () => true,
  }),
  origins: rule("origins", {
    nameOf: ({ name }) => name,
    detailOf: ({ note }) => note,
    names: { sourceId: "sources", derivedFromId: "origins" },
    parts: {},
    // What an author concludes stands and falls with the author's article, which stays where it is.
    isCarried: ({ kind }) => kind !== "own-judgement",
  }),
  lenses: rule("lenses", {
    nameOf: ({ name }) => name,
    detailOf: ({ region, concern }) => joined(region, concern),
    names: {},
    parts: { lensDimensions: "lensId" },
    isCarried: () => true,
  }),
  briefTemplates: rule("briefTemplates", {
    nameOf: ({ name }) => name,
    detailOf: ({ organisation, audience }) => joined(organisation, audience ?? null),
    names: {},
    parts: {},
    blobs: ["logoHash"],
    isCarried: () => true,
  }),
} satisfies Partial<Record<TableName, CarryRule<TableName>>>;

export type CarryKind = keyof typeof carryRules;

// Object.keys answers string[]; `carryRules` is the literal above and nothing is added to it.
export const carryKinds = Object.keys(carryRules) as [CarryKind, ...CarryKind[]];
export const carryKindSchema = z.enum(carryKinds);

/** All that carrying over looks at, and no others: the things themselves, and their parts. */
export const carriedTables: readonly TableName[] = carryKinds.flatMap((kind) => [
  kind,
  ...(Object.keys(carryRules[kind].parts) as TableName[]),
]);

export function isCarryKind(name: string): name is CarryKind {
  return Object.hasOwn(carryRules, name);
}

export function carryRuleOf(kind: CarryKind): CarryRule<TableName> {
  return carryRules[kind];
}

/** One thing of another notebook, by its id there. */
export const carryChoiceSchema = z.object({
  kind: carryKindSchema,
  id: z.string().min(1).max(400),
});
export type CarryChoice = z.infer<typeof carryChoiceSchema>;

/** A thing that can be carried over, and how this notebook stands to it. */
export const carryableSchema = carryChoiceSchema.extend({
  name: z.string(),
  detail: z.string().nullable(),
  /**
   * `here`: it was carried over before, or both notebooks have it from the start.
   * `same-name`: another of its kind has its name here, and may be the same thing or not.
   */
  standing: z.enum(["new", "here", "same-name"]),
});
export type Carryable = z.infer<typeof carryableSchema>;

function joined(...words: readonly (string | null)[]): string | null {
  return words.filter((word) => word !== null && word !== "").join(" · ") || null;
}
