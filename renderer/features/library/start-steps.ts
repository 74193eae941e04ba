import type { CommandId, View } from "#renderer/app/feature.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import type { TableName } from "#shared/domain/tables.ts";

export type StepName = "import" | "mark" | "claim" | "decide" | "rate" | "brief";

export interface StartStep {
  readonly name: StepName;
  /** Where it is done. */
  readonly view: View;
  /** What does it, where a command can do it at once. */
  readonly command: CommandId | null;
  /** Told by what the notebook holds, never by what was clicked. */
  readonly isDone: (db: NotebookDatabase) => Promise<boolean>;
}

/** The way from articles to a brief. */
export const startSteps: readonly StartStep[] = [
  {
    name: "import",
    view: "library",
    command: "import:files",
    isDone: (db) => hasAny(db, "articles"),
  },
  {
    name: "mark",
    view: "reader",
    command: null,
    isDone: (db) => hasAny(db, "annotations"),
  },
  {
    name: "claim",
    view: "claims",
    command: null,
    isDone: (db) => hasAny(db, "claims"),
  },
  {
    name: "decide",
    view: "claims",
    command: null,
    isDone: (db) => hasAny(db, "impacts"),
  },
  { name: "rate", view: "sources", command: null, isDone: isAnythingRated },
  {
    name: "brief",
    view: "brief",
    command: null,
    isDone: (db) => hasAny(db, "paragraphs"),
  },
];

/** A count would go through the whole table, whatever its limit. */
async function hasAny(db: NotebookDatabase, table: TableName): Promise<boolean> {
  return (await db.table(table).limit(1).primaryKeys()).length > 0;
}

async function isAnythingRated(db: NotebookDatabase): Promise<boolean> {
  const source = await db.sources.filter(({ reliability }) => reliability !== null).first();
  if (source !== undefined) return true;
  const claim = await db.claims.filter(({ credibility }) => credibility !== null).first();
  return claim !== undefined;
}

export interface StartPath {
  readonly done: ReadonlySet<StepName>;
  /** The first article, for the reader to open on; null while there is none. */
  readonly firstArticleId: string | null;
}

export async function startPath(db: NotebookDatabase): Promise<StartPath> {
  const done = new Set<StepName>();
  for (const { name, isDone } of startSteps) if (await isDone(db)) done.add(name);
  const first = await db.articles.limit(1).first();
  return { done, firstArticleId: first?.id ?? null };
}
