import { expect, it } from "vitest";
import { decode, hasCommonSyllables } from "./decode.ts";

const japanese = "港の当局は石炭埠頭の数字を確認した。二月は十九隻で、嵐のために入港が少なかった。";
const korean =
  "항만 당국은 석탄 부두의 수치를 확인했다. 이월에는 폭풍 때문에 열아홉 척에 그쳤다고 밝혔다.";
const chinese = "港口当局确认了煤炭码头的数字。二月份由于两次风暴，只有十九艘驳船进港。";
const traditional = "港口當局確認了煤炭碼頭的數字。二月份由於兩次風暴，只有十九艘駁船進港。";
const russian =
  "Портовые власти подтвердили данные по угольному причалу. В феврале из-за штормов судов было мало.";

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, "base64"));
const plain = { fileName: "quay.txt", format: "plain-text" } as const;
const page = { fileName: "quay.html", format: "html" } as const;

const encoded = {
  shiftJis:
    "jWCCzJOWi8eCzZDOklmVdZOqgsyQlI6agvCKbZRGgrWCvYFCk/GMjoLNj1yL45DHgsWBQZeSgsyCvYLfgsmT/I1ggqqPrYLIgqmCwYK9gUI=",
  eucJp:
    "ucGkzsX2tsmkz8DQw7rJ1saspM6/9Lv6pPKzzsenpLekv6GjxvO37qTPvb225cDJpMehos3ypM6kv6ThpMvG/rnBpKy+r6TKpKukw6S/oaM=",
  iso2022Jp:
    "GyRCOUEkTkV2NkkkT0BQQzpJVkYsJE4/dDt6JHIzTkcnJDckPyEjRnM3biRPPT02ZUBJJEchIk1yJE4kPyRhJEtGfjlBJCw+LyRKJCskQyQ/ISMbKEI=",
  eucKr:
    "x9e4uCC057G5wLogvK7FuiC6zrXOwMcgvPbEobimIMiuwM7H37TZLiDAzL/5v6G0wiDG+MezILanua6/oSC/rb7GyKkgw7S/oSCx18PGtNmw7SC54Mf7tNku",
  gb18030:
    "uNu/2rWxvtbIt8jPwcvDusy/wuvNt7XEyv3X1qGjtv7Uwrfd08nT2sG9tM6357Gpo6zWu9PQyq6+xcvSsrW0rL34uNuhow==",
  big5: "tOSkZrftp729VLt7pEa30ay0vVjAWaq6vMamcqFDpEek66X3pdGp86jipritt7zJoUGldaazpFGkRb+0u+my7rZptOShQw==",
  windows1251:
    "z+7w8u7i++Ug4uvg8fLoIO/u5PLi5fDk6OvoIOTg7e375SDv7iDz4+7r/O3u7PMg7/Do9+Dr8y4gwiD05eLw4OvlIOjnLefgIPjy7vDs7uIg8fPk7uIg4fvr7iDs4OvuLg==",
  utf16leMarked:
    "//4vbm4wU19AXG8w83etcOBXLZhuMHBlV1uSMLp4jYpXMF8wAjCMTghnbzBBU11Ou5ZnMAEwUF1uMF8wgTBrMGVRL25MMBFcajBLMGMwXzACMA==",
  utf16beMarked:
    "/v/VbbnMACCy+a1tx0AAIMEd0MQAIL2AtFDHWAAgwhjOWLl8ACDWVcd41Yiy5AAuACDHdMbUxdCylAAg0+3UjQAgtUy7OMXQACDF9MVE1kkAIMyZxdAAIK34zOSy5KzgACC8HdYUsuQALg==",
  utf16le:
    "L25uMFNfQFxvMPN3rXDgVy2YbjBwZVdbkjC6eI2KVzBfMAIwjE4IZ28wQVNdTruWZzABMFBdbjBfMIEwazBlUS9uTDARXGowSzBjMF8wAjA=",
  utf8Marked:
    "77u/7ZWt66eMIOuLueq1reydgCDshJ3tg4Qg67aA65GQ7J2YIOyImOy5mOulvCDtmZXsnbjtlojri6QuIOydtOyblOyXkOuKlCDtj63tko0g65WM66y47JeQIOyXtOyVhO2ZiSDsspnsl5Ag6re47LOk64uk6rOgIOuwne2YlOuLpC4=",
} as const;

