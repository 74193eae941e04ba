/**
 * Articles for measuring: as many as wanted, each made from its number alone, so that two
 * processes make the same ones. English words are distributed as in a language (Zipf), Japanese and
 * Korean come from templates; three in ten are Japanese or Korean. About 3.5 KB each.
 */

const bytesWanted = 3500;
const vocabularySize = 30_000;

const commonWords =
  "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so said what up its about into than them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years much where your way down should because long each just state those people too mr how little good world make very year still see own work men day get here old both life being under three never know same last another while us might great go come since against right came take used himself few house use place during high without again home around small however found mrs part school thought went say general once upon war every left don government number course".split(
    " ",
  );
const onsets =
  "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w z".split(
    " ",
  );
const vowels = "a e i o u ai ea ee ie oa oo ou".split(" ");
const codas = "b ck d f g l ll m n nd ng nt p r rd rk rt s ss st t th x".split(" ");

/** @param {number} seed */
export function randomFrom(seed) {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * @template Item
 * @param {readonly Item[]} list
 * @param {() => number} random
 * @returns {Item}
 */
function pick(list, random) {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error("An empty list");
  return item;
}

function makeVocabulary() {
  const random = randomFrom(7);
  const words = new Set(commonWords);
  while (words.size < vocabularySize) {
    const syllables = 1 + Math.floor(random() * 3);
    let word = "";
    for (let syllable = 0; syllable < syllables; syllable += 1) {
      word += pick(onsets, random) + pick(vowels, random);
    }
    words.add(word + pick(codas, random));
  }
  return [...words];
}

export const vocabulary = makeVocabulary();
const logSize = Math.log(vocabularySize);

/**
 * The rank of a word as often as its rank is great: a share of 1/rank each.
 *
 * @param {() => number} random
 */
function zipfWord(random) {
  const rank = Math.floor(Math.exp(random() * logSize)) - 1;
  return vocabulary[rank] ?? "the";
}

const kanji = Array.from(
  "国会政府発表軍事核実験経済制裁海上自衛隊外務省大統領首相会談防空識別圏衛星画像鉄道貨物輸送港湾施設部品工場原子力開発計画攻撃報告書調査分析専門家記者世論不安安全保障同盟協力抗議声明東西南北日中米露韓朝鮮半島境界線河川橋梁増加減少確認推定",
);
const japaneseNouns =
  "北朝鮮 ミサイル 発射 政府 日本海 防衛省 列車 貨物 衛星画像 専門家 弾道ミサイル ロシア 豆満江 首相 国連 安保理 制裁 コンテナ 分析 韓国".split(
    " ",
  );
const japaneseTemplates = [
  "{a}は{n}日、{b}を{c}したと発表した。",
  "{a}によると、{b}は約{n}件に上り、{c}が増加している。",
  "「{a}の{b}は極めて遺憾」と{c}は抗議した。",
  "{a}と{b}の{c}は{n}月以降も続く見通しだ。",
];
const hangul = Array.from(
  "가나다라마바사아자차카타파하강남북서동해군정부국방미일한러중조선위성사진열차화물수송항구시설공장핵실험경제제재회담발표성명분석전문가",
);
const koreanNouns =
  "북한 미사일 발사 정부 국방부 열차 화물 위성사진 전문가 러시아 두만강 총리 유엔 제재 컨테이너 분석 일본 국민 불안 안보".split(
    " ",
  );
const koreanTemplates = [
  "{a}은 {n}일 {b}를 {c}했다고 밝혔다.",
  "{a}에 따르면 {b}은 약 {n}건으로 {c}이 늘었다.",
  "“{a}의 {b}은 유감”이라고 {c} 관계자가 말했다.",
  "{a}와 {b}의 {c}은 {n}월 이후에도 계속될 전망이다.",
];

/**
 * @param {readonly string[]} templates
 * @param {readonly string[]} nouns
 * @param {readonly string[]} characters
 * @param {() => number} random
 */
function fromTemplates(templates, nouns, characters, random) {
  let text = "";
  // Three bytes a character.
  while (text.length * 3 < bytesWanted) {
    const noun = () =>
      random() < 0.5
        ? pick(nouns, random)
        : pick(characters, random) +
          pick(characters, random) +
          (random() < 0.4 ? pick(characters, random) : "");
    const sentence = pick(templates, random)
      .replace("{a}", noun())
      .replace("{b}", noun())
      .replace("{c}", noun())
      .replace("{n}", String(1 + Math.floor(random() * 30)));
    text += sentence + (random() < 0.15 ? "\n\n" : "");
  }
  return text;
}

/** @param {() => number} random */
function english(random) {
  let text = "";
  let inSentence = 0;
  while (text.length < bytesWanted) {
    const word = zipfWord(random);
    if (inSentence === 0) text += word.charAt(0).toUpperCase() + word.slice(1);
    else
      text +=
        random() < 0.02
          ? ` ${1 + Math.floor(random() * 9)},${100 + Math.floor(random() * 900)}`
          : ` ${word}`;
    inSentence += 1;
    if (inSentence > 8 && random() < 0.1) {
      text += random() < 0.15 ? ".\n\n" : ". ";
      inSentence = 0;
    } else if (random() < 0.06) text += ",";
  }
  return text;
}

/**
 * @param {number} number
 * @returns {{ language: "en" | "ja" | "ko", title: string, text: string }}
 */
export function articleNumber(number) {
  const random = randomFrom(number + 1000);
  const kind = number % 20;
  const language = kind < 3 ? "ja" : kind < 6 ? "ko" : "en";
  const text =
    language === "ja"
      ? fromTemplates(japaneseTemplates, japaneseNouns, kanji, random)
      : language === "ko"
        ? fromTemplates(koreanTemplates, koreanNouns, hangul, random)
        : english(random);
  const title =
    language === "en"
      ? Array.from({ length: 6 }, () => zipfWord(random)).join(" ")
      : text.slice(0, 24).replace(/\s/g, "");
  return { language, title, text };
}

/**
 * Queries of every type, several of each, made from words that the articles have.
 *
 * @param {number} each
 * @returns {Readonly<Record<string, readonly string[]>>}
 */
export function queriesOf(each) {
  const random = randomFrom(42);
  const list = (/** @type {() => string} */ make) => Array.from({ length: each }, make);
  const ranked = (/** @type {number} */ from, /** @type {number} */ to) =>
    vocabulary[from + Math.floor(random() * (to - from))] ?? "the";
  return {
    "one word": list(() => ranked(500, 5000)),
    "a very common word": list(() => ranked(0, 40)),
    "two words": list(() => `${ranked(50, 800)} ${ranked(50, 800)}`),
    "a phrase": list(() => {
      const { text } = articleNumber(6 + 20 * Math.floor(random() * 40));
      const words = text.split(/[^a-z]+/);
      const at = 10 + Math.floor(random() * 200);
      return `"${words[at]} ${words[at + 1]}"`;
    }),
    "the beginning of a word": list(() => `${ranked(300, 3000).slice(0, 3)}*`),
    "two characters": list(() =>
      random() < 0.5
        ? pick(japaneseNouns, random).slice(0, 2)
        : pick(koreanNouns, random).slice(0, 2),
    ),
  };
}

/**
 * Queries in four languages with a straightforward test each, which knows nothing of the index:
 * words by their borders, phrases by their words, strings of two and more characters by themselves.
 *
 * @returns {readonly { typed: string, isIn: (text: string) => boolean }[]}
 */
export function recallQueries() {
  const random = randomFrom(77);
  const among = (/** @type {number} */ to) => vocabulary[Math.floor(random() * to)] ?? "the";
  const words = Array.from({ length: 20 }, () => among(2000));
  const phrases = Array.from({ length: 20 }, (_, at) => {
    const found = articleNumber(6 + 20 * at).text.split(/[^A-Za-z]+/);
    const from = 10 + Math.floor(random() * 100);
    return found
      .slice(from, from + 2 + (at % 2))
      .join(" ")
      .toLowerCase();
  });
  const pieces = Array.from({ length: 40 }, (_, at) => {
    // Articles 0 to 2 of twenty are Japanese, 3 to 5 Korean.
    const { text } = articleNumber(20 * at + (at % 6));
    const runs = text.match(/[\u3041-\u30ff\u4e00-\u9fff]{2,}|[\uac00-\ud7a3]{2,}/gu) ?? ["北朝"];
    const run = runs[Math.floor(random() * runs.length)] ?? "北朝";
    return run.slice(0, 2 + (at % 3));
  });
  // Chinese, as its readers would ask: words that Japanese articles write with the same characters.
  const chinese = ["发射", "北朝", "朝鮮", "国防", "経済", "衛星", "政府", "調査", "分析", "外務"];
  return [
    ...words.map((typed) => ({ typed, isIn: hasWords([typed]) })),
    ...phrases.map((phrase) => ({ typed: `"${phrase}"`, isIn: hasWords(phrase.split(" ")) })),
    ...[...pieces, ...chinese].map((typed) => ({
      typed,
      isIn: (/** @type {string} */ text) => text.includes(typed),
    })),
  ];
}

/** @param {readonly string[]} words one after the other, with no letter or digit between */
function hasWords(words) {
  const pattern = new RegExp(`(?<![a-z0-9])${words.join("[^a-z0-9]+")}(?![a-z0-9])`, "i");
  return (/** @type {string} */ text) => pattern.test(text);
}
