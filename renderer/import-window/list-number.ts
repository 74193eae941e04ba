const sequences = {
  "lower-letter": "abcdefghijklmnopqrstuvwxyz",
  "upper-letter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  aiueo:
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
  iroha:
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
  ganada: "가나다라마바사아자차카타파하",
  chosung: "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
  circled: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
} as const;

/** How the number of an item is written. */
export type NumberStyle =
  | keyof typeof sequences
  | "decimal"
  | "two-digits"
  | "full-width"
  | "lower-roman"
  | "upper-roman"
  | "ideograph";

/** The number of an item as it is written; what a way of writing has no letter for is a plain figure. */
export function listNumber(value: number, style: NumberStyle): string {
  const plain = String(value);
  if (value < 1) return plain;
  switch (style) {
    case "decimal":
      return plain;
    case "two-digits":
      return plain.padStart(2, "0");
    case "full-width":
      return plain.replaceAll(/\d/gu, (digit) => "０１２３４５６７８９".charAt(Number(digit)));
    case "lower-roman":
      return roman(value);
    case "upper-roman":
      return roman(value).toUpperCase();
    case "ideograph":
      return ideographs(value);
    case "lower-letter":
    case "upper-letter": {
      // After z comes aa, then bb, as word processors go on.
      const letter = sequences[style].charAt((value - 1) % 26);
      return letter.repeat(Math.min(Math.ceil(value / 26), 20));
    }
    default:
      return sequences[style].charAt(value - 1) || plain;
  }
}

const romans = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;

function roman(value: number): string {
  if (value >= 4000) return String(value);
  let rest = value;
  let written = "";
  for (const [worth, letters] of romans) {
    while (rest >= worth) {
      written += letters;
      rest -= worth;
    }
  }
  return written;
}

function ideographs(value: number): string {
  const digits = "〇一二三四五六七八九";
  if (value >= 100)
    return String(value).replaceAll(/\d/gu, (digit) => digits.charAt(Number(digit)));
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : digits.charAt(tens)}十`;
  return `${ten}${ones === 0 ? "" : digits.charAt(ones)}`;
}
