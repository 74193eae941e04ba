import { sentimentReachId } from "../lens/built-in-lenses.ts";
import type { Ground } from "./ground.ts";
import { withoutQuotations } from "./sentences.ts";

/** From so many people on, evidence may speak for a public: fewer than any serious poll asks. */
export const fewestForAPublic = 100;

/** A people or a public, as something that feels, wants or thinks. */
const publics =
  /\b(?:(?:South |North )?Koreans|(?:\p{Lu}\p{L}+ )?\p{Lu}\p{L}+(?:ans|ians)|(?:\p{Lu}\p{L}+ )?(?:\p{Lu}\p{L}+(?:an|ian|ish|ese)|British|French|Dutch|Czech|Greek) (?:people|public|citizens|society|youth|students|teenagers|voters|families|households)|[Tt]he (?:general )?(?:public|people|population|citizens|citizenry|nation|country)|(?:[Yy]oung|[Oo]rdinary|[Mm]any|[Mm]ost|[Aa]ll|[Ss]ome) (?:people|citizens|(?:\p{Lu}\p{L}+ ){0,2}\p{Lu}\p{L}+s)|[Pp]ublic (?:opinion|sentiment|mood|anxiety|fear|confidence)|[Cc]itizens|Seoulites)\b|韓国(?:人|国民|社会|世論)|日本(?:人|国民|社会)|国民|市民|世論|人々|(?:한국|남한|일본) ?(?:인|국민|사회|사람)들?|국민(?:들)?|시민(?:들)?|여론|대중|사람들/u;

/** What a public is said to do: feel, think, want, or change its mind. */
const feelings =
  /\b(?:fear(?:s|ed|ful|ing)?|worr(?:y|ies|ied|ying)|anxi(?:ous|ety)|afraid|frightened|scared|terrified|alarm(?:ed)?|concern(?:ed|s)?|uneas[ey]|feel(?:s|ing)?|felt|think(?:s)?|thought|believ(?:e|es|ed)|want(?:s|ed)?|demand(?:s|ed|ing)?|expect(?:s|ed)?|oppos(?:e|es|ed)|favou?r(?:s|ed)?|support(?:s|ed)?|distrust(?:s|ed)?|trust(?:s|ed)?|ang(?:er|ry)|hop(?:e|es|ed|ing)|panic(?:s|ked|king)?|shaken|shift(?:s|ed|ing)?|turn(?:s|ed|ing)?|swung|harden(?:s|ed|ing)?|grow(?:s|n|ing)|grew|ris(?:es|en|ing)|rose)\b|恐れ|怖|不安|懸念|心配|怒|望|求め|感じ|信じ|支持|反対|高まっ|広が|두려|무서|불안|우려|걱정|분노|원하|바라|느끼|믿|지지|반대|확산|커지/iu;

/** Said of one person, or said to be unknown: then nobody is made to speak for others. */
const limits =
  /\b(?:(?:one|a single|this|the|another) (?:\p{L}+ )?(?:writer|person|author|student|respondent|resident|shopkeeper|letter|reader|voice|man|woman|schoolchild)|n ?= ?\d|not (?:be )?(?:representative|known|shown|carried|generalised)|no (?:judgement|conclusion|inference|evidence|polling|poll)|says? nothing|can ?not (?:be )?(?:say|said|speak|carry|show|shown|judged?|known|told)|does not (?:show|speak|say|mean|stand)|whether|unknown|unclear|polls?|polled|polling|surveys?|surveyed|respondents)\b|一人|1人|ある(?:生徒|学生|筆者|人)|代表(?:し|す|的)|世論調査|わからない|不明|한 (?:명|사람|학생|필자|글쓴이)|1명|대표하|여론조사|알 수 없|불분명/iu;

/** Between the public and its feeling; further apart they belong to different things. */
const farthest = 60;

/** The words by which a text gives a feeling to a public, or null. Quotations are the source's own. */
function publicFeelingIn(text: string): string | null {
  const words = withoutQuotations(text);
  if (limits.test(words)) return null;
  for (const subject of words.matchAll(new RegExp(publics, "gu"))) {
    const from = Math.max(0, subject.index - farthest);
    const end = subject.index + subject[0].length;
    const around = `${words.slice(from, subject.index)}\u0000${words.slice(end, end + farthest)}`;
    // "Public fear" names its feeling itself.
    const feeling = feelings.exec(around) ?? feelings.exec(subject[0]);
    if (feeling === null) continue;
    const isBefore = feeling.index < around.indexOf("\u0000");
    return isBefore ? `${feeling[0]} … ${subject[0]}` : `${subject[0]} … ${feeling[0]}`;
  }
  return null;
}

/**
 * How many people the evidence of these claims speaks for: the largest group that an
 * analyst counted, or else those who speak in it, where it tells of feelings or opinions.
 * Null where it rests on something else, such as a poll told as a figure.
 */
export function voicesOf(claimIds: readonly string[], ground: Ground): number | null {
  const ids = new Set<string>(claimIds);
  const impactIds = new Set<string>(
    ground.rows.impacts
      .filter((row) => ids.has(row.claimId) && row.decision === "relevant")
      .map((row) => row.id),
  );
  const counted = ground.rows.impactDimensions.flatMap(({ impactId, dimensionId, value }) =>
    dimensionId === sentimentReachId && impactIds.has(impactId) && typeof value === "number"
      ? value
      : [],
  );
  if (counted.length > 0) return Math.max(...counted);
  const claims = claimIds.flatMap((id) => ground.claims.get(id) ?? []);
  const isPersonal = claims.every(({ kind }) => kind === "sentiment" || kind === "opinion");
  if (claims.length === 0 || !isPersonal) return null;
  const speakers = claims.flatMap(({ id }) =>
    ground.passagesOfClaim(id).flatMap(({ evidence, article }) => {
      const [first] = ground.speakersOf(evidence.id);
      return first?.sourceId ?? first?.name ?? article.id;
    }),
  );
  return new Set(speakers).size;
}

/** A public made to feel what too few people say; null where the evidence carries it. */
export function beyondEvidence(
  text: string,
  claimIds: readonly string[],
  ground: Ground,
): { readonly words: string; readonly people: string } | null {
  const words = publicFeelingIn(text);
  const voices = words === null ? null : voicesOf(claimIds, ground);
  if (words === null || voices === null || voices >= fewestForAPublic) return null;
  return { words, people: String(voices) };
}

/** Whether a text says that its evidence speaks for a few people only. */
export function limitsReach(text: string): boolean {
  return /\bn ?= ?\d|\b(?:one|a single|two|three) (?:\p{L}+ )?(?:writer|person|people|persons|author|student|respondent|resident|shopkeeper|reader|voice|man|woman)s?\b|not representative|一人|1人|代表(?:し|す|的)|한 (?:명|사람|학생|필자|글쓴이)|1명|대표/iu.test(
    text,
  );
}
