/** Who the words say said it, proposed for one link of the speaker chain. */
export interface SpeakerInWords {
  readonly name: string;
  /** True when the passage gives no name but a description ("U.S. officials") or only a passive. */
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
const releasedBy = new RegExp(
  `\\b(?:released|published|issued|provided|captured|obtained) by (?:the )?(${properName})`,
  "gu",
);
const nobody =
  /\bthere (?:have been|were|are|has been|is) (?:growing |widespread )?(?:suspicions?|concerns?|reports?|rumou?rs?|fears?|speculation)\b|\bit is (?:believed|thought|said|reported|suspected)\b/iu;
const japanese =
  /([^\s、。「」（）]{2,30}?)(?:によると|によれば)|([^\s、。「」（）]{2,30}?)は[^。]*?(?:と述べた|と発表した|と明らかにした|と語った|と報じた)/gu;
const korean =
  /([^\s,.“”]+(?: [^\s,.“”]+){0,3}?)에 따르면|([^\s,.“”]+(?: [^\s,.“”]+){0,2}?)[은는이가] [^.]*?(?:고 밝혔다|고 말했다|고 전했다|고 보도했다|고 발표했다)/gu;

/** Sentence openers that capitalise like names. */
const notNames = new Set([
  "The",
  "This",
  "These",
  "That",
  "It",
  "He",
  "She",
  "They",
  "We",
  "But",
  "And",
  "As",
  "For",
  "In",
  "On",
  "Soon",
  "While",
  "Furthermore",
  "However",
]);

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
    if (name === "" || notNames.has(name)) return;
    if (found.some((speaker) => speaker.name.toLowerCase() === name.toLowerCase())) return;
    found.push({ name, isUnnamed: isUnnamed(name), cue: cue.trim() });
  };

  for (const match of words.matchAll(citation)) add(match[1], match[0]);
  for (const match of words.matchAll(accordingTo)) add(match[1], match[0]);
  for (const match of words.matchAll(spokenBy)) add(match[1] ?? match[2], match[0]);
  for (const match of words.matchAll(releasedBy)) add(match[1], match[0]);
  for (const match of words.matchAll(japanese)) add(match[1] ?? match[2], match[0]);
  for (const match of words.matchAll(korean)) add(match[1] ?? match[2], match[0]);

  const passive = nobody.exec(words);
  if (found.length === 0 && passive !== null) {
    found.push({ name: passive[0], isUnnamed: true, cue: passive[0] });
  }
  return found;
}

function isUnnamed(name: string): boolean {
  return (
    new RegExp(`\\b${unnamedRole}$`, "iu").test(name) ||
    /(?:当局者|関係者|消息筋|専門家|高官|당국자|관계자|소식통|전문가)$/u.test(name)
  );
}

function tidy(name: string): string {
  return name
    .replace(/\s+/gu, " ")
    .replace(/^(?:The|the) /u, "")
    .replace(/[,;:]$/u, "")
    .replace(/(?<!\bal)(?<!\b\p{Lu})\.$/u, "")
    .trim();
}
