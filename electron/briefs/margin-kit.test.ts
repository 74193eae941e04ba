import { expect, it } from "vitest";
import { translateFor } from "#shared/messages/catalogue.ts";
import type { Language } from "#shared/messages/languages.ts";
import { type MarginKit, marginKit, type PagePlace } from "./margin-kit.ts";

function kitIn(language: Language): MarginKit {
  const head = { paper: "A4", marking: "TLP:AMBER", title: "Straits & <ports>" } as const;
  return marginKit({ ...head, language }, translateFor(language));
}

/** What is to be seen of each sheet. */
function seenOf({ draw }: MarginKit): readonly string[] {
  const [, ...sheets] = draw({ fontStyles: [], styleNonce: "" }).split('<div class="line">');
  return sheets.map((sheet) => {
    const [, name, seen = ""] = /<span class="(\w+) seen">(.*)/u.exec(sheet) ?? [];
    // The marks hold a span for each; of the others one alone is seen.
    const end = seen.indexOf(name === "marks" ? "</span></span>" : "</span>");
    return seen.slice(0, end).replace(/<[^>]+>/gu, "");
  });
}

function seenOn(place: PagePlace, language: Language = "en"): readonly string[] {
  const kit = kitIn(language);
  const seen = seenOf(kit);
  return kit.placed(place).map(({ sheet }) => seen[sheet] ?? "");
}

it.each([
  ["en", "Page 3 of 163"],
  ["ja", "3 / 163 ページ"],
  ["ko", "3 / 163쪽"],
] as const)("numbers a page in the words of its language (%s)", (language, words) => {
  const [title, head, ...rest] = seenOn({ page: 3, pages: 163, isDraft: false }, language);

  expect([title, head, rest.at(-1)]).toEqual([
    "Straits &amp; &lt;ports&gt;",
    "TLP:AMBER",
    "TLP:AMBER",
  ]);
  expect(rest.slice(0, -1).join("")).toBe(words);
});

it("leaves the title out of the margin of the page that has it large", () => {
  const first = seenOn({ page: 1, pages: 9, isDraft: false });
  expect(first.join("")).toBe("TLP:AMBERPage 1 of 9TLP:AMBER");
});

it("says DRAFT beside both markings while findings are open", () => {
  const first = seenOn({ page: 1, pages: 9, isDraft: true });
  expect(first.join("")).toBe("DRAFTTLP:AMBERPage 1 of 9DRAFTTLP:AMBER");
});

it("moves what comes behind a number by the digits that it has more", () => {
  const rightOf = (page: number, pages: number) =>
    kitIn("en")
      .placed({ page, pages, isDraft: false })
      .map(({ right }) => right);

  expect(rightOf(9, 9)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  const moved = [0, 0, 0, 0, 5.1, 5.1, 5.1, 10.2, 15.3, 0];
  expect(rightOf(10, 163)).toEqual(moved.map((right) => expect.closeTo(right)));
});

it("has the same sheets for a brief of any length, so that they are printed once", () => {
  expect(seenOf(kitIn("en"))).toHaveLength(26);
});
