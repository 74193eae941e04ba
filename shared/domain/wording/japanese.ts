import type { Wording } from "./wording.ts";

/** How Japanese words claims. Verbs stand last, so most cues are endings. */
export const japanese: Wording = {
  hedges: {
    conditional: ["もし", "仮に", "場合", "であれば", "ならば", "渡れば", "すれば", "なれば"],
    suspected: ["疑い", "疑惑", "疑われ", "とされる", "と報じられ", "との見方"],
    possible: ["可能性", "おそれ", "恐れ", "かもしれ", "あり得る", "ありうる"],
    probable: ["とみられ", "だろう", "見通し", "見込み", "と思われ"],
    approximate: ["約", "およそ", "ほぼ", "#前後", "#余り", "#程度"],
  },

  kinds: {
    "poll-of-feelings": [
      {
        sentence: ["世論調査", "アンケート", "回答者"],
        clause: ["不安", "心配", "怖", "怒り", "安心", "信頼", "支持", "反対", "賛成"],
      },
    ],
    "first-person-feeling": [
      {
        clause: [
          "怖",
          "恐ろし",
          "不安",
          "心配",
          "怒り",
          "安心",
          "感じ",
          "悲し",
          "悔し",
          "うれし",
          "信じられな",
        ],
        sentence: ["私", "わたし", "僕", "我々", "わが家", "母は", "父は"],
        notClause: ["べき"],
      },
    ],
    "feeling-of-people": [
      {
        clause: [
          "不安の声",
          "不安が広",
          "不安を",
          "怖い",
          "怖が",
          "恐怖",
          "怒りの声",
          "怒りを",
          "心配する声",
          "安堵",
          "懸念の声",
        ],
        notClause: ["べき"],
      },
    ],
    "demand-or-advice": [
      {
        clause: [
          "べき",
          "必要がある",
          "求められ",
          "してほしい",
          "てほしい",
          "なければならない",
          "欠かせない",
          "を急げ",
          "せよ",
          "望まれる",
        ],
      },
    ],
    "cause-of-what-happened": [
      { clause: ["が原因とみられ", "のためとみられ", "結果とみられ", "ことが背景"] },
    ],
    "may-or-will-happen": [
      {
        clause: [
          "だろう",
          "見通し",
          "見込み",
          "可能性",
          "おそれがある",
          "恐れがある",
          "方針だ",
          "方針を",
          "予定だ",
          "予定で",
          "計画だ",
          "計画で",
          "つもりだ",
          "ことになる",
          "かねない",
          "していく",
          "[継続|検討|実施]する$",
          "[努める|講じる|続ける]$",
          "所存",
        ],
      },
    ],
    "number-reported": [{ needs: ["figure"] }],
    "concern-held-by-somebody": [
      {
        clause: [
          "懸念を",
          "懸念が",
          "と説明して",
          "と説明した",
          "と主張",
          "と否定",
          "を否定",
          "と報じられ",
          "との声",
          "と訴え",
          "と批判",
          "と反論",
          "[疑い|疑惑|おそれ|恐れ|可能性]...と[発表|述べ|明らかに|指摘]",
        ],
      },
    ],
    "author-concludes": [
      {
        clause: [
          "と考えられ",
          "と言える",
          "といえる",
          "を示している",
          "を物語",
          "浮き彫り",
          "明らかだ",
          "明白だ",
          "ことはできない",
          "に違いない",
          "と言わざるを得ない",
          "と思う",
          "と考える",
          "重要だ",
          "深刻だ",
          "脅威[だ|である|であり|となる]",
          "容認できない",
          "許されない",
          "遺憾",
          "違反する",
          "評価できる",
        ],
      },
    ],
    "somebody-said": [{ needs: ["speaker", "quotation"] }],
    "reported-as-fact": [{}],
  },

  lenses: {
    "baseline-of-feeling": [
      {
        kind: ["sentiment"],
        sentence: ["これまで", "以前", "かつて"],
        article: ["韓国", "ソウル", "釜山"],
        notSentence: ["日本"],
      },
    ],
    "fear-or-anger-felt": [
      {
        kind: ["sentiment"],
        clause: ["怖", "不安", "怒り", "心配", "恐"],
        sentence: ["韓国", "ソウル", "釜山"],
      },
    ],
    "reassurance-felt": [
      {
        kind: ["sentiment"],
        clause: ["安心", "希望", "安堵"],
        sentence: ["韓国", "ソウル", "釜山"],
      },
    ],
    "feeling-without-direction": [{ kind: ["sentiment"], sentence: ["韓国", "ソウル", "釜山"] }],
    "capability-flows-to-north-korea": [
      {
        notKind: ["sentiment"],
        clause: [
          "[技術|兵器|武器|ミサイル]...北朝鮮に[渡|移|提供|供与|流]",
          "北朝鮮[に|へ]...[技術|兵器|武器|ミサイル]...[渡|移転|提供|供与|流出]",
        ],
      },
    ],
    "missile-or-craft-reaches-japan": [
      {
        notKind: ["sentiment"],
        clause: [
          "日本上空",
          "日本の排他的経済水域",
          "排他的経済水域(（EEZ）)内",
          "領空",
          "領海",
          "日本海側の港に流れ着",
        ],
      },
    ],
    "japan-strengthens-itself": [
      {
        clause: ["強化", "抑止", "迎撃", "配備", "再開すべき"],
        sentence: ["防衛", "自衛隊", "警備", "監視"],
        notSentence: ["北朝鮮の", "中国の"],
      },
    ],
    "danger-to-japan": [
      {
        notKind: ["sentiment"],
        clause: [
          "日本...[脅威|ミサイル|核|攻撃|侵入|重大な影響]",
          "[脅威|ミサイル|核|攻撃|侵入]...日本",
          "次の侵入",
        ],
      },
    ],
    "japan-posture": [
      {
        notKind: ["sentiment"],
        clause: ["日本...[防衛|自衛隊|安全保障]", "[防衛|自衛隊|安全保障]...日本"],
      },
    ],
  },

  noClaims: {
    signpost: [
      {
        sentence: [
          "本稿では",
          "本記事では",
          "この記事では",
          "次回は",
          "に分けて紹介する",
          "詳しくは",
          "続きは",
        ],
      },
    ],
    "greeting-or-call": [
      {
        sentence: [
          "読者の皆さん",
          "ご覧ください",
          "お問い合わせ",
          "はこちら",
          "だろうか",
          "とは何か",
          "でしょうか",
          "お願いいたします",
          "お願い申し上げ",
        ],
      },
    ],
    contact: [{ sentence: ["写真：", "写真:", "写真は", "電話：", "（撮影", "無断転載"] }],
  },

  breaks: [
    {
      construction: "逆接など、主語の変わる所",
      mark: "、",
      after: ["が", "ものの", "一方", "一方で", "のに対し"],
    },
  ],
  formerly: ["過去", "以前", "前年", "昨年", "前回", "従来", "これまで", "かつて"],
  links: {
    coincides: ["時期が重な", "時を同じく", "と前後して", "の直後に", "の直前に", "と同時期"],
    causes: [
      "が原因",
      "を原因",
      "によって引き起こ",
      "結果として",
      "の結果、",
      "を招い",
      "をもたらし",
      "ためとみ",
    ],
  },
  openings: [],
  released: ["この調査", "同調査", "調査は", "前年の", "画像", "写真で", "報告書"],
};
