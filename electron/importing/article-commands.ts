import { randomUUID } from "node:crypto";
import path from "node:path";
import { inferredFieldsOf } from "#shared/domain/article/article.ts";
import { rowsOf } from "#shared/domain/record.ts";
import { cleanedText } from "#shared/domain/text/text-version.ts";
import type { ImportResult } from "#shared/ipc/import-batch.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { failureText } from "#shared/messages/failure-text.ts";
import { type Command, exitCodes } from "../command.ts";
import { logUnexpected } from "../log.ts";
import { openStore } from "../notebooks/notebook-store.ts";
import { articleHandlers } from "./article-handlers.ts";
import { readArticleNamed } from "./article-named.ts";

const t = createTranslate("en");

/** `railhead import`, `railhead articles` and `railhead text`. */
export const articleCommands: readonly Command[] = [
  {
    name: "import",
    usage: t("command.article.importUsage"),
    wordsNeeded: 2,
    isWriting: true,
    async run({ words: [notebook = "", ...paths], folder }, output, notebooks) {
      const { id } = await notebooks.find(notebook);
      const { "article:import": importArticles } = articleHandlers({
        onProgress: ({ done, total }) => output.tell(t("command.importing", { done, total })),
        logUnexpected,
      });
      const sources = paths.map((given) => ({
        kind: "path" as const,
        path: path.resolve(folder, given),
      }));
      const results = await importArticles(
        { notebookId: id, batchId: randomUUID(), sources },
        null,
      );
      for (const result of results) {
        const reason = reasonOf(result);
        const { file, status, articleId, title } = result;
        const said = [file, status, title ?? reason].filter((word) => word !== null).join("  ");
        output.answer({ file, status, articleId, title, reason }, said);
      }
      const isComplete = results.every(({ status }) => status !== "rejected");
      return isComplete ? exitCodes.done : exitCodes.someRejected;
    },
  },
  {
    name: "articles",
    usage: t("command.article.listUsage"),
    wordsNeeded: 1,
    isWriting: false,
    async run({ words }, output, notebooks) {
      const { id } = await notebooks.find(words.join(" "));
      const state = await (await openStore(id)).tables(["articles"]);
      for (const article of rowsOf(state, "articles")) {
        const { title, byline, publisher, published, url, language, triage } = article;
        output.answer(
          {
            articleId: article.id,
            title,
            byline,
            publisher,
            published,
            url,
            language,
            status: triage,
            inferred: inferredFieldsOf(article),
          },
          [article.id, title ?? t("command.untitled", { file: article.originalName })].join("  "),
        );
      }
      return exitCodes.done;
    },
  },
  {
    name: "text",
    usage: t("command.article.textUsage"),
    wordsNeeded: 2,
    isWriting: false,
    async run({ words: [notebook = "", ...named] }, output, notebooks) {
      const { id } = await notebooks.find(notebook);
      const { article, source, blocks } = await readArticleNamed(
        await openStore(id),
        named.join(" "),
      );
      const removed = blocks.flatMap(({ start, end, removedReason }) =>
        removedReason === null
          ? []
          : [{ start, end, reason: t(`words.removalReason.${removedReason}`) }],
      );
      const text = cleanedText(source, blocks);
      output.answer({ articleId: article.id, text, removed }, text);
      return exitCodes.done;
    },
  },
];

function reasonOf({ status, reason }: ImportResult): string | null {
  if (status === "duplicate") return t("command.duplicate");
  if (reason === null) return null;
  const { title, advice } = failureText(reason, t);
  return `${title}. ${advice}`;
}
