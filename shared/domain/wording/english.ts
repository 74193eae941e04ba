import type { Phrases } from "./phrases.ts";
import type { Wording } from "./wording.ts";

const feeling: Phrases = [
  "fears",
  "feared",
  "fearful",
  "fear",
  "afraid",
  "scared",
  "frighten*",
  "terrified",
  "worry",
  "worries",
  "worried",
  "anxious",
  "anxiety",
  "angry",
  "anger",
  "furious",
  "hope",
  "hopes",
  "hoped",
  "hopeful",
  "felt",
  "feel",
  "feels",
  "feeling",
  "feelings",
  "relief",
  "relieved",
  "trust",
  "trusts",
  "trusted",
  "distrust*",
  "mistrust*",
  "proud",
  "ashamed",
  "lonely",
  "grief",
  "calm",
  "relaxed",
  "panic*",
  "cried",
  "weary",
  "tired",
  "uneasy",
  "unease",
  "resent*",
  "distant concept",
  "laugh* at",
  "nobody looked up",
  "I [do not|don't|did not|didn't|never] want",
  "no longer dare*",
  "[do not|don't|did not|didn't] dare",
];
const ownVoice: Phrases = [
  "I",
  "me",
  "my",
  "we",
  "us",
  "our",
  "as a(n) [student|child|mother|father|parent|resident|citizen|young|former|veteran|nurse|teacher]",
];
const demand: Phrases = [
  "should",
  "must",
  "ought to",
  "need(s) to be",
  "call(s) for",
  "urge",
  "urges",
  "urged",
  "demanded",
  "demands that",
  "have to [ensure|act|be|show]",
  "has to be",
  "underscore(s) the need",
  "let us",
  "it is time to",
  "recommend(s) that",
  "is imperative",
  "I want [a|an|the|our|my] ... [that|who|which|to]",
  "[we|I] ask ... to",
  "call(s) on",
  "called on",
];
/** Who counts as South Korean, where a sentence says so. */
const southKorean: Phrases = [
  "South Korea",
  "South Korean",
  "South Koreans",
  "Seoul",
  "Busan",
  "Incheon",
  "Gangneung",
  "this country",
];
/** Where writers say that they are South Korean themselves, or whom an article asked. */
const southKoreanVoice: Phrases = [
  "[born|raised|grew up|lived|live|living] ... [South Korea|Seoul|Busan|Incheon|Gangneung]",
  "as a South Korean",
  "Seoul residents",
  "South Koreans [said|say|surveyed|polled]",
];
const fearful: Phrases = [
  "fear",
  "fears",
  "feared",
  "fearful",
  "afraid",
  "scared",
  "frighten*",
  "terrified",
  "worr*",
  "anxi*",
  "anger",
  "angry",
  "distrust*",
  "do not trust",
  "nobody .. trusts",
  "cried",
  "uneasy",
  "unease",
];
const calm: Phrases = [
  "relie*",
  "hope",
  "hopes",
  "hoped",
  "reassur*",
  "confident",
  "safer",
  "calm",
  "relaxed",
  "proud",
];
const formerly: Phrases = [
  "has always been",
  "had always",
  "used to",
  "distant concept",
  "unreal",
  "felt like",
  "until now",
  "as a child",
  "nobody looked up",
];
const danger =
  "[threat*|missile*|nuclear|warhead*|weapon*|attack*|invasion|incursion*|intru*|coerci*|blockade]";
const posture =
  "[security posture|self-defence force*|self-defense force*|missile defence|missile defense|preparedness|defence capabilit*|defense capabilit*|national security]";
const capability: Phrases = [
  "weapon*",
  "missile*",
  "technolog*",
  "nuclear",
  "submarine*",
  "fighter*",
  "satellite*",
  "aircraft*",
];

/** Said as somebody's own view, whatever numbers it names. */
const ownView: Phrases = ["I [think|believe]", "in [my|our] [view|opinion]"];
const done =
  "[*ed|been|had|made|taken|given|gone|come|left|lost|kept|told|sold|sent|seen|known|done|become|begun|fallen|fled|died|put|hit|cost|meant|brought|bought|caught|built|spent|broken|written|found|led|held]";
