import { keyUnder, translateFor } from "../../messages/catalogue.ts";
import type { Claim } from "../claim/claim.ts";
import { byPosition } from "../position.ts";
import type { BriefSection, Citation, Paragraph } from "./brief.ts";
import { briefSections, ownSections } from "./brief.ts";
import type { Checked } from "./checked.ts";
import { claimIdsCited, frozenPassages, passagesCited, standingOfCitation } from "./citing.ts";
import { confirmedOnOneOrigin } from "./confirmed-words.ts";
import { changedFigures, droppedHedges } from "./figures.ts";
import type { Finding } from "./finding.ts";
import type { Ground, Passage } from "./ground.ts";
import {
  estimativeWordIn,
  highConfidenceIn,
  likelihoodWithConfidence,
  mixedRows,
  termsIn,
} from "./likelihood-words.ts";
import { reasonOf, type WithheldName, withheldNameIn, withheldNames } from "./names.ts";
import { beyondEvidence } from "./public-voice.ts";
import { wrongQuotations } from "./quotation.ts";
import { type Sentence, sentencesOf, withoutQuotations } from "./sentences.ts";
import { spelledParagraphs } from "./shown-words.ts";

interface Place {
  readonly paragraph: Paragraph;
  readonly sentence: Sentence;
  readonly citations: readonly Citation[];
  readonly passages: readonly Passage[];
  readonly claims: readonly Claim[];
}

/** Everything that can be wrong with a sentence of the brief, sentence by sentence. */
export function sentenceFindings(checked: Checked): readonly Finding[] {
  const { ground, brief } = checked;
  const names = withheldNames(ground);
  const citations = new Map(ground.rows.citations.map((citation) => [citation.id, citation]));
  const paragraphs = [...spelledParagraphs(ground, brief, translateFor(brief.language))].sort(
    (a, b) => orderOf(a) - orderOf(b) || byPosition(a, b),
  );
  const places = paragraphs.flatMap((paragraph) =>
    sentencesOf(paragraph.content).map((sentence) =>
      placeOf(paragraph, sentence, citations, checked),
    ),
  );
  return [
    ...places.flatMap((place) => [
      ...referenceFindings(place),
      ...likelihoodFindings(place),
      ...estimativeFindings(place),
      ...confidenceFindings(place, checked),
      ...publicFindings(place, checked),
      ...originFindings(place, checked),
      ...figureFindings(place, checked),
      ...hedgeFindings(place, checked),
      ...quoteFindings(place, checked),
      ...nameFindings(place, names, checked),
      ...citationFindings(place, checked),
    ]),
    ...rowFindings(places, checked),
  ];
}

function orderOf(paragraph: Paragraph): number {
  return briefSections.indexOf(paragraph.section);
}

function placeOf(
  paragraph: Paragraph,
  sentence: Sentence,
  citations: ReadonlyMap<string, Citation>,
  { ground }: Checked,
): Place {
  const cited = sentence.citationIds.flatMap((id) => citations.get(id) ?? []);
  const claimIds = new Set(cited.flatMap((citation) => claimIdsCited(citation, ground)));
  return {
    paragraph,
    sentence,
    citations: cited,
    passages: cited.flatMap((citation) => passagesCited(citation, ground)),
    claims: [...claimIds].flatMap((id) => ground.claims.get(id) ?? []),
  };
}

function at(
  { paragraph, sentence }: Place,
  ruleId: string,
  params: Finding["params"] = {},
): Finding {
  const target = { targetKind: "paragraph", targetId: paragraph.id } as const;
  return { ruleId, section: paragraph.section, ...target, excerpt: sentence.text, params };
}

function referenceFindings(place: Place): readonly Finding[] {
  const { paragraph, sentence, citations } = place;
  if (paragraph.isOwnAssessment || citations.length > 0) return [];
  if (ownSections.has(paragraph.section) || !/[\p{L}\p{N}]/u.test(sentence.text)) return [];
  return [at(place, "sentence-without-reference")];
}

function likelihoodFindings(place: Place): readonly Finding[] {
  const mix = likelihoodWithConfidence(withoutQuotations(place.sentence.text));
  return mix === null ? [] : [at(place, "likelihood-with-confidence", mix)];
}

/** Where nothing else is said but what may be: other readings, and what would change them. */
const mayGuess: ReadonlySet<BriefSection> = new Set(["gaps", "alternatives", "indicators"]);

