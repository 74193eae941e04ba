import { expect, it } from "vitest";
import { languageOfScript, readsAsEnglish } from "./language.ts";

it.each([
  ["Kim Ok-ja and Yamada Taro said that the pier at Rason was not in use.", true],
  ["The ferry to Sado is late again.", true],
  ["Le port est fermé depuis lundi, a dit la capitainerie.", false],
  ["Der Hafen bleibt bis Montag geschlossen, was die Fischer freut.", false],
  ["La haveno restas fermita ĝis lundo.", false],
])("tells whether %s is English: %s", (text, isEnglish) => {
  expect(readsAsEnglish(text)).toBe(isEnglish);
});

it.each([
  ["港の当局は石炭埠頭の数字を確認した。", "ja"],
  ["항만 당국은 석탄 부두의 수치를 확인했다.", "ko"],
  ["港口当局确认了煤炭码头的数字。", "zh"],
  ["The port confirmed the figures.", null],
])("tells the language of %s by its letters", (text, language) => {
  expect(languageOfScript(text)).toBe(language);
});
