import { expect, it } from "vitest";
import { rtfDocument } from "./rtf-html.ts";

function htmlOf(rtf: string): string {
  const bytes = Uint8Array.from(rtf, (character) => character.charCodeAt(0));
  return rtfDocument(bytes, "quay.rtf").html;
}

it("reads each font's words in the font's character set", () => {
  const html = htmlOf(
    "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset128 Mincho;}{\\f2\\fcharset129 Batang;}{\\f3\\fcharset134 SimSun;}}" +
      "\\f1 \\'8d\\'60\\'82\\'cc\\'83\\\\\\f2 \\'c7\\'d7\\'b1\\'b8\\f3 \\'b8\\'db\\'bf\\'da\\f0  caf\\'e9\\par}",
  );
  expect(html).toBe("<p>港のソ항구港口 café</p>");
});

it("takes a two-byte character whose second byte is a letter", () => {
  const fonts = "{\\fonttbl{\\f0\\fcharset128 Gothic;}}";
  expect(htmlOf(`{\\rtf1\\ansi\\ansicpg932${fonts}\\f0 \\'83A\\'83C\\par}`)).toBe("<p>アイ</p>");
});

it("skips what stands in for a Unicode character, byte or word", () => {
  expect(
    htmlOf("{\\rtf1\\ansi\\uc1 a\\u8217 'b\\u8220\\ldblquote c\\u-10179?\\u-8704?\\par}"),
  ).toBe("<p>a’b“c😀</p>");
  expect(htmlOf("{\\rtf1\\ansi{\\uc2\\u27211\\'8a\\'43}\\u233?\\par}")).toBe("<p>橋é</p>");
  expect(htmlOf("{\\rtf1\\ansi\\uc0\\u27211 x\\par}")).toBe("<p>橋x</p>");
});

it("prefers the Unicode form where a group says things twice", () => {
  expect(htmlOf("{\\rtf1{\\upr{quay}{\\*\\ud{qu\\u225?y}}}\\par}")).toBe("<p>quáy</p>");
});

it("passes over pictures, fields' codes, unknown destinations and raw bytes", () => {
  const html = htmlOf(
    "{\\rtf1{\\colortbl;\\red0;}{\\*\\generator Word;}{\\pict\\wmetafile8 00ff}{\\pict\\bin4 {}\\x}" +
      "{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt the quay}} was closed{\\deleted never}.\\par}",
  );
  expect(html).toBe("<p>the quay was closed.</p>");
});

it("keeps tables, lists, headings and notes", () => {
  const html = htmlOf(
    "{\\rtf1{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}}\\pard\\s1 Quay\\par" +
      "\\pard\\ls1\\ilvl0 coal\\par\\pard\\ls1\\ilvl1 lignite\\par" +
      "\\trowd\\pard\\intbl March\\cell 41\\cell\\row\\trowd\\pard\\intbl April\\cell 19\\cell\\row" +
      "\\pard Said{\\footnote\\pard on Monday\\par} once.\\par}",
  );
  expect(html).toBe(
    "<h1>Quay</h1><ul><li>coal</li><ul><li>lignite</li></ul></ul>" +
      "<table><tr><td>March</td><td>41</td></tr><tr><td>April</td><td>19</td></tr></table>" +
      '<p>Said<sup>[1]</sup> once.</p><ol><li id="footnote-1"><p>1 on Monday</p></li></ol>',
  );
});

it("folds headers away and tells what the information group says", () => {
  const rtf =
    "{\\rtf1{\\info{\\title Coal quay}{\\author In\\'e9s Mori}{\\creatim\\yr2022\\mo3\\dy8}}{\\header Page top\\par}Text\\par}";
  const read = rtfDocument(
    Uint8Array.from(rtf, (character) => character.charCodeAt(0)),
    "quay.rtf",
  );
  expect(read).toMatchObject({ title: "Coal quay", author: "Inés Mori", created: "2022-03-08" });
  expect(read.html).toBe(
    '<p>Text</p><div data-railhead-removed="running-head"><p>Page top</p></div>',
  );
});

it("escapes words that look like markup", () => {
  expect(htmlOf("{\\rtf1 <b>&amp;\\par}")).toBe("<p>&lt;b&gt;&amp;amp;</p>");
});

it("ends with whatever there is when the file is cut off", () => {
  expect(htmlOf("{\\rtf1{\\b The quay")).toBe(`<p data-railhead-bold="">The quay</p>`);
});

it("refuses groups without end", () => {
  expect(() => htmlOf("{".repeat(2000))).toThrow("file-too-complex");
});

it("says which paragraphs are all in bold letters, and numbers the notes", () => {
  expect(
    htmlOf(
      "{\\rtf1\\ansi\\b Background\\b0\\par Forty {\\b barges} called.{\\footnote Sheet for March.}\\par}",
    ),
  ).toBe(
    '<p data-railhead-bold="">Background</p><p>Forty barges called.<sup>[1]</sup></p><ol><li id="footnote-1"><p>1 Sheet for March.</p></li></ol>',
  );
});

it("keeps the number that the program set before an item, and no bullet", () => {
  const item = (mark: string, words: string) =>
    `\\pard\\plain\\ls1\\ilvl0{\\listtext\\pard\\plain ${mark}\\tab}${words}\\par`;
  expect(
    htmlOf(`{\\rtf1${item("3.", "the pier")}${item("4.", "the crane")}\\pard After.\\par}`),
  ).toBe("<ul><li>3. the pier</li><li>4. the crane</li></ul><p>After.</p>");
  expect(htmlOf(`{\\rtf1${item("\\bullet ", "the pier")}}`)).toBe("<ul><li>the pier</li></ul>");
});

it("lets merged cells reach over those they were merged with", () => {
  const cell = (words: string) => `\\pard\\intbl ${words}\\cell`;
  const html = htmlOf(
    `{\\rtf1\\trowd\\clvmgf\\cellx1000\\cellx3000${cell("Cargo")}${cell("Tonnes")}\\row` +
      `\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000${cell("")}${cell("2024")}${cell("2025")}\\row` +
      `\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000${cell("Grain")}${cell("")}${cell("31")}\\row\\pard}`,
  );
  expect(html).toBe(
    '<table><tr><td rowspan="2">Cargo</td><td colspan="2">Tonnes</td></tr>' +
      "<tr><td>2024</td><td>2025</td></tr>" +
      '<tr><td colspan="2">Grain</td><td>31</td></tr></table>',
  );
});

it("keeps letters that a field sets with their reading above them", () => {
  const field = (code: string) => `{\\field{\\*\\fldinst { ${code}}}{\\fldrslt {}}}`;
  const east = field(
    'EQ \\\\* jc2 \\\\* "Font:Mincho" \\\\* hps12 \\\\o\\\\ad(\\\\s\\\\up 10(\\u12511?\\u12490?\\u12488?),\\u28207?)',
  );
  expect(htmlOf(`{\\rtf1\\ansi ${east}\\u12391?\\par}`)).toBe(
    "<p><ruby>港<rt>ミナト</rt></ruby>で</p>",
  );
  expect(htmlOf(`{\\rtf1\\ansi the${field("PAGE \\\\* MERGEFORMAT")} quay\\par}`)).toBe(
    "<p>the quay</p>",
  );
});
