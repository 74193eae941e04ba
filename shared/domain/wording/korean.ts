import type { Wording } from "./wording.ts";

/** How Korean words claims. Verbs stand last, so most cues are endings. */
export const korean: Wording = {
  hedges: {
    conditional: ["라면", "이면", "경우", "다면", "하면"],
    suspected: ["의혹", "의심", "알려졌", "전해졌", "소문"],
    possible: ["수 있", "가능성", "지도 모", "우려"],
    probable: ["것으로 보", "듯하", "전망", "것으로 예상"],
    approximate: ["약=", "대략", "#여 ", "#가량", "#정도", "#안팎"],
  },

  kinds: {
    "poll-of-feelings": [
      {
        sentence: ["여론조사", "응답자", "설문"],
        clause: ["불안", "걱정", "두려", "분노", "신뢰", "불신", "찬성", "반대", "안심"],
      },
    ],
    "first-person-feeling": [
      {
        clause: [
          "무서",
          "두려",
          "두렵",
          "불안",
          "걱정",
          "분노",
          "화가",
          "안심",
          "무덤덤",
          "담담",
          "태연",
          "느껴",
          "느꼈",
          "느낀",
          "슬펐",
          "잠을 설",
          "울었",
          "눈물",
        ],
        sentence: [
          "나는",
          "나도",
          "내가",
          "저는",
          "제가",
          "우리",
          "어머니",
          "아버지",
          "이웃",
          "내 ",
        ],
        notClause: ["야 한다", "해야"],
      },
    ],
    "feeling-of-people": [
      {
        clause: [
          "불안을",
          "불안해",
          "불안이",
          "무섭다",
          "무서워",
          "두렵다",
          "두려워",
          "공포",
          "분노를",
          "분노가",
          "걱정하",
          "걱정이",
          "안도",
        ],
        notClause: ["야 한다", "해야"],
      },
    ],
    "demand-or-advice": [
      {
        clause: [
          "야 한다",
          "야 할",
          "야 합니다",
          "야 하며",
          "필요가 있",
          "필요하다",
          "했으면 한다",
          "했으면 좋겠",
          "바란다",
          "촉구",
          "시급하다",
        ],
      },
    ],
    "cause-of-what-happened": [
      { clause: ["때문으로 보", "때문인 것으로", "결과로 보", "배경으로 꼽"] },
    ],
    "may-or-will-happen": [
      {
        clause: [
          "할 수 있",
          "될 수 있",
          "질 수 있",
          "수도 있",
          "전망",
          "것이다",
          "가능성이 있",
          "가능성도",
          "계획이",
          "계획이라고",
          "예정이",
          "방침이",
          "것으로 내다",
          "것으로 예상",
          "것으로 보인다",
        ],
        // What may be so already is a judgement, not a forecast.
        notClause: ["배제할 수 없"],
      },
    ],
    "number-reported": [
      { needs: ["figure"] },
      { clause: ["[두|세|네|다섯|여섯|일곱|여덟|아홉|열] 배[에|로|가|나|를|이]"] },
    ],
    "concern-held-by-somebody": [
      {
        clause: [
          "우려를",
          "우려가 나",
          "우려도",
          "부인했",
          "부인하",
          "주장했",
          "반박했",
          "의혹을 제기",
          "비판했",
          "말을 아꼈",
          "해명했",
          "소문이",
          "소문도",
          "확인된 바 없다",
          "[관계자|당국자|소식통]는...고 말했",
          "것이라고 [설명|해명]했",
          "언론[은|이|들은]...고 보도",
        ],
      },
    ],
    "author-concludes": [
      {
        clause: [
          "것으로 보인다",
          "것으로 판단",
          "배제할 수 없",
          "보여준다",
          "라고 생각",
          "다고 생각",
          "분명하다",
          "명백하다",
          "셈이다",
          "아닐 수 없다",
          "내가 보기에",
          "내 생각에",
          "진짜 문제는",
          "진정한 문제는",
          "중요하다",
          "심각하다",
        ],
      },
    ],
    "somebody-said": [{ needs: ["speaker", "quotation"] }],
    "reported-as-fact": [{}],
  },

  lenses: {
    "baseline-of-feeling": [
      { kind: ["sentiment"], sentence: ["그동안", "예전", "남의 일", "어릴 때", "전에는"] },
    ],
    "fear-or-anger-felt": [
      {
        kind: ["sentiment"],
        clause: ["무서", "무섭", "두려", "두렵", "불안", "걱정", "분노", "잠을 설", "공포", "울었"],
        notSentence: ["일본인", "일본 국민", "도쿄 시민"],
      },
    ],
    "reassurance-felt": [
      {
        kind: ["sentiment"],
        clause: ["안심", "희망", "안도"],
        notSentence: ["일본인", "일본 국민"],
      },
    ],
    "demand-on-leaders": [
      {
        kind: ["prescription"],
        sentence: ["정부", "정치인", "대통령", "당국", "지도자"],
        article: ["불안", "무서", "무섭", "두려", "대피", "위협"],
        notSentence: ["일본"],
      },
    ],
    "feeling-without-direction": [{ kind: ["sentiment"], notSentence: ["일본인", "일본 국민"] }],
    "capability-flows-to-north-korea": [
      {
        notKind: ["sentiment"],
        clause: [
          "[기술|무기|미사일|잠수함]...북한에 [넘|제공|이전|공급]",
          "북한[에|으로]...[기술|무기|미사일|잠수함]...[넘|제공|이전|공급]",
        ],
      },
    ],
    "missile-or-craft-reaches-japan": [
      {
        notKind: ["sentiment"],
        clause: ["일본 상공", "일본의 배타적", "일본 영공", "일본 영해", "일본 쪽으로"],
      },
    ],
    "japan-strengthens-itself": [
      {
        clause: ["강화", "억지", "요격", "배치"],
        sentence: ["일본...[방위|자위대|방어]", "자위대"],
      },
    ],
    "danger-to-japan": [
      {
        notKind: ["sentiment"],
        clause: ["일본...[위협|미사일|핵|공격|침범]", "[위협|미사일|핵|공격|침범]...일본"],
      },
    ],
    "japan-posture": [
      { notKind: ["sentiment"], clause: ["일본...[안보|방위|자위대]", "[방위|자위대]...일본"] },
    ],
  },

  noClaims: {
    signpost: [
      {
        sentence: [
          "이 글은",
          "이 글에서는",
          "이 기사는",
          "이 기사에서는",
          "다음 회",
          "자세한 내용은",
        ],
      },
    ],
    "greeting-or-call": [{ sentence: ["구독", "안녕하세요", "독자 여러분", "감사합니다"] }],
    contact: [{ sentence: ["사진 제공", "사진=", "사진:", "무단 전재", "무단전재", "기자 ="] }],
  },

  breaks: [
    {
      construction: "이어지는 절",
      mark: " ",
      after: ["지만,", "지만", "는데,", "는데", "으며,", "으며", "이며,", "하며,"],
    },
  ],
  formerly: ["과거", "이전", "지난해", "작년", "전년", "종전", "그동안", "예전"],
  links: {
    coincides: ["시기가 겹", "시기와 겹", "맞물려", "맞물린", "직후에", "직전에", "같은 시기"],
    causes: ["때문에", "때문이", "때문으", "탓에", "탓이", "원인이", "결과로", "초래", "불러왔"],
  },
  openings: [],
  released: ["조사는", "이번 조사", "보고서", "사진", "결과를", "대피소는"],
};
