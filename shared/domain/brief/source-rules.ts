import { articleIdsUsed, type Checked, titleOfArticle } from "./checked.ts";
import { droppedHedges } from "./figures.ts";
import type { Finding } from "./finding.ts";
import { namingOfAuthor, reasonOf, sourceOf, withheldNameIn, withheldNames } from "./names.ts";
import { beyondEvidence } from "./public-voice.ts";
import { wrongQuotations } from "./quotation.ts";

/** What can be wrong with the claims a brief uses, their passages and their sources. */
export function sourceFindings(checked: Checked): readonly Finding[] {
  return [
    ...credibilityFindings(checked),
    ...passageFindings(checked),
    ...ratingFindings(checked),
    ...authorFindings(checked),
    ...claimNameFindings(checked),
    ...claimWordFindings(checked),
  ];
}

function aboutClaim(
  ruleId: string,
  claimId: string,
  excerpt: string,
  params: Finding["params"],
): Finding {
  return {
    ruleId,
    section: "evidence-table",
    targetKind: "claim",
    targetId: claimId,
    excerpt,
    params,
  };
}

function credibilityFindings({ ground, claimIds }: Checked): readonly Finding[] {
  return claimIds.flatMap((id) => {
    const claim = ground.claims.get(id);
    if (claim === undefined || claim.credibility !== 1) return [];
    const origins = ground.originsOfClaim(claim.id).known.length;
    if (origins >= 2) return [];
    return [
      aboutClaim("credibility-one-refused", id, claim.statement, { origins: String(origins) }),
    ];
  });
}

/** A passage whose kept words are not those of its text version at its place. A region has no words. */
function passageFindings({ ground, claimIds, textOf }: Checked): readonly Finding[] {
  return claimIds.flatMap((claimId) =>
    ground.passagesOfClaim(claimId).flatMap(({ annotation }) => {
      const isRegion = (annotation.region ?? null) !== null;
      const text = isRegion ? null : textOf(annotation.textVersionId);
      if (text === null || text.slice(annotation.start, annotation.end) === annotation.exact)
        return [];
      return [
        aboutClaim("passage-differs", claimId, annotation.exact, { annotationId: annotation.id }),
      ];
    }),
  );
}

function aboutSource(ruleId: string, targetId: string, article: string): Finding {
  const target = { targetKind: "source", targetId } as const;
  return { ruleId, section: "endnotes", ...target, excerpt: null, params: { article } };
}

function ratingFindings(checked: Checked): readonly Finding[] {
  const { ground } = checked;
  return [...articleIdsUsed(checked)].flatMap((articleId) => {
    const article = ground.articles.get(articleId);
    const source = sourceOf(article?.publisherSourceId ?? null, ground);
    if ((source?.reliability ?? null) !== null) return [];
    return [
      aboutSource("source-unrated", source?.id ?? articleId, titleOfArticle(articleId, ground)),
    ];
  });
}

function authorFindings(checked: Checked): readonly Finding[] {
  const { ground } = checked;
  return [...articleIdsUsed(checked)].flatMap((articleId) => {
    const article = ground.articles.get(articleId);
    if (article === undefined || namingOfAuthor(article, ground) !== "may-be-minor") return [];
    const targetId = article.authorSourceId ?? articleId;
    return [aboutSource("author-may-be-minor", targetId, titleOfArticle(articleId, ground))];
  });
}

function claimNameFindings({ ground, claimIds, t }: Checked): readonly Finding[] {
  const names = withheldNames(ground);
  return claimIds.flatMap((id) => {
    const statement = ground.claims.get(id)?.statement ?? "";
    const withheld = withheldNameIn(statement, names);
    if (withheld === null) return [];
    const params = { found: withheld.found, reason: reasonOf(withheld.naming, t) };
    return [aboutClaim("withheld-name-printed", id, statement, params)];
  });
}

/** The analyst's own words of a claim are printed as they are, so they are held against its passages too. */
function claimWordFindings({ ground, brief, claimIds }: Checked): readonly Finding[] {
  return claimIds.flatMap((id) => {
    const claim = ground.claims.get(id);
    if (claim === undefined) return [];
    const { statement } = claim;
    const passages = ground.passagesOfClaim(id);
    const exact = passages.map(({ annotation }) => annotation.exact);
    const beyond = beyondEvidence(statement, [id], ground);
    const find = (ruleId: string, params: Finding["params"]) =>
      aboutClaim(ruleId, id, statement, params);
    return [
      ...(beyond === null ? [] : [find("public-beyond-evidence", beyond)]),
      ...droppedHedges(statement, passages, brief.language).map((dropped) =>
        find("hedge-dropped", { ...dropped }),
      ),
      ...wrongQuotations(statement, exact).map((quote) => find("quote-differs", { quote })),
    ];
  });
}
