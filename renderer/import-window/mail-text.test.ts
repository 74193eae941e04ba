import { expect, it } from "vitest";
import { type Flow, readMailText } from "./mail-text.ts";

const broken: Flow = { isFlowed: false, isSpaceDeleted: false };

/** The blocks as `role: words`; how deep a quotation is stands behind its role. */
function read(source: string, flow: Flow = broken): readonly string[] {
  const { text, blocks } = readMailText(source, flow);
  return blocks
    .filter(({ role }) => role !== "blank")
    .map(({ start, end, role, level, removedReason }) => {
      const words = text.slice(start, end).replaceAll(/\s+/gu, " ").trim();
      return `${role}${role === "quote" ? (level ?? 1) : ""}${removedReason === null ? "" : " folded"}: ${words}`;
    });
}

it("quotes what is answered to as deep as its brackets say, and without them", () => {
  expect(
    read(
      "Anna,\n\nI agree.\nOn 12 May Tom Hale wrote:\n> The hospital says seven.\n>> How many have you?\n> \n> Tom",
    ),
  ).toEqual([
    "paragraph: Anna,",
    "paragraph: I agree.",
    "paragraph: On 12 May Tom Hale wrote:",
    "quote1: The hospital says seven.",
    "quote2: How many have you?",
    "quote1: Tom",
  ]);
});

it("joins the flowed lines of one voice, and no others", () => {
  const flowed = { isFlowed: true, isSpaceDeleted: false };
  expect(
    read(
      "The ministry \nregrets it.\n> the five of the ministry \n> leave out the customs men. \n>> and the mayor?\n-- \nIris",
      flowed,
    ),
  ).toEqual([
    "paragraph: The ministry regrets it.",
    "quote1: the five of the ministry leave out the customs men.",
    "quote2: and the mayor?",
    "furniture folded: --",
    "furniture folded: Iris",
  ]);
  expect(read("記者会見で \n発表した。", { isFlowed: true, isSpaceDeleted: true })).toEqual([
    "paragraph: 記者会見で発表した。",
  ]);
});

it("takes no greeting, header or name for a heading", () => {
  expect(
    read(
      "Iris\n\nSee below.\n\n---------- Forwarded message ---------\nFrom: Press office\nSubject: Statement on the incident\n\nSTATEMENT\n\nThe Ministry regrets the death of two guards, it said on Monday.",
    ),
  ).toEqual([
    "paragraph: Iris",
    "paragraph: See below.",
    "paragraph: ---------- Forwarded message ---------",
    "paragraph: From: Press office",
    "paragraph: Subject: Statement on the incident",
    "heading: STATEMENT",
    "paragraph: The Ministry regrets the death of two guards, it said on Monday.",
  ]);
});

it("keeps a long text below two dashes", () => {
  const lines = Array.from({ length: 14 }, (_, at) => `Line ${at + 1} of what was written.`);
  expect(read(`First.\n--\n${lines.join("\n")}`).join()).not.toContain("folded");
});
