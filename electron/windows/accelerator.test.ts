import { expect, it } from "vitest";
import { acceleratorOf } from "./accelerator.ts";

it.each([
  ["Mod+K", "CmdOrCtrl+K"],
  ["Mod+Shift+P", "CmdOrCtrl+Shift+P"],
  ["Alt+ArrowLeft", "Alt+Left"],
  ["Mod++", "CmdOrCtrl+Plus"],
  ["Mod+=", "CmdOrCtrl+="],
  ["F6", "F6"],
  ["Delete", "Delete"],
  ["h", null],
  ["Shift+S", null],
  ["l 1", null],
  ["?", null],
  ["", null],
  ["Mod+ㅗ", null],
])("%s is shown in menus as %s", (key, accelerator) => {
  expect(acceleratorOf(key)).toBe(accelerator);
});