/** The standard binds the author's own judgements; what a source supposes keeps its words. */
function estimativeFindings(place: Place): readonly Finding[] {
  const { paragraph, sentence } = place;
  const isOwn = paragraph.isOwnAssessment || paragraph.section === "key-judgements";
  if (!isOwn || mayGuess.has(paragraph.section)) return [];
  const word = estimativeWordIn(withoutQuotations(sentence.text), false);
  return word === null ? [] : [at(place, "estimative-word", { word })];
}

/** High confidence is stated with a judgement, where the check can hold it against its evidence. */
function confidenceFindings(place: Place, { ground, judgementIds }: Checked): readonly Finding[] {
  const words = highConfidenceIn(withoutQuotations(place.sentence.text));
  const isJudged = judgementIds.some((id) => ground.judgements.get(id)?.confidence === "high");
  return words === null || isJudged ? [] : [at(place, "confidence-not-judged", { words })];
}

function publicFindings(place: Place, { ground, claimIds }: Checked): readonly Finding[] {
  if (ownSections.has(place.paragraph.section)) return [];
  // What cites nothing is held against what the brief knows of feelings.
  const felt = claimIds.filter((id) => ground.claims.get(id)?.kind === "sentiment");
  const cited = place.claims.map(({ id }) => id);
  const beyond = beyondEvidence(place.sentence.text, cited.length > 0 ? cited : felt, ground);
  return beyond === null ? [] : [at(place, "public-beyond-evidence", beyond)];
}

function rowFindings(
  places: readonly Place[],
  { ground, judgementIds }: Checked,
): readonly Finding[] {
  const judged = judgementIds.flatMap((id) => ground.judgements.get(id)?.likelihood ?? []);
  const written = places.map((place) => ({
    place,
    terms: termsIn(withoutQuotations(place.sentence.text)),
  }));
  const mix = mixedRows(
    judged,
    written.flatMap(({ terms }) => terms),
  );
  if (mix === null) return [];
  const culprit = written.find(({ terms }) => terms.some((term) => term.row === mix.strayRow));
  const params = { first: mix.first, second: mix.second };
  if (culprit !== undefined) return [at(culprit.place, "mixed-likelihood-rows", params)];
  const stray = judgementIds.find((id) => ground.judgements.get(id)?.likelihood === mix.strayTerm);
  return [
    {
      ruleId: "mixed-likelihood-rows",
      section: "key-judgements",
      targetKind: "judgement",
      targetId: stray ?? "",
      excerpt: null,
      params,
    },
  ];
}

function originFindings(place: Place, { ground }: Checked): readonly Finding[] {
  // What to watch for may well be a confirmation.
  if (mayGuess.has(place.paragraph.section)) return [];
  const claimIds = place.claims.map(({ id }) => id);
  const confirmed = confirmedOnOneOrigin(place.sentence.text, claimIds, ground);
  return confirmed === null ? [] : [at(place, "single-origin-confirmed", confirmed)];
}

function figureFindings(place: Place, checked: Checked): readonly Finding[] {
  const { ground, brief } = checked;
  if (place.citations.length === 0) return shareFindings(place, checked);
  const sources = [
    ...place.passages.map(({ annotation }) => annotation.exact),
    ...place.claims.map((claim) => claim.statement),
    ...place.citations.flatMap((citation) => frozenPassages(citation).map(({ exact }) => exact)),
    ...lensNumbers(place, ground),
    ...place.passages.flatMap(({ evidence }) => [evidence.date ?? "", evidence.dateText ?? ""]),
  ];
  const { text } = place.sentence;
  return [
    ...changedFigures(text, sources).map((figure) =>
      at(place, "figure-not-in-passage", { figure }),
    ),
    ...droppedHedges(text, place.passages, brief.language).map((dropped) =>
      at(place, "hedge-dropped", { ...dropped }),
    ),
  ];
}

/**
 * A share or a trend in figures that no passage of the brief holds. Gaps and indicators
 * may name thresholds that none does.
 */
