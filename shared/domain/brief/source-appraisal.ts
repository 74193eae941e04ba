import { keyUnder } from "../../messages/catalogue.ts";
import type { Article } from "../article/article.ts";
import { rootOrigin } from "../origin/independent-origins.ts";
import { displayText } from "../text/text-version.ts";
import type { ModelCell, ModelTable } from "./brief-model.ts";
import type { Composition } from "./composition.ts";
import type { Passage } from "./ground.ts";
import { hideNames, sourceOf, type WithheldName, withheldNames } from "./names.ts";

/**
 * The publishers behind the passages of the brief: how far each can be relied on and why,
 * what is known of it, and where what it says first came from (ICD 206, source descriptors).
 */
export function sourceAppraisal(composition: Composition): ModelTable {
  const { ground, claimIds, t } = composition;
  const names = withheldNames(ground);
  const byArticle = new Map<string, { article: Article; passages: Passage[] }>();
  for (const passage of claimIds.flatMap((id) => ground.passagesOfClaim(id))) {
    const { article } = passage;
    const entry = byArticle.get(article.id) ?? { article, passages: [] };
    entry.passages.push(passage);
    byArticle.set(article.id, entry);
  }
  return {
    columns: [
      t("brief.appraisal.source"),
      t("brief.appraisal.reliability"),
      t("brief.appraisal.known"),
      t("brief.appraisal.origins"),
    ],
    widths: [24, 26, 26, 24],
    rows: [...byArticle.values()].map(({ article, passages }) =>
      rowOf(article, passages, names, composition),
    ),
    legend: byArticle.size === 0 ? null : t("brief.appraisal.legend"),
  };
}

function rowOf(
  article: Article,
  passages: readonly Passage[],
  names: readonly WithheldName[],
  { ground, numbering, t }: Composition,
): readonly ModelCell[] {
  const source = sourceOf(article.publisherSourceId, ground);
  const letter = source?.reliability ?? null;
  const shown = (lines: readonly (string | null)[]): ModelCell => ({
    lines: lines
      .filter((line) => line !== null && line.trim() !== "")
      .map((line) => hideNames(displayText(line ?? ""), names, t)),
    references: [],
  });
  const title = article.title ?? t("brief.endnote.untitled");
  return [
    {
      ...shown([source?.name ?? article.publisher ?? t("brief.endnote.publisherNotStated"), title]),
      references: numbering.refer(passages),
    },
    shown([
      letter === null
        ? t("brief.endnote.unrated")
        : t("brief.endnote.rated", { letter, name: t(`words.reliability.${letter}.name`) }),
      source?.reliabilityReason ?? t("brief.appraisal.noReason"),
    ]),
    shown([
      (source?.kind ?? null) === null
        ? null
        : t(keyUnder("words.sourceKind", source?.kind ?? "unstated")),
      article.publisherDescriptor,
      source?.descriptor ?? null,
      article.published === null ? t("brief.endnote.noDate") : null,
      article.byline === null ? t("brief.appraisal.unsigned") : null,
    ]),
    shown([
      t("brief.appraisal.passages", { count: passages.length }),
      ...originsOf(passages, ground),
      passages.some(({ evidence }) => evidence.originStanding !== "known")
        ? t("brief.endnote.originNotStated")
        : null,
    ]),
  ];
}

/** The independent origins under the passages, each once. */
function originsOf(passages: readonly Passage[], ground: Composition["ground"]): readonly string[] {
  const names = passages.flatMap(({ evidence }) => {
    const { originStanding, originId } = evidence;
    if (originStanding !== "known" || originId === null) return [];
    return rootOrigin(originId, ground.origins)?.name ?? [];
  });
  return [...new Set(names)];
}
