import { describe, expect, it } from "vitest";
import { compactDay, dayOfAddress, dayOfWindowTitle } from "./inferred-day.ts";

describe("compactDay", () => {
  it.each([
    ["20190806", "2019-08-06"],
    ["20190230", null],
    ["2019080", null],
    ["4749192748", null],
  ])("reads %s as %s", (text, day) => expect(compactDay(text)).toBe(day));
});

describe("dayOfAddress", () => {
  it.each([
    ["https://quay.example/world/gunmen/2015/03/18/0020_story.html", "2015-03-18"],
    ["https://quay.example/2017/11/3/review/", "2017-11-03"],
    ["https://quay.example/2015/04/review/", null],
    ["https://quay.example/2015/13/41/review/", null],
    ["https://quay.example/2015/03/18/from/2014/01/02/", null],
    ["https://quay.example/story?next=/2015/03/18/", null],
  ])("reads %s as %s", (address, day) => expect(dayOfAddress(address)).toBe(day));
});

describe("dayOfWindowTitle", () => {
  it.each([
    ["El muelle cerrado - 07.12.2017 - EL MUELLE", "es", "2017-12-07"],
    ["Quay closed - 07/12/2017 - The Quay", "en-US", "2017-07-12"],
    ["Quay closed - 07/12/2017 - The Quay", "en-GB", "2017-12-07"],
    ["Quay closed - 25.12.2017 - The Quay", null, "2017-12-25"],
    ["Quay closed | 7 December 2017 | The Quay", null, "2017-12-07"],
  ])("reads %s in %s as %s", (title, language, day) =>
    expect(dayOfWindowTitle(title, () => language)).toBe(day),
  );

  it("reads no day that may be read two ways", () => {
    const title = "Quay closed - 07.12.2017 - The Quay";
    expect(dayOfWindowTitle(title, () => "en")).toBeNull();
    expect(dayOfWindowTitle(title, () => "ja")).toBeNull();
    expect(dayOfWindowTitle(title, () => null)).toBeNull();
  });

  it("reads no day that a headline is about", () => {
    const title = "Weekly edition for 26 March 2015 [The Quay]";
    expect(dayOfWindowTitle(title, () => "en")).toBeNull();
    expect(dayOfWindowTitle("What 26 March 2015 meant - The Quay", () => "en")).toBeNull();
    expect(dayOfWindowTitle("The Quay - What 26 March 2015 meant", () => "en")).toBeNull();
  });
});