function shareFindings(place: Place, { ground, claimIds }: Checked): readonly Finding[] {
  const { paragraph, sentence } = place;
  if (ownSections.has(paragraph.section)) return [];
  const shares = new Set(
    [...sentence.text.matchAll(/\d[\d.,]*(?=\s?(?:%|％|per ?cent\b|パーセント|퍼센트))/giu)].map(
      ([share]) => share,
    ),
  );
  if (shares.size === 0) return [];
  const sources = claimIds.flatMap((id) =>
    ground.passagesOfClaim(id).map(({ annotation }) => annotation.exact),
  );
  return changedFigures(sentence.text, sources)
    .filter((figure) => shares.has(figure))
    .map((figure) => at(place, "figure-not-in-passage", { figure }));
}

/** Numbers that the analyst gave for the cited claims, such as how many people the evidence speaks for. */
function lensNumbers({ claims }: Place, { rows }: Ground): readonly string[] {
  const claimIds = new Set<string>(claims.map((claim) => claim.id));
  const impactIds = new Set(
    rows.impacts.filter((impact) => claimIds.has(impact.claimId)).map((impact) => impact.id),
  );
  return rows.impactDimensions
    .filter((row) => impactIds.has(row.impactId) && typeof row.value === "number")
    .map((row) => String(row.value));
}

/** Words that keep a claim from being stated as a fact. */
const hedgeWords =
  /\b(?:may|might|could|can|would|should|if|whether|possib\w*|probab\w*|likely|unlikely|suspect\w*|suspicion\w*|alleg\w*|report(?:s|ed|edly)?|claim(?:s|ed)?|sa(?:y|ys|id)|stat(?:es|ed)|according|fear(?:s|ed)?|concern\w*|worr\w*|warn\w*|believ\w*|assess\w*|judge[sd]?|suggest\w*|appear\w*|seem\w*|indicat\w*|hint\w*|rais\w*|risk\w*|potential\w*|question\w*|unclear|unknown|not (?:known|clear|possible)|impossible|condition\w*|expect\w*|estimat\w*|chance|propos\w*|hypothe\w*|approximate\w*|about|around|roughly|nearly)\b|可能性|とみられ|という|と述べ|と発表|によれば|によると|おそれ|恐れ|懸念|疑い|疑わ|示唆|推定|なれば|すれば|かもしれ|모른|모를|가능성|우려|의혹|시사|추정|따르면|밝혔|말했|다면|경우|것으로|수 있/iu;

function hedgeFindings(place: Place, { t }: Checked): readonly Finding[] {
  const soft = place.claims.filter((claim) =>
    ["probable", "possible", "suspected", "conditional"].includes(claim.hedge),
  );
  const [first] = soft;
  // A sentence that also cites something stated outright may be stating that.
  if (first === undefined || soft.length < place.claims.length) return [];
  if (hedgeWords.test(withoutQuotations(place.sentence.text))) return [];
  const hedge = t(keyUnder("words.hedge", first.hedge)).toLowerCase();
  return [at(place, "claim-stated-as-fact", { hedge })];
}

function quoteFindings(place: Place, { ground, claimIds }: Checked): readonly Finding[] {
  const cited = [
    ...place.passages.map(({ annotation }) => annotation.exact),
    ...place.citations.flatMap((citation) => frozenPassages(citation).map(({ exact }) => exact)),
  ];
  // Without a reference a quotation has to stand in some passage of the brief.
  const sources =
    cited.length > 0
      ? cited
      : claimIds.flatMap((id) =>
          ground.passagesOfClaim(id).map(({ annotation }) => annotation.exact),
        );
  return wrongQuotations(place.sentence.text, sources).map((quote) =>
    at(place, "quote-differs", { quote }),
  );
}

function nameFindings(
  place: Place,
  names: readonly WithheldName[],
  { t }: Checked,
): readonly Finding[] {
  const withheld = withheldNameIn(place.sentence.text, names);
  if (withheld === null) return [];
  const { found, naming } = withheld;
  return [at(place, "withheld-name-printed", { found, reason: reasonOf(naming, t) })];
}

function citationFindings(place: Place, { ground }: Checked): readonly Finding[] {
  return place.citations.flatMap((citation): readonly Finding[] => {
    const standing = standingOfCitation(citation, ground);
    const target = { targetKind: "citation", targetId: citation.id } as const;
    const base = { section: place.paragraph.section, ...target, excerpt: place.sentence.text };
    if (standing.kind === "gone") return [{ ruleId: "cited-thing-gone", ...base, params: {} }];
    if (standing.kind === "current") return [];
    const { field, was, now } = standing;
    return [{ ruleId: "cited-thing-changed", ...base, params: { field, was, now } }];
  });
}
