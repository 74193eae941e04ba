import { randomUUID } from "node:crypto";
import { v7 } from "uuid";
import { frozenOf } from "#shared/domain/brief/citing.ts";
import { type BriefRows, groundOf, groundTables } from "#shared/domain/brief/ground.ts";
import { builtInDimensions } from "#shared/domain/lens/built-in-lenses.ts";
import { rowsOf } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import type { ImportResult } from "#shared/ipc/import-batch.ts";
import type { NotebookSummary } from "#shared/ipc/listed-notebooks.ts";
import { articleHandlers } from "../importing/article-handlers.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import type { Notebooks } from "../notebooks/notebooks.ts";
import { changesOfAnalysis } from "./analysis-changes.ts";
import { type ImportedArticle, keysToIds } from "./analysis-keys.ts";
import { type Analysis, analysisSchema } from "./analysis-schema.ts";
import { changesOfBrief } from "./brief-changes.ts";
import { sampleAnalysis, sampleTexts } from "./texts.ts";

/**
 * The sample notebook: the one there is, or a new one made by the same line as any
 * other (its files are imported, its analysis is written as change sets).
 */
export async function sampleNotebook(
  notebooks: Notebooks,
  logUnexpected: (error: unknown) => string,
): Promise<NotebookSummary> {
  const all = await notebooks.list();
  const known = all.find(({ isSample, trashedAt }) => isSample && trashedAt === null);
  if (known !== undefined) return known;

  const analysis = analysisSchema.parse(sampleAnalysis);
  const summary = await notebooks.create(analysis.title, true);
  const { "article:import": importArticles } = articleHandlers({
    onProgress: () => {},
    logUnexpected,
  });
  const results = await importArticles(
    {
      notebookId: summary.id,
      batchId: randomUUID(),
      sources: Object.entries(sampleTexts).map(([name, text]) => ({
        kind: "bytes" as const,
        name,
        bytes: new TextEncoder().encode(text),
      })),
    },
    null,
  );
  await writeAnalysis(await notebooks.store(summary.id), analysis, results);
  return summary;
}

async function writeAnalysis(
  store: NotebookStore,
  analysis: Analysis,
  results: readonly ImportResult[],
): Promise<void> {
  const ids = keysToIds(analysis, v7);
  const articles = await importedArticles(store, analysis, results);
  await store.append({
    action: "sample:analyse",
    changes: [
      ...changesOfAnalysis(analysis, ids, { articles, dimensions: builtInDimensions, newId: v7 }),
    ],
  });

  const state = await store.state();
  const entries = groundTables.map((table) => [table, rowsOf(state, table)]);
  // One entry for each table of the list that the type is made from.
  const ground = groundOf(Object.fromEntries(entries) as BriefRows);
  const freeze = (targetId: string) => frozenOf({ targetKind: "claim", targetId }, ground) ?? {};
  await store.append({
    action: "sample:brief",
    changes: [...changesOfBrief(analysis, ids, { newId: v7, freeze })],
  });
}

/** The imported articles under the analysis's own keys. */
async function importedArticles(
  store: NotebookStore,
  analysis: Analysis,
  results: readonly ImportResult[],
): Promise<Readonly<Record<string, ImportedArticle>>> {
  const state = await store.state();
  const rows = rowsOf(state, "articles");
  const versions = rowsOf(state, "textVersions");
  const sources = rowsOf(state, "sources");
  const found: Record<string, ImportedArticle> = {};
  for (const [key, file] of Object.entries(analysis.articles)) {
    const result = results.find((one) => one.file === file);
    const article = rows.find((row) => row.id === result?.articleId);
    const version = versions.find((row) => row.id === article?.currentTextVersionId);
    if (article === undefined || version === undefined) {
      // The machine's own trouble, as with any other file: too slow, or no room.
      if (result?.reason !== undefined && result.reason !== null)
        throw new FailureError(result.reason);
      throw new Error(`The sample's ${file} was not imported`);
    }
    found[key] = {
      row: article,
      textVersionId: version.id,
      text: await store.readText(version.textHash),
      publisher: sources.find((source) => source.id === article.publisherSourceId) ?? null,
    };
  }
  return found;
}
