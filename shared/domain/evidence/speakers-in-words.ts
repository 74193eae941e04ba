/** Who the words say said it, proposed for one link of the speaker chain. */
export interface SpeakerInWords {
  readonly name: string;
  /** True when the passage gives no name but a description ("U.S. officials"). */
  readonly isUnnamed: boolean;
  /** The words that name them. */
  readonly cue: string;
}

const said =
  "(?:stated|states|said|says|told|confirmed|confirms|revealed|reveals|reported|reports|announced|claimed|claims|warned|warns|added|argued|argues|noted|wrote|disclosed|alleged|estimated|assessed)";
const capital = "(?:\\p{Lu}[\\p{L}\\p{M}.’'&-]*)";
/** A run of capitalised words, with the small words that stand inside names. */
const properName = `(?:${capital}(?:\\s(?:(?:of|for|and|the|de|van)\\s)*${capital})*(?:\\s\\(\\p{Lu}+\\))?)`;
const unnamedRole =
  "(?:officials?|sources?|experts?|analysts?|observers?|critics?|diplomats?|lawmakers?|residents?|witnesses|a person familiar[^,.]*|people familiar[^,.]*)";

const citation =
  /[(（](\p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*(?:(?:,? (?:&|and) |, )\p{Lu}[\p{L}’'-]+)*(?: et al\.)?)(?:,? (?:1[5-9]|20)\d{2}[a-z]?)?[)）]/gu;
const accordingTo = new RegExp(
  `\\baccording to (?:the )?(${properName}|(?:${capital}\\s)?${unnamedRole})`,
  "giu",
);
const spokenBy = new RegExp(
  `(?:(${properName})(?:, [^,]{3,200},)?|((?:(?:${capital}|some|several|senior|unnamed|two|three)\\s)*${unnamedRole})) (?:also |later |have |has |had )?${said}\\b`,
  "gu",
);
/** Verbs that name a speaker only beside a quotation: "she declared a holiday" quotes nobody. */
const saidOfQuotation = `(?:${said}|declared|declares|insisted|insists|acknowledged|explained|explains|stressed|concluded|recalled|testified|asserted|admitted|replied|responded|continued|complained|asked|tweeted|posted)`;
/** What somebody is, in small letters before the name: "White House press secretary Josh Lind". */
const office =
  "(?:[\\p{L}’'.-]+\\s){0,4}?(?:secretary|spokesman|spokeswoman|spokesperson|analyst|economist|director|professor|leader|president|chairman|chairwoman|minister|officer|chief|executive|lawyer|attorney|lawmaker|researcher|resident|historian|diplomat|commander)\\s";
const somebody = `(?:an?|one|another)\\s(?:[\\p{L}’'.-]+\\s){0,4}?(?:official|source|expert|analyst|observer|critic|diplomat|lawmaker|resident|witness|spokesman|spokeswoman|spokesperson|survivor|officer)`;
const quotationEnd = '[”"]\\s';
/** “…,” said Senator Ana Lim; “…,” said one resident. */
const quotedInverted = new RegExp(
  `${quotationEnd}${saidOfQuotation}\\s(?:the\\s)?(?:(${somebody}|(?:(?!(?:and|of|who|to|for)\\s)[\\p{L}’'.-]+\\s){0,2}?${unnamedRole})\\b|(?:${office})?(${properName}))`,
  "gu",
);
/** “…,” Lim declared. */
const quotedByName = new RegExp(
  `${quotationEnd}(?:the\\s)?(?:${office})?(${properName})(?:, [^,“”]{3,200},)? (?:also |later |had )?${saidOfQuotation}\\b`,
  "gu",
);
const releasedBy = new RegExp(
  `\\b(?:released|published|issued|provided|captured|obtained) by (?:the )?(${properName})`,
  "gu",
);
const japanese =
  /([^\s、。「」（）]{2,30}?)(?:によると|によれば)|([^\s、。「」（）]{2,30}?)は[^。]*?(?:と述べた|と発表した|と明らかにした|と語った|と報じた)/gu;
const korean =
  /([^\s,.“”]+(?: [^\s,.“”]+){0,3}?)에 따르면|([^\s,.“”]+(?: [^\s,.“”]+){0,2}?)[은는이가] [^.]*?(?:고 밝혔다|고 말했다|고 전했다|고 보도했다|고 발표했다)/gu;

/** Words that capitalise like names where they open a sentence, and name nobody. */
const notNames = new Set(
  "The This These That Those It He She They We I You Who There Here A An But And Or So As For In On At By To From With Of After Before Since During Until Soon Then Now Later Meanwhile While When Where If Because Although Though Yet Still Also Even Again Furthermore Moreover However Instead Some Many Most Few Several Both Each Others Another Nobody None No Not What Which His Her Their Its My Our Your Last Next Monday Tuesday Wednesday Thursday Friday Saturday Sunday Yesterday Today".split(
    " ",
  ),
);

/** "There have been suspicions", "it is believed": words that say that nobody is named. */
const namesNobody = /^(?:there (?:have been|has been|were|was|are|is)|it (?:is|was|has been))\b/iu;

/** True for a name or a description of somebody, and not for words that only say that something is said. */
export function isSomebody(name: string): boolean {
  const words = tidy(name);
  return words !== "" && !notNames.has(words) && !namesNobody.test(words);
}

/**
 * The speaker chain the words suggest, outermost first: the work a parenthesis cites
 * carries what somebody in the sentence said ("the White House revealed … (Baker)" is
 * Baker, quoting the White House). The article's own author is not named here.
 *
 * @param words the sentence around a passage, so that its subject is seen
 */
export function speakersIn(words: string): readonly SpeakerInWords[] {
  const found: SpeakerInWords[] = [];
  const add = (rawName: string | undefined, cue: string) => {
    const name = tidy(rawName ?? "");
    if (!isSomebody(name)) return;
    if (found.some((speaker) => speaker.name.toLowerCase() === name.toLowerCase())) return;
    found.push({ name, isUnnamed: isUnnamed(name), cue: cue.trim() });
  };

  for (const match of words.matchAll(citation)) add(match[1], match[0]);
  for (const match of words.matchAll(accordingTo)) add(match[1], match[0]);
  for (const match of words.matchAll(spokenBy)) add(match[1] ?? match[2], match[0]);
  for (const match of words.matchAll(quotedInverted)) {
    add(match[1] ?? match[2], match[0]);
  }
  for (const match of words.matchAll(quotedByName)) add(match[1], match[0]);
  for (const match of words.matchAll(releasedBy)) add(match[1], match[0]);
  for (const match of words.matchAll(japanese)) add(match[1] ?? match[2], match[0]);
  for (const match of words.matchAll(korean)) add(match[1] ?? match[2], match[0]);
  return found;
}

function isUnnamed(name: string): boolean {
  return (
    new RegExp(`\\b${unnamedRole}$|^${somebody}$`, "iu").test(name) ||
    /(?:当局者|関係者|消息筋|専門家|高官|당국자|관계자|소식통|전문가)$/u.test(name)
  );
}

/** "On Monday Lim said": what only leads up to the name. */
const leadIn =
  /^(?:(?:On|In|At|By|After|Before|Since|Then|Later|Last|Yesterday|Meanwhile|While|When|As|But|And|So|If|Although|Though|Because) )+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?(?=\p{Lu})/u;

function tidy(name: string): string {
  return name
    .replace(/\s+/gu, " ")
    .replace(/^(?:The|the) /u, "")
    .replace(leadIn, "")
    .replace(/[,;:]$/u, "")
    .replace(/(?<!\bal)(?<!\b\p{Lu})\.$/u, "")
    .trim();
}
