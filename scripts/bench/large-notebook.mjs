import { v7 } from "uuid";
import { articleNumber, randomFrom, vocabulary } from "./corpus.mjs";
import { ask } from "./window.mjs";

/** Texts that are imported for real; what else is made shares them, each article with a version of its own. */
export const realTexts = 5;

const kinds = ["fact", "figure", "attribution", "opinion", "forecast", "sentiment"];
const directions = ["worsens", "improves", "neutral", "unclear"];
const severities = ["none", "low", "moderate", "high", "critical"];
const triages = ["new", "reading", "done", "set-aside"];

/** @typedef {{ table: string, id: string, set: Record<string, unknown> }} Change */
/** @typedef {{ article: Change, version: Change }} Real */

/**
 * @param {import("./window.mjs").Running["page"]} page
 * @param {string} notebookId
 * @returns {Promise<Real[]>}
 */
export async function importReal(page, notebookId) {
  const texts = Array.from({ length: realTexts }, (_, index) => articleNumber(index + 4).text);
  await page.evaluate(
    async ([id, given]) => {
      const sources = given.map((text, index) => ({
        kind: "bytes",
        name: `real-${index}.txt`,
        bytes: new TextEncoder().encode(text),
      }));
      const batchId = Reflect.get(globalThis, "crypto").randomUUID();
      const { railhead } = /** @type {any} */ (globalThis);
      await railhead.request("article:import", { notebookId: id, batchId, sources });
    },
    /** @type {const} */ ([notebookId, texts]),
  );
  /** @type {{ changeSet: { changes: Change[] } }[]} */
  const entries = await ask(page, "ledger:read", { notebookId, after: 0, limit: 500 });
  const changes = entries.flatMap(({ changeSet }) => changeSet.changes);
  const versions = changes.filter(({ table }) => table === "textVersions");
  return changes
    .filter(({ table }) => table === "articles")
    .flatMap((article) => {
      const version = versions.find(({ set }) => set["articleId"] === article.id);
      return version === undefined ? [] : [{ article, version }];
    });
}

/**
 * @param {number} number
 * @param {Real} of
 * @returns {Change[]}
 */
export function articleChanges(number, of) {
  const random = randomFrom(number + 5_000_000);
  const id = v7();
  const versionId = v7();
  const published = `20${10 + Math.floor(random() * 16)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`;
  return [
    {
      table: "articles",
      id,
      set: {
        ...of.article.set,
        title: words(random, 8),
        publisher: `${words(random, 1)} Times`,
        published,
        originalName: `article-${number}.txt`,
        triage: triages[Math.floor(random() * triages.length)],
        currentTextVersionId: versionId,
      },
    },
    { table: "textVersions", id: versionId, set: { ...of.version.set, articleId: id } },
  ];
}

/**
 * @param {number} number
 * @param {Real} of
 * @returns {Change[]}
 */
export function claimChanges(number, { article, version }) {
  const random = randomFrom(number + 9_000_000);
  const claimId = v7();
  const annotationId = v7();
  const evidenceId = v7();
  const day = `2023-10-${10 + Math.floor(random() * 20)}`;
  return [
    {
      table: "claims",
      id: claimId,
      set: {
        statement: words(random, 12),
        kind: kinds[Math.floor(random() * kinds.length)],
        hedge: "unhedged",
        credibility: random() < 0.5 ? null : 2 + Math.floor(random() * 4),
        credibilityReason: null,
        note: null,
      },
    },
    {
      table: "annotations",
      id: annotationId,
      set: {
        articleId: article.id,
        textVersionId: version.id,
        start: number % 1000,
        end: (number % 1000) + 60,
        exact: words(random, 10),
        prefix: "",
        suffix: "",
        style: "highlight",
        colour: 1 + (number % 6),
        note: null,
      },
    },
    {
      table: "evidence",
      id: evidenceId,
      set: {
        claimId,
        annotationId,
        bearing: "supports",
        originStanding: random() < 0.5 ? "unset" : "unknown",
        originId: null,
        quantityValue: random() < 0.3 ? Math.floor(random() * 1000) : null,
        quantityUpTo: null,
        quantityUnit: null,
        quantityQualifiers: [],
        date: day,
        dateText: day,
        dateBasis: "stated",
        dateInferredFrom: null,
        placeText: null,
        placeName: null,
        placeId: null,
        hedge: "unhedged",
        translation: null,
        note: null,
      },
    },
    {
      table: "speakers",
      id: v7(),
      set: {
        evidenceId,
        position: "a0",
        name: words(random, 2),
        isUnnamed: false,
        sourceId: null,
      },
    },
  ];
}

/** Every so many claims one is related to the claim before it; every so many relations open a conflict. */
const claimsOfRelation = 10;
const relationsOfConflict = 4;

/**
 * What an analyst made of a claim: decided through both lenses, some set in relation to the one before.
 *
 * @param {number} number
 * @param {string} claimId
 * @param {string | null} former the claim before it
 * @returns {Change[]}
 */
export function weighingChanges(number, claimId, former) {
  const random = randomFrom(number + 7_000_000);
  // Half of the claims wait for a decision, as in a notebook that is being worked on.
  const lensIds = ["japan-security", "south-korean-public-sentiment"].filter(() => random() < 0.5);
  const impacts = lensIds.map((lensId) => {
    const isRelevant = random() < 0.6;
    return {
      table: "impacts",
      id: `impact~${claimId}~${lensId}`,
      set: {
        claimId,
        lensId,
        decision: isRelevant ? "relevant" : "not-relevant",
        direction: isRelevant ? directions[Math.floor(random() * directions.length)] : null,
        severity: isRelevant ? severities[Math.floor(random() * severities.length)] : null,
        reason: null,
      },
    };
  });
  if (former === null || number % claimsOfRelation !== 0) return impacts;
  const isConflict = number % (claimsOfRelation * relationsOfConflict) === 0;
  const kind = isConflict ? "tension" : "elaborates";
  const relationId = `${kind}~${former}~${claimId}`;
  const ends = { fromClaimId: former, toClaimId: claimId };
  const relation = { table: "relations", id: relationId, set: { kind, ...ends, note: null } };
  const conflict = {
    table: "conflicts",
    id: `tension~${former}~${claimId}`,
    set: {
      kind: "tension",
      endKind: "claim",
      leftId: former,
      rightId: claimId,
      relationId,
      note: null,
      resolution: "open",
      resolutionReason: null,
    },
  };
  return [...impacts, relation, ...(isConflict ? [conflict] : [])];
}

/**
 * @param {() => number} random
 * @param {number} count
 */
export function words(random, count) {
  return Array.from(
    { length: count },
    () => vocabulary[Math.floor(Math.exp(random() * Math.log(vocabulary.length))) - 1] ?? "the",
  ).join(" ");
}
