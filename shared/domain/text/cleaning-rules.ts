import type { BlockRole, RemovalReason } from "./text-version.ts";

/** Where in a document a rule may act: before the running text, after it, or everywhere. */
export type Zone = "header" | "footer" | "anywhere";

/**
 * One thing that pages carry besides their article. A rule looks at one whole line;
 * it never reaches into running text, so a quotation can not lose a word.
 */
export interface CleaningRule {
  readonly id: string;
  readonly reason: RemovalReason;
  readonly role: BlockRole;
  readonly zone: Zone;
  /** Longest line it may take, in UTF-16 units: short furniture only, never a paragraph. */
  readonly maxLength: number;
  readonly patterns: readonly RegExp[];
  /** What the lines after it belong to, until the next such line: a box, a list, a thread. */
  readonly opens?: "contributor" | "related" | "comments";
}

const furniture = "furniture";

/**
 * The rules in order: the first that fits a line gives its reason. Found in page dumps
 * of school papers (the SNO theme), agencies, portals and blogs, in English, Japanese and
 * Korean.
 */
export const cleaningRules: readonly CleaningRule[] = [
  {
    id: "contributor-box-heading",
    reason: "contributor-box",
    role: furniture,
    zone: "anywhere",
    maxLength: 60,
    opens: "contributor",
    patterns: [
      /^(?:about|meet)\s+(?:the|our|this)\s+(?:contributing\s+|guest\s+)?(?:contributor|author|writer|reporter|journalist|columnist|editor|photographer|staff)s?(?:\s*\(s\))?\s*:?$/iu,
      /^(?:author|contributor|writer|reporter)s?(?:\s*\(s\))?\s+(?:bio(?:graphy)?|profile|info(?:rmation)?)\s*:?$/iu,
      /^(?:この記事を書いた(?:人|記者)|(?:執筆者|著者|筆者|記者|ライター)(?:について|紹介|プロフィール|情報)?|プロフィール)\s*[:：]?$/u,
      /^(?:기자|필자|저자|글쓴이|작성자)\s*(?:소개|정보|프로필)\s*[:：]?$/u,
    ],
  },
  {
    id: "comments-heading",
    reason: "comments",
    role: furniture,
    zone: "footer",
    maxLength: 80,
    opens: "comments",
    patterns: [
      /^(?:\d[\d,]*\s+(?:comments?|responses?|replies)|(?:reader\s+)?comments?\s*\(\s*\d[\d,]*\s*\)|(?:reader\s+)?comments\s*:?)$/iu,
      /^(?:leave|post|add|write)\s+a\s+(?:comment|reply|response)\b.{0,40}$/iu,
      /^(?:join|view|show|see|be the first to)\b.{0,20}\b(?:comments?|conversation|discussion)\b.{0,20}$/iu,
      /^(?:コメント(?:する|を(?:書く|投稿(?:する)?|見る)|欄)?|みんなのコメント)\s*(?:[（(]?\d[\d,]*件?[）)]?)?$/u,
      /^(?:댓글|의견|한줄평)\s*(?:쓰기|달기|보기|작성|남기기|목록)?\s*(?:[(]?\d[\d,]*개?[)]?)?$/u,
    ],
  },
  {
    id: "related-heading",
    reason: "end-of-article-furniture",
    role: furniture,
    zone: "footer",
    maxLength: 70,
    opens: "related",
    patterns: [
      /^(?:more|other|further|additional)\s+(?:to\s+(?:discover|explore|read|see)|(?:stories|articles|news|reading|coverage|posts|content|headlines)\b.{0,30}|(?:in|from|on|by|like)\s.{1,40})\s*:?$/iu,
      /^(?:you\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy|be interested in)|(?:up\s+next|next\s+(?:up|story|article|post))|(?:previous|older|newer)\s+(?:story|article|post)s?|keep\s+reading|continue\s+reading|read\s+(?:more|next|also)|also\s+read|see\s+also|discover\s+more|explore\s+more|don['’]t\s+miss|in\s+case\s+you\s+missed\s+it)\s*:?$/iu,
      /^(?:(?:related|recommended|recent|latest|popular|trending|most\s+(?:popular|read|viewed|recent)|top|featured|sponsored|editor['’]?s?['’]?)\s+(?:stories|articles|posts|news|content|reading|coverage|topics|links|picks?|headlines|videos?)|recommended(?:\s+for\s+you)?|trending(?:\s+now)?|editor['’]?s?['’]?\s+picks?|most\s+(?:popular|read|viewed))\s*:?$/iu,
      /^(?:関連(?:記事|ニュース|リンク|トピックス?|ワード|キーワード)|あわせて読みたい|こちらもおすすめ|(?:おすすめ|注目|人気|最新|新着|他)の?(?:記事|ニュース)?(?:一覧|ランキング)?|(?:アクセス)?ランキング|次の記事|前の記事|続きを読む|もっと見る|もっと読む)\s*[:：]?$/u,
      /^(?:관련\s*(?:기사|뉴스|글|키워드)|(?:많이|가장\s*많이)\s*본\s*(?:뉴스|기사)|(?:추천|인기|최신|주요|다른|이\s*시각\s*주요)\s*(?:기사|뉴스|글)|(?:이전|다음)\s*(?:기사|글)|더\s*(?:보기|읽기|많은\s*기사)|함께\s*(?:볼|읽을)\s*만한\s*(?:기사|뉴스))\s*[:：]?$/u,
    ],
  },
  {
    id: "related-link",
    reason: "related-links",
    role: furniture,
    zone: "anywhere",
    maxLength: 220,
    patterns: [
      /^(?:read\s+(?:more|also|next)|also\s+read|see\s+also|related|recommended|more\s+on\s+this|watch)\s*[:：|]\s*\S.{0,200}$/iu,
      /^(?:read\s+(?:more|on|the\s+(?:full\s+)?(?:story|article|report|statement))|(?:continue|keep)\s+reading|learn\s+more)(?:\s+(?:here|online|on\s+(?:our|the)\s+(?:web)?site))?[\s.→»›>…]*$/iu,
      /^(?:続きを読む|もっと読む|全文を読む|더\s*읽기|기사\s*(?:전문\s*)?보기)[\s→»›>…]*$/u,
      /^[▶►→☞>■◆○●]*\s*(?:関連(?:記事|ニュース)|あわせて読みたい|続きを読む)\s*[:：]\s*\S.{0,200}$/u,
      /^[▶►→☞>■◆○●[【]*\s*(?:관련\s*기사|관련\s*뉴스|더\s*읽기)\s*[\]】:：]\s*\S.{0,200}$/u,
    ],
  },
  {
    id: "share",
    reason: "share-links",
    role: furniture,
    zone: "anywhere",
    maxLength: 90,
    patterns: [
      /^(?:share|tweet|print|pin|email|e-mail|whatsapp|telegram|linkedin|reddit|facebook|twitter|instagram|pocket|flipboard|copy\s+link|x|rss)(?:(?:[\s,|/·•]+|\s+(?:and|or)\s+)(?:share|tweet|print|pin|email|e-mail|whatsapp|telegram|linkedin|reddit|facebook|twitter|instagram|pocket|flipboard|copy\s+link|x|rss|more))*$/iu,
      /^(?:share|tweet|print|e-?mail|save|bookmark|send|post)\s+(?:this|it|the|on|to|via|with|by|your)\b.{0,50}$/iu,
      /^(?:click\s+to\s+(?:share|print|email)|follow\s+(?:us|me)\b|like\s+(?:us|this)\b|link\s+copied|\d+\s+shares?$).{0,50}$/iu,
      /^(?:(?:この記事を)?(?:シェア|共有|ツイート|ポスト|ブックマーク|印刷|保存)(?:する|ボタン)?|(?:フェイスブック|ツイッター|ライン|LINE)で(?:送る|シェア)(?:する)?|リンクをコピー(?:する)?|フォローする)$/u,
      /^(?:(?:기사\s*)?(?:공유(?:하기)?|인쇄(?:하기)?|스크랩|북마크|글자\s*(?:크기|작게|크게).{0,12})|(?:페이스북|트위터|카카오(?:톡|스토리)|네이버\s*(?:블로그|밴드)|밴드)(?:에|으로|로)?\s*(?:공유(?:하기)?|보내기)?|URL\s*복사|링크\s*복사|좋아요\s*\d*)$/u,
    ],
  },
  {
    id: "cookie-notice",
    reason: "cookie-notice",
    role: furniture,
    zone: "anywhere",
    maxLength: 700,
    patterns: [
      /^(?:we|this\s+(?:web)?site|our\s+(?:web)?site|our\s+partners)\b.{0,80}\buses?\s+(?:\w+\s+){0,3}cookies\b/iu,
      /^(?:by\s+(?:continuing|using|clicking)\b.{0,120}\bcookies?\b)/iu,
      /^(?:accept(?:\s+all)?|reject(?:\s+all)?|manage)\s*(?:cookies|preferences)?$/iu,
      /^(?:当|この|本)(?:ウェブ)?サイトで?は.{0,20}(?:Cookie|クッキー)を(?:使用|利用)/u,
      /^(?:이|본|당사)\s*(?:웹)?사이트(?:는|에서는).{0,20}쿠키를\s*(?:사용|이용)/u,
    ],
  },
  {
    id: "newsletter",
    reason: "newsletter-sign-up",
    role: furniture,
    zone: "anywhere",
    maxLength: 260,
    patterns: [
      /^(?:sign\s+up|subscribe|register)\b.{0,120}\b(?:newsletters?|inbox|updates|emails?|alerts|briefing|today|now|free)\b.{0,60}$/iu,
      /^(?:subscribe|sign\s+up|newsletters?|get\s+(?:the|our)\b.{0,60}\bnewsletter.{0,40}|enter\s+your\s+e-?mail.{0,60}|your\s+e-?mail(?:\s+address)?)\s*[.!]?$/iu,
      /^(?:donate|support|contribute)\b.{0,30}\bto\b.{0,80}$/iu,
      /^(?:donate|donate\s+now|support\s+(?:us|our\s+(?:work|journalism)))\s*[.!]?$/iu,
      /^your\s+(?:donation|contribution|gift|support)\b.{0,200}$/iu,
      /^(?:view|read|open)\s+(?:this|the)\s+(?:e-?mail|message|newsletter|issue)\s+(?:in|on)\s+(?:your|a|the)\s+(?:web\s*)?(?:browser|web)\b.{0,20}$/iu,
      /^(?:view|read|open|see)\s+(?:it\s+|this\s+)?(?:(?:in|on)\s+(?:your\s+|a\s+|the\s+)?(?:web\s*)?browser|online|(?:the\s+)?web\s+version)\b.{0,10}$/iu,
      /^(?:having\s+)?(?:trouble|problems)\s+(?:viewing|reading|seeing)\s+(?:this|the)\s+(?:e-?mail|message|newsletter)\b.{0,60}$/iu,
      /^(?:you(?:['’]re|\s+are)\s+receiving\s+this|this\s+(?:e-?mail|message|newsletter)\s+was\s+sent\s+to)\b.{0,240}$/iu,
      /^(?:unsubscribe|(?:update|manage|change)\s+(?:your\s+)?(?:e-?mail\s+)?(?:preferences|subscriptions?))(?:\s*[|·/,]\s*.{0,60})?$/iu,
      /^(?:(?:配信|購読)(?:停止|解除)|수신\s*거부|구독\s*(?:해지|취소)).{0,30}$/u,
      /^(?:メール(?:マガジン|ニュース)|メルマガ|ニュースレター)(?:の?(?:登録|購読|配信))?.{0,30}$/u,
      /^(?:(?:無料)?会員登録|購読(?:する|はこちら)?|有料会員(?:限定|になる).{0,20}|この記事は有料.{0,30}|(?:残り|続きは).{0,20}(?:文字|会員).{0,20})$/u,
      /^(?:뉴스레터|(?:정기)?구독|채널\s*구독|.{0,24}구독하기|.{0,24}구독\s*신청|회원\s*가입|후원하기|.{0,20}후원(?:해\s*주세요|하기))\s*(?:신청|하기)?[.!]?$/u,
    ],
  },
  {
    id: "copyright",
    reason: "copyright-line",
    role: furniture,
    zone: "anywhere",
    maxLength: 300,
    patterns: [
      /^(?:©|ⓒ|\(c\)|copyright\b|copyrights?\s*[©ⓒ]).{0,250}$/iu,
      /^.{0,120}\ball\s+rights\s+reserved\b.{0,120}$/iu,
      /^(?:this\s+(?:material|article|story)\s+may\s+not\s+be\s+(?:published|reproduced|re-?printed)|reproduction\s+(?:without|prohibited)).{0,200}$/iu,
      /^.{0,80}(?:無断(?:転載|複製|引用)|転載(?:を)?禁|著作権(?:は|者)|禁無断).{0,80}$/u,
      /^.{0,80}(?:무단\s*(?:전재|복제|배포)|재배포\s*금지|저작권자|AI\s*학습\s*(?:및\s*)?(?:활용|이용)\s*금지).{0,80}$/u,
    ],
  },
  {
    id: "advertisement",
    reason: "advertisement",
    role: furniture,
    zone: "anywhere",
    maxLength: 70,
    patterns: [
      /^[[(—–-]*\s*(?:advertisements?|sponsored(?:\s+content)?|promoted|paid\s+(?:post|content)|ads?\s+by\s.{1,30}|(?:story|article)\s+continues\s+(?:below|after)\b.{0,30}|continue\s+reading\s+below.{0,20}|skip\s+(?:ad|advertisement)|remove\s+ads)\s*[\])—–-]*$/iu,
      /^[[【(（]*\s*(?:広告|PR|ＰＲ|スポンサーリンク|提供社?の広告|広告の後にも続きます)\s*[\]】)）]*$/u,
      /^[[(]*\s*(?:광고|AD|스폰서(?:\s*링크)?|이\s*기사는\s*광고.{0,20})\s*[\])]*$/u,
    ],
  },
  {
    id: "navigation",
    reason: "navigation",
    role: furniture,
    zone: "anywhere",
    maxLength: 120,
    patterns: [
      /^(?:skip\s+(?:to|over)\s+(?:main\s+|the\s+)?(?:content|navigation|main|footer)|(?:open|close|toggle)\s+(?:the\s+)?(?:main\s+)?(?:menu|navigation|nav|search|sidebar)(?:\s+(?:menu|bar|field|button))?|navigate\s+(?:left|right|up|down)|back\s+to\s+(?:top|home|news)|scroll\s+(?:to\s+top|down|up)|view\s+(?:all|more|full\s+\w+|comments|story\s+comments)|load\s+more(?:\s+\w+)?|show\s+(?:more|less)|go\s+to\s+.{1,20}\bpage|listen\s+to\s+(?:this\s+)?article|(?:menu|search|home|log\s*in|sign\s*in|sign\s*out|log\s*out|submit\s+search|my\s+account|privacy\s+policy|terms\s+of\s+(?:use|service)|contact(?:\s+us)?|about(?:\s+us)?|our\s+staff|staff|site\s*map|archives?|staff\s+login))$/iu,
      /^(?:home|top|news|ホーム|トップ(?:ページ)?|HOME|홈|뉴스)\s*(?:[>›»/|＞»→]\s*[^>›»/|＞→]{1,40}){1,6}$/iu,
      /^(?:本文へ(?:スキップ|移動)?|メニュー|ホーム|トップ(?:ページ)?(?:へ(?:戻る)?)?|ログイン|(?:サイト内)?検索|ページの先頭へ(?:戻る)?|お問い合わせ|プライバシーポリシー|利用規約|会社概要|サイトマップ|一覧(?:へ|を見る))$/u,
      /^(?:(?:본문|메뉴|주메뉴)\s*(?:바로\s*가기|보기|닫기|열기)|(?:전체\s*)?메뉴|홈|로그인|로그아웃|(?:통합\s*)?검색|회사\s*소개|개인정보\s*처리방침|이용\s*약관|기사\s*제보(?:하기)?|목록(?:으로|보기)?|맨\s*위로|닫기|청소년\s*보호\s*정책|광고\s*문의|본문\s*글자.{0,20})$/u,
      /^(?:filed\s+under|tags?|categor(?:y|ies)|topics?|keywords?|タグ|カテゴリー?|キーワード|태그|카테고리|키워드)\s*[:：]\s*.{1,100}$/iu,
      /^(?:#[\p{L}\p{N}_]+[\s,]*){1,12}$/u,
      /^(?:\d+|an?|one)\s+min(?:ute)?s?\s+read$/iu,
    ],
  },
  {
    id: "section-label",
    reason: "navigation",
    role: furniture,
    zone: "header",
    maxLength: 30,
    patterns: [
      /^(?:news|world|national|local|international|global|politics|opinions?|editorials?|columns?|features?|sports?|business|economy|technology|tech|science|health|culture|arts?(?:\s*(?:&|and)\s*entertainment)?|entertainment|lifestyle|life|style|travel|video|photos?|multimedia|podcasts?|asia(?:[\s-]pacific)?|europe|africa|middle\s+east|americas|u\.?s\.?|uk|showcase|uncategorized|breaking(?:\s+news)?|latest|exclusive|analysis)$/iu,
      /^(?:ニュース|国際|政治|社会|経済|国内|海外|科学|文化|スポーツ|社説|速報|論説|地域|特集|オピニオン|アジア|韓国・北朝鮮)$/u,
      /^(?:뉴스|정치|경제|사회|국제|문화|북한|국방|외교|세계|사설|칼럼|오피니언|속보|스포츠|전국|단독|종합)$/u,
    ],
  },
  {
    id: "end-of-article",
    reason: "end-of-article-furniture",
    role: furniture,
    zone: "footer",
    maxLength: 200,
    patterns: [
      /^[-–—*#\s]*(?:end|ends|fin|the\s+end|30|###)[-–—*#\s]*$/iu,
      /^(?:(?:have|got)\s+(?:a\s+)?(?:tip|story|question|correction)|send\s+(?:us\s+)?(?:tips|feedback|corrections)|report\s+an?\s+(?:error|correction|typo)|contact\s+the\s+(?:author|reporter|writer|editor|newsroom)|(?:this|the)\s+(?:article|story)\s+(?:was\s+)?(?:originally|first)\s+(?:appeared|published)|reporting\s+by|editing\s+by|our\s+standards|was\s+this\s+(?:article|page|story)\s+helpful|thank(?:s|\s+you)\s+for\s+reading).{0,160}$/iu,
      /^[(（［【]?(?:終|終わり|おわり|完|了|以上)[)）］】]?$/u,
      /^[(（]?끝[)）]?\.?$/u,
      /^.{0,20}(?:제보는|기사\s*문의|독자\s*제보).{0,120}$/u,
      /^(?:powered\s+by|designed\s+by|flex\s+\w+\s+theme|.{0,40}\b(?:wordpress|sno)\b.{0,60}theme).{0,80}$/iu,
    ],
  },
  {
    id: "caption-lead",
    reason: "caption-and-credit",
    role: "caption",
    zone: "anywhere",
    maxLength: 400,
    patterns: [
      /^(?:figure|fig|photo|photograph|image|picture|graphic|illustration|map|chart|table)s?\s*[.#]?\s*\d{1,3}\s*[.:：]\s*\S/iu,
      /^(?:(?:featured|file|cover)\s+)?(?:photos?|images?|pictures?|graphics?|illustrations?|screenshots?|caption|credits?)\s*(?:credits?|courtesy|by|caption)?\s*[:：]\s*\S/iu,
      /^(?:photos?|images?|graphics?|illustrations?|screenshots?)\s+(?:by|courtesy(?:\s+of)?|from|via|credit)\s+\S/iu,
      /^(?:courtesy(?:\s+of)?|via)\s+[\p{Lu}][^.]{2,60}$/u,
      /^[(（［【[]?\s*(?:写真|画像|図|図表|地図|資料写真|イラスト|提供|撮影)\s*(?:\d{1,2})?\s*(?:[:：＝=／/]|提供)\s*\S/u,
      /^[[(（【]?\s*(?:사진|자료\s*사진|그래픽|그림|이미지|지도|일러스트)\s*\d{0,2}\s*(?:[:：=|/]|제공)\s*\S/u,
      /^[▲△▼]\s*\S.{3,}/u,
    ],
  },
  {
    id: "credit-at-the-end",
    reason: "caption-and-credit",
    role: "caption",
    zone: "anywhere",
    maxLength: 320,
    patterns: [
      /(?:getty\s+images|unsplash|shutterstock|istock|pexels|pixabay|adobe\s+stock|wikimedia(?:\s+commons)?|flickr|creative\s+commons|ap\s+photo|epa(?:-efe)?|afp(?:\s+via\s+\w+(?:\s+\w+)?)?|planet\s+labs|maxar(?:\s+technologies)?|file\s+photo|handout(?:\s+via\s+\w+)?)(?:\s*\/\s*[\p{L} .'’-]{2,40})?\s*[)\]）]?\.?$/iu,
      /[([（［]\s*(?:(?:ap|afp|reuters|epa|kyodo|yonhap|kcna|jiji)\s*(?:photo)?\s*[/:].{2,60}|(?:photo|image|picture|graphic|credit|courtesy|file)\b.{2,80})[)\]）］]\s*\.?$/iu,
      /[(（［【[]\s*(?:写真|画像|提供|撮影|資料写真|代表撮影).{0,40}[)）］】\]]$/u,
      /[＝=](?:.{1,20}(?:提供|撮影)|AP|ロイター|AFP|共同|時事|聯合(?:ニュース)?)$/u,
      /[[(（/]\s*(?:사진\s*[=:/]?|자료\s*사진|제공\s*[=:])\s*[^\])）]{0,30}[\])）]?$/u,
      /(?:자료\s*사진|사진\s*제공\s*\S{0,20}|(?:연합뉴스|뉴스1|뉴시스|AP|로이터)\s*(?:제공|자료사진))[)\]]?\.?$/u,
    ],
  },
  {
    id: "masthead",
    reason: "site-masthead",
    role: "masthead",
    zone: "header",
    maxLength: 160,
    patterns: [
      /^(?:the\s+)?(?:official\s+|independent\s+|award[\s-]winning\s+|online\s+|weekly\s+|daily\s+|monthly\s+|bilingual\s+)*(?:student|school|college|university|campus|community|local|independent|online|digital)?[\s-]*(?:run\s+|led\s+|produced\s+)?(?:news(?:paper)?|media|press|journalism|publication|magazine|voice)\s*(?:site|website|paper|portal|magazine|outlet|platform|publication|source|voice|organization)?\s+(?:of|for|from|by|at|serving|since)\s+.{2,100}$/iu,
      /^(?:your|our|serving|covering|connecting|informing)\s+.{2,120}\b(?:since\s+\d{4}|news|source|community|students?|voice|school|campus)\b.{0,40}$/iu,
      /^.{2,60}\b(?:since|est\.?|established|founded(?:\s+in)?)\s+(?:1[6-9]|20)\d{2}\s*\.?$/iu,
      /^all\s+the\s+news\b.{0,60}$/iu,
      /^.{2,40}(?:の公式(?:サイト|ニュースサイト)|学生新聞|総合ニュースサイト|ニュースサイト|オンライン版|電子版)$/u,
      /^.{2,40}(?:공식\s*(?:홈페이지|뉴스|사이트)|학생\s*신문|학보|인터넷\s*신문|뉴스\s*사이트)$/u,
    ],
  },
];

/** Names that papers, agencies and stations bear; tells a publisher from a section when it stands but once. */
export const publicationName =
  /\b(?:press|times|news|post|herald|journal|tribune|gazette|daily|weekly|monthly|chronicle|observer|review|today|magazine|media|bulletin|courier|dispatch|examiner|globe|guardian|independent|inquirer|ledger|mail|mirror|monitor|record|register|reporter|sentinel|standard|star|sun|telegraph|voice|wire|agency|broadcasting|radio|network|insider|digest|spectator|argus|banner|beacon|eagle|echo|torch|lance|highlander)\b|(?:新聞|通信|ニュース|新報|日報|時報|放送|テレビ|通訊社|일보|신문|뉴스|통신|방송|경제|타임스|저널)$/iu;

/** Work done on a page rather than the name of who did it. */
export const jobTitle =
  /\b(?:staff|editor|editor-in-chief|writer|reporter|correspondent|columnist|journalist|contributor|photographer|producer|intern|adviser|advisor|director|manager|president|analyst|fellow|researcher|bureau\s+chief|class\s+of)\b|(?:記者|編集者|編集長|特派員|論説委員|ライター|支局長)$|(?:기자|특파원|논설위원|편집장|에디터|인턴)$/iu;