it.each([
  ["Shift_JIS", "shift_jis", encoded.shiftJis, japanese],
  ["EUC-JP", "euc-jp", encoded.eucJp, japanese],
  ["ISO-2022-JP", "iso-2022-jp", encoded.iso2022Jp, japanese],
  ["EUC-KR", "euc-kr", encoded.eucKr, korean],
  ["GB18030", "gb18030", encoded.gb18030, chinese],
  ["Big5", "big5", encoded.big5, traditional],
  ["windows-1251", "windows-1251", encoded.windows1251, russian],
  ["UTF-16 with a mark", "utf-16le", encoded.utf16leMarked, japanese],
  ["UTF-16, big end first", "utf-16be", encoded.utf16beMarked, korean],
  ["UTF-16 without a mark", "utf-16le", encoded.utf16le, japanese],
  ["UTF-8 with a mark", "utf-8", encoded.utf8Marked, korean],
])("reads %s that nothing declares", (_, charset, base64, text) => {
  expect(decode(bytesOf(base64), plain)).toEqual({ text, charset });
});

// Browsers read far more pairs as Korean than the decoder these tests run on.
it.each([
  ["Korean", true, encoded.eucKr],
  ["Big5", false, encoded.big5],
])("tells by its pairs of bytes that %s may be Korean: %s", (_, may, base64) => {
  expect(hasCommonSyllables(bytesOf(base64))).toBe(may);
});

/** A page in one character set that declares another. */
function pageOf(declared: string, base64: string): Uint8Array {
  const head = Buffer.from(`<meta charset="${declared}"><p>`);
  return new Uint8Array(Buffer.concat([head, Buffer.from(base64, "base64")]));
}

const utf8 = (text: string) => Buffer.from(text).toString("base64");

it.each([
  ["Shift_JIS", "shift_jis", encoded.shiftJis, japanese],
  ["x-sjis", "shift_jis", encoded.shiftJis, japanese],
  ["euc-kr", "euc-kr", encoded.eucKr, korean],
  ["ks_c_5601-1987", "euc-kr", encoded.eucKr, korean],
  ["gb2312", "gbk", encoded.gb18030, chinese],
  ["GB18030", "gb18030", encoded.gb18030, chinese],
])("believes a page that rightly declares %s", (declared, charset, base64, text) => {
  const decoded = decode(pageOf(declared, base64), page);
  expect(decoded.charset).toBe(charset);
  expect(decoded.text.endsWith(text)).toBe(true);
});

it.each([
  ["utf-8", "shift_jis", encoded.shiftJis, japanese],
  ["utf-8", "euc-kr", encoded.eucKr, korean],
  ["utf-8", "gb18030", encoded.gb18030, chinese],
  ["iso-8859-1", "utf-8", utf8(japanese), japanese],
  ["shift_jis", "utf-8", utf8(korean), korean],
  ["euc-kr", "utf-8", utf8(chinese), chinese],
  ["utf-16", "utf-8", utf8(japanese), japanese],
  ["no-such-charset", "utf-8", utf8(russian), russian],
  ["euc-jp", "shift_jis", encoded.shiftJis, japanese],
])("does not believe a page that declares %s and is in %s", (declared, charset, base64, text) => {
  const decoded = decode(pageOf(declared, base64), page);
  expect(decoded.charset).toBe(charset);
  expect(decoded.text.endsWith(text)).toBe(true);
});

it("takes the word of a header only as far as the bytes bear it out", () => {
  const charset = "utf-8";
  expect(decode(bytesOf(encoded.shiftJis), { ...plain, charset }).text).toBe(japanese);
  expect(decode(bytesOf(encoded.eucKr), { ...plain, charset: "euc-kr" }).text).toBe(korean);
});

it("says that a picture is no text", () => {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  expect(() => decode(picture, plain)).toThrow("file-not-text");
});