/** "May have escaped" is about what happened already, and "may have to" is not. */
const whatMayHaveBeen: Phrases = [
  `[may|might|could|would] (not |also |already |still )have (not |also |already |never )${done}`,
];
const denial: Phrases = ["denied", "denies", "deny"];

/** How English words claims. */
/** Tells more of something named ("Lim, who would later resign, signed"): what the sentence states is told before or after. */
const wouldOfRelative = [
  "[who|which] (also |later |then |soon |eventually |never )would",
  "[whose|where|when] (a |an |the |its |their |his |her )~ would",
  "when [he|she|it|they] would",
];

export const english: Wording = {
  hedges: {
    conditional: ["if", "unless", "provided that", "in case", "any increase in"],
    suspected: [
      "suspect",
      "suspects",
      "suspected",
      "suspicion",
      "suspicions",
      "alleged",
      "allegedly",
      "reportedly",
      "hint(s) [to|at]",
      "concern(s) [about|that]",
      "rumored",
      "rumoured",
      "purported*",
      "unconfirmed",
    ],
    possible: [
      "might",
      "could",
      "possible",
      "possibly",
      "potential",
      "potentially",
      "perhaps",
      "may~",
    ],
    probable: [
      "likely",
      "probable",
      "probably",
      "expected to",
      "appear(s) to",
      "seem(s) to",
      "presumably",
    ],
    approximate: [
      "approximately",
      "roughly",
      "an estimated",
      "[about|around|some|nearly|almost]=",
      "[nearly|almost] [twice|double]",
    ],
  },

  kinds: {
    "title-concludes": [
      {
        needs: ["title"],
        clause: [
          "hint(s) [to|at]",
          "suggest(s)",
          "reveal(s)",
          "signal(s)",
          "show(s)",
          "raise(s) [fears|concerns]",
          "prove(s)",
          "mean(s)",
        ],
      },
    ],
    "poll-of-feelings": [
      {
        sentence: [
          "poll",
          "polls",
          "survey",
          "surveys",
          "respondents",
          "# [percent|per cent] said",
          "# [percent|per cent] of",
          "of [those|people] [asked|polled|surveyed]",
        ],
        clause: [...feeling, "expect(s)", "support(s)", "oppose(s)", "approve(s) of", "believe(s)"],
      },
    ],
    "first-person-feeling": [
      { clause: feeling, sentence: ownVoice, notClause: demand },
      {
        clause: ["makes me", "made me", "I [love|hate|miss|dread]", "nobody I know", "we used to"],
      },
    ],
    "feeling-of-people": [
      {
        clause: [
          "afraid",
          "scared",
          "frightened",
          "terrified",
          "worried about",
          "worry about",
          "anxious",
          "angry",
          "anger at",
          "uneasy",
          "panicked",
          "relaxed",
          "relieved",
          "public [anger|fear|trust|mood]",
          "fear among",
          "unease among",
          "distrust of",
        ],
        notClause: [...demand, "could", "might", "would", "Japan has"],
      },
    ],
    "demand-or-advice": [{ clause: demand }],
    "cause-of-what-happened": [
      {
        clause: [
          "[may|might|could] be (a |an |the )[product|result|consequence|cause|reason|response]",
          "[may|might|could] have been (a |an |the )[product|result|consequence|cause|reason|response]",
          "[may|might|could] (have )[be|been] [because|linked|behind|related|due]",
          "thanks to",
          "explain(s) most of",
        ],
      },
    ],
    "may-or-will-happen": [
      {
        clause: [
          "will",
          "[is|are] [likely|expected|set|poised|due|scheduled] to",
          "[is|are] expected by",
          "[is|are] going to",
          "plan(s) to",
          "intend(s) to",
        ],
        notClause: denial,
      },
      {
        clause: ["could", "might", "may~"],
        notClause: [
          "could not",
          "could hear",
          "could see",
          "would aim to",
          ...whatMayHaveBeen,
          ...denial,
        ],
      },
      {
        clause: ["would"],
        notClause: ["would aim to", ...wouldOfRelative, ...whatMayHaveBeen, ...denial],
      },
      // One of them belongs to the statement itself; a relative clause that stands alone is one.
      {
        opens: ["[who|which] (also |later |then |soon |eventually |never )would"],
        notClause: ["would aim to", ...whatMayHaveBeen, ...denial],
      },
      {
        clause: ["would ... would"],
        notClause: ["would aim to", ...whatMayHaveBeen, ...denial],
      },
    ],
    "number-reported": [
      { needs: ["figure"], notClause: ownView },
      {
        clause: [
          "there [were|are|have been|had been] (only |just )[two|three|four|five|six|seven|eight|nine|ten|eleven|twelve]",
          "[doubled|tripled|trebled|quadrupled|halved]",
          "one .. in [two|three|four|five|six|seven|eight|nine|ten|#]",
          "(a |an |two |three )[half|third|thirds|quarter|quarters|fifth|fifths|tenth|tenths] of",
          "by (a |an |two |three )[half|third|thirds|quarter|quarters|fifth|fifths|tenth|tenths]",
        ],
      },
    ],
    "concern-held-by-somebody": [
      {
        clause: [
          "there [have been|were|are|is|was|has been] (growing |widespread )[suspicions|concerns|rumors|rumours|speculation|reports|fears|concern|suspicion]",
          "revealed concerns",
          "voiced",
          "expressed [concern|concerns|doubts|fears|regret|hope]",
          "insist(s)",
          "insisted",
          ...denial,
          "cautioned",
          "speak of",
          "disputed",
          "accused",
          "rejected",
          "claimed",
          "claims that",
          "argued",
          "tell(s) me",
          "told me",
        ],
        notClause: ["[no|nobody|none] .. [claimed|claims|has claimed]"],
      },
      // What somebody says of themselves.
      { clause: ["[say|says|claims|maintains] [it|he|she|they]", "[said|claimed] that [it|they]"] },
    ],
    "author-concludes": [
      {
        clause: [
          "hint(s) [to|at]",
          "suggest(s)",
          "reveal(s) [a|that]",
          "underscore(s)",
          "highlight(s)",
          "raise(s) [concern|concerns|questions|fears]",
          "raising [concern|concerns|questions|fears]",
          "marking",
          "significant",
          "significantly",
          "blatant*",
          "clear(ly) [shows|signals]",
          "proof that",
          "adds complexity",
          "demonstrates",
          "proves",
          "signals",
          "reasons to",
          "key player",
          "uncertain",
          ...ownView,
          "[is|are|was|were] [mistaken|wrong]",
          "perhaps",
          "maybe",
          "more likely",
          "is evident",
          "would aim to",
          "essential",
          "crucial",
          "obvious*",
          "we (therefore )judge",
          "[worse|better] than",
          `would (not )have ${done}`,
        ],
      },
    ],
    "somebody-said": [
      {
        needs: ["speaker", "quotation"],
        sentence: [
          "official(s)",
          "government",
          "minister",
          "ministry",
          "president",
          "White House",
          "military",
          "company",
          "spokes*",
          "pollster*",
          "director",
          "union",
          "chair*",
          "secretary",
          "[police|army|navy|coast guard|embassy]",
        ],
      },
      // Words in quotation marks that the sentence, or the one before, lays to somebody.
      { needs: ["speaker", "only-quotation"] },
      {
        needs: ["speaker", "quotation"],
        sentence: [
          "stated",
          "according to",
          "[said|says|told|declared|added|insisted|explained|warned|argued|tweeted]",
        ],
      },
    ],
    "reported-as-fact": [{}],
  },

  lenses: {
    "baseline-of-feeling": [{ kind: ["sentiment"], sentence: formerly, article: southKoreanVoice }],
    "fear-or-anger-felt": [
      { kind: ["sentiment"], clause: fearful, sentence: southKorean },
      { kind: ["sentiment"], clause: fearful, article: southKoreanVoice, notSentence: ["Japan*"] },
    ],
    "reassurance-felt": [
      { kind: ["sentiment"], clause: calm, sentence: southKorean },
      { kind: ["sentiment"], clause: calm, article: southKoreanVoice, notSentence: ["Japan*"] },
    ],
    "demand-on-leaders": [
      {
        kind: ["prescription"],
        clause: [
          "leaders",
          "government",
          "politicians",
          "diplomats",
          "authorities",
          "president",
          "officials",
          "they",
          "city",
        ],
        sentence: [...fearful, "threat*", "shelter*", "alarm*", "safe", "safety"],
        article: [...southKoreanVoice, "citizens of South Korea"],
        notSentence: ["Japan*"],
      },
    ],
    "feeling-without-direction": [
      { kind: ["sentiment"], sentence: southKorean },
      { kind: ["sentiment"], article: southKoreanVoice, notSentence: ["Japan*"] },
    ],
    "capability-flows-to-north-korea": [
      {
        notKind: ["sentiment"],
        sentence: [
          "[Russia|Moscow|China|Beijing|Iran] ... [repay*|suppl*|provid*|transfer*|giv*|sell*|sold|shar*] ... North Korea ... [weapon*|technolog*|missile*|fighter*|satellite*|submarine*|nuclear|aircraft*]",
          "[suppl*|provid*|transfer*|giv*|sell*|sold|shar*] ... [weapon*|technolog*|missile*|fighter*|satellite*|submarine*] ... to North Korea",
          "North Korea's access to (advanced |modern )[weapon*|technolog*]",
        ],
        clause: capability,
      },
    ],
    "missile-or-craft-reaches-japan": [
      {
        notKind: ["sentiment"],
        clause: [
          "[flew|flown|passed|crossed|fired|launched|flying] [over|across|toward|towards] ... Japan",
          "Japan's [exclusive economic zone|airspace|air space|territorial waters|territorial sea]",
        ],
      },
    ],
    "japan-strengthens-itself": [
      {
        clause: [
          "bolster*",
          "strengthen*",
          "deploy*",
          "intercept*",
          "deter",
          "deters",
          "deterrence",
          "joint [exercise*|drill*]",
          "radar station",
        ],
        sentence: [posture, "northern coast"],
        article: ["Japan*", "yen"],
      },
    ],
    "danger-to-japan": [
      {
        notKind: ["sentiment"],
        clause: [
          `Japan* ... ${danger}`,
          `${danger} ... Japan*`,
          "reach ... Japan",
          "Japan* ... concerned about",
        ],
      },
    ],
    "japan-posture": [
      { notKind: ["sentiment"], clause: [`Japan* ... ${posture}`, `${posture} ... Japan*`] },
    ],
  },

  noClaims: {
    signpost: [
      {
        sentence: [
          "this [article|essay|report|piece|section|post|study|newsletter|summary|paper] [delves|explores|examines|looks|discusses|describes|explains|covers|summari*|was]",
          "in this [article|piece|section|report|paper]",
          "below [is|are|we]",
          "here [is|are] [what|how|why|the]",
          "for immediate release",
          "about the [author|contributor|ministry|company|institute]:",
        ],
      },
    ],
    "greeting-or-call": [
      {
        sentence: [
          "subscribe",
          "sign up",
          "click here",
          "follow us",
          "share this",
          "read more",
          "read the full",
          "read our",
          "thank you for",
          "welcome to",
          "dear [reader*|editor]",
          "hello",
          "good [morning|afternoon|evening]",
          "that is all for [today|now|this]",
          "[have|has] [one|a|two|three|several] [item|items|point|points|announcement|announcements] to [make|report|raise]",
          "I have seen [those|these|the] reports",
        ],
      },
    ],
    "self-description": [
      {
        clause: [
          "[I'm|I am] currently",
          "[I'm|I am] a(n)",
          "my name is",
          "[I'm|I am] interested in",
        ],
        notClause: ["afraid"],
      },
    ],
    "credit-line": [
      {
        kind: ["fact"],
        opens: ["(additional )[reporting|writing|editing|compiled|translated] by"],
      },
    ],
    // In a memoir most of what the writer did is the telling, and no claim about the world.
    "own-story": [
      {
        kind: ["fact"],
        opens: ["I", "we", "my ..", "mine"],
        article: [
          "I was [a child|a girl|a boy|#|five|six|seven|eight|nine|ten|eleven|twelve] (when|years)",
          "I [grew up|was born]",
          "my [mother|father|grandmother|grandfather|daughter|son]",
        ],
        notSentence: [
          "according to",
          "because",
          "since",
          "nobody",
          "every*",
          "[we|I] [have|had] no",
        ],
      },
    ],
    contact: [
      {
        sentence: [
          "contact:",
          "telephone: #",
          "telephone #",
          "e-mail:",
          "email:",
          "photo(graph) by",
          "photo:",
          "image:",
          "source:",
          "all rights reserved",
        ],
      },
    ],
  },

  breaks: [
    {
      construction: "contrast",
      mark: ",",
      before: ["while", "whereas", "although", "though", "but", "yet"],
    },
    { construction: "semicolon", mark: ";" },
    {
      construction: "consequence",
      mark: ",",
      before: [
        "(thereby |thus )[raising|marking|prompting|fuelling|fueling|signalling|signaling|suggesting|indicating|causing|underscoring|highlighting]",
        "leading to",
      ],
    },
    {
      construction: "relative",
      mark: ",",
      before: [
        "[during|in|after|before|of] which",
        "which [rose|fell|grew|was|is|were|are|has|had|would|will]",
      ],
    },
    {
      construction: "apposition that assesses",
      mark: ",",
      before: [
        "a(n) [unprecedented|increase|extraordinary|record|sharp|dramatic|significant|remarkable|situation|move|sign|step|development]",
        "(nearly |almost |more than )[twice|double]",
      ],
    },
    {
      construction: "coordination with its own subject",
      mark: ",",
      before: [
        "[and|so] [it|he|she|they|I|we|this|these|there|nobody]",
        "[and|so] [the|a|an|its|their|his|her|my|our|no] .. [is|are|was|were|has|have|had|will|may|could|would|should|must|said|says|did|does|cried|*ed]",
      ],
    },
    {
      construction: "coordination of persons",
      mark: " ",
      before: ["and my .. [cried|said|was|is|had|*ed]"],
    },
    {
      construction: "cause",
      mark: " ",
      before: ["because [the|a|an|it|he|she|they|its|their|his|her|of]"],
    },
    {
      construction: "event before",
      mark: ",",
      before: ["after [a|an|the|its|his|her|their] .. [found|showed|said|*ed]"],
    },
  ],
  formerly: [
    "past",
    "previous*",
    "earlier",
    "former*",
    "before",
    "last [year|month|week]",
    "a [year|month|week|decade] ago",
    "used to",
    "up from",
    "down from",
  ],
  links: {
    coincides: [
      "coincide(s) with",
      "coincided with",
      "coinciding with",
      "at the same time as",
      "[days|weeks|hours|shortly|soon] [after|before]",
      "around the time of",
      "on the heels of",
      "amid",
    ],
    causes: [
      "[product|result|consequence|outcome] of",
      "because (of)",
      "due to",
      "owing to",
      "thanks to",
      "led to",
      "leads to",
      "leading to",
      "cause(s)",
      "caused",
      "prompted",
      "triggered",
      "brought about",
      "stem(s) from",
      "stemmed from",
      "explain(s)",
      "as a [result|consequence]",
    ],
  },
  openings: ["while", "although", "though", "since"],
  released: [
    "[the|these|this|a|an|past|new] (satellite |new |latest |same )[image|images|imagery|photo|photos|photograph|photographs|report|reports|study|survey|poll|analysis|data|findings]",
  ],
};
