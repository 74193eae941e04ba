import { describe, expect, it } from "vitest";
import { type KeySituation, matchStroke, type Stroke, strokeName } from "./key-strokes.ts";

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

const situation = (more: Partial<KeySituation> = {}): KeySituation => ({
  focus: "passage",
  hasLetterKeys: true,
  begun: "",
  ...more,
});

describe("the name of a stroke", () => {
  it.each([
    [stroke("h"), "h"],
    [stroke("H", { shiftKey: true }), "Shift+H"],
    [stroke("?", { shiftKey: true }), "?"],
    [stroke("P", { ctrlKey: true, shiftKey: true }), "Mod+Shift+P"],
    [stroke("1", { ctrlKey: true }), "Mod+1"],
    [stroke("ArrowLeft", { altKey: true }), "Alt+ArrowLeft"],
    [stroke("ㅗ", { code: "KeyH" }), "h"],
    [stroke("ち", { code: "KeyA", ctrlKey: true }), "Mod+A"],
    [stroke("Shift", { shiftKey: true }), null],
    [stroke("k", { metaKey: true }), null],
  ])("%o is %s", (struck, name) => {
    expect(strokeName(struck, false)).toBe(name);
  });

  it("reads Command as the modifier on a Mac", () => {
    expect(strokeName(stroke("k", { metaKey: true }), true)).toBe("Mod+K");
    expect(strokeName(stroke("k", { ctrlKey: true }), true)).toBeNull();
  });
});

describe("what a stroke means", () => {
  it("makes a highlight of h on a passage, and nothing of it in a text field or a list", () => {
    expect(matchStroke("h", situation())).toEqual({ kind: "command", id: "passage:highlight" });
    expect(matchStroke("h", situation({ focus: "text" }))).toEqual({ kind: "none" });
    expect(matchStroke("h", situation({ focus: "item" }))).toEqual({ kind: "none" });
  });

  it("lets item commands act on a passage too", () => {
    expect(matchStroke("t", situation())).toEqual({ kind: "command", id: "item:tag" });
  });

  it("leaves single letters alone once they are switched off, but not keys with a modifier", () => {
    const off = situation({ hasLetterKeys: false });

    expect(matchStroke("h", off)).toEqual({ kind: "none" });
    expect(matchStroke("Mod+K", off)).toEqual({ kind: "command", id: "palette:open" });
  });

  it("opens the palette from a text field, but leaves undo to the text", () => {
    const writing = situation({ focus: "text" });

    expect(matchStroke("Mod+K", writing)).toEqual({ kind: "command", id: "palette:open" });
    expect(matchStroke("Mod+Z", writing)).toEqual({ kind: "none" });
    expect(matchStroke("Mod+Z", situation())).toEqual({ kind: "command", id: "change:undo" });
  });

  it("waits after l for the number of the lens", () => {
    const begun = matchStroke("l", situation({ focus: "item" }));

    expect(begun).toEqual({ kind: "begun", strokes: "l" });
    expect(matchStroke("2", situation({ focus: "item", begun: "l" }))).toEqual({
      kind: "command",
      id: "lens:decide-2",
    });
  });

  it("reads a stroke that breaks a sequence by itself", () => {
    expect(matchStroke("h", situation({ begun: "l" }))).toEqual({
      kind: "command",
      id: "passage:highlight",
    });
  });

  it("keeps 1 for the colour of a mark when no lens was asked for", () => {
    expect(matchStroke("1", situation())).toEqual({ kind: "command", id: "mark:colour-1" });
  });
});
