import fc from "fast-check";
import { expect, it } from "vitest";
import { overlapOf } from "./overlap.ts";
import { likenessOf, sketchOf } from "./sketch.ts";

const wire =
  "Forty-one barges called at the coal quay of Kitahama in March, the port authority said on Monday, up from nineteen in February, when two storms kept the harbour closed for nine days. The harbour master called the rise a matter of weather and not of policy.";
const local = `KITAHAMA (Quay Monitor) - ${wire} Nobody in the town was surprised.`;
const other =
  "The ferry to Sado runs again from Thursday after its engine was replaced. Tickets bought in advance stay valid until the end of May, the company wrote to its passengers in the evening, and asked them for patience with the crowded boats.";

function likeness(a: string, b: string): number {
  return likenessOf(sketchOf(a) ?? "", sketchOf(b) ?? "");
}

it("finds a wire story in the paper that took it over", () => {
  expect(likeness(wire, local)).toBeGreaterThan(0.7);
  expect(likeness(wire, other)).toBe(0);
});

it("sees through case, width, accents and punctuation", () => {
  const restyled = wire.toUpperCase().replaceAll(",", ";").replaceAll("a", "á").normalize("NFD");
  expect(likeness(wire, restyled)).toBe(1);
});

it.each([
  [
    "港の当局は十八日、三月に石炭埠頭に入った艀が四十一隻だったと確認した。二月は十九隻で、二度の嵐のために入港が少なかった。",
    "【北浜】港の当局は十八日、三月に石炭埠頭に入った艀が四十一隻だったと確認した。二月は十九隻で、二度の嵐のために入港が少なかった。市民は驚かなかった。",
  ],
  [
    "항만 당국은 3월에 석탄 부두에 들어온 바지선이 41척이라고 확인했다. 2월에는 두 차례의 폭풍 때문에 19척에 그쳤다고 항만장은 월요일 기자들에게 밝혔다. 정책이 아니라 날씨의 문제라고 그는 덧붙였다.",
    "(기타하마) 항만 당국은 3월에 석탄 부두에 들어온 바지선이 41척이라고 확인했다. 2월에는 두 차례의 폭풍 때문에 19척에 그쳤다고 항만장은 월요일 기자들에게 밝혔다. 정책이 아니라 날씨의 문제라고 그는 덧붙였다. 주민들은 놀라지 않았다.",
  ],
])("compares texts without spaces, and Korean, too: %s", (short, long) => {
  expect(likeness(short, long)).toBeGreaterThan(0.5);
  const { leftShare, passages } = overlapOf(short, long);
  expect(leftShare).toBeGreaterThan(0.9);
  expect(passages[0]?.left.start).toBe(0);
});

it("shows the passages that both texts have, where each has them", () => {
  const { passages, leftShare, rightShare } = overlapOf(local, wire);
  expect(passages).toHaveLength(1);
  const [passage] = passages;
  expect(local.slice(passage?.left.start, passage?.left.end)).toBe(wire.slice(0, -1));
  expect(wire.slice(passage?.right.start, passage?.right.end)).toBe(wire.slice(0, -1));
  expect(rightShare).toBe(1);
  expect(leftShare).toBeLessThan(1);
});

it("takes no common phrase for a shared passage", () => {
  expect(
    overlapOf("The port authority said on Monday.", "So the port authority said.").passages,
  ).toEqual([]);
});

it("makes no sketch of a text too short to be told from others", () => {
  expect(sketchOf("Coal quay closed")).toBeNull();
});

it("finds passages that say the same in both texts, whatever the texts are", () => {
  const text = fc.array(fc.constantFrom("coal", "quay", "港", "は", "Sado", ",", "é"), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [left, right] = [a.join(" "), b.join(" ")];
      for (const passage of overlapOf(left, right).passages) {
        const words = (words: string) => words.replaceAll(/[ ,]+/gu, "");
        expect(words(left.slice(passage.left.start, passage.left.end))).toBe(
          words(right.slice(passage.right.start, passage.right.end)),
        );
      }
    }),
  );
});
