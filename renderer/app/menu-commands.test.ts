import { describe, expect, it } from "vitest";
import { english } from "#shared/messages/catalogue.ts";
import { type MenuId, menuIds } from "../../electron/windows/menu-groups.ts";
import { type CommandId, commandIds, descriptionOf, type NotInPalette } from "./command-list.ts";
import { conflictsOf, keysOf, refusalOf } from "./key-bindings.ts";

it.each(menuIds)("has %s of the system's menus in the registry, with a title", (id) => {
  expect(commandIds).toContain(id);
  expect(english.app.command).toHaveProperty([id]);
});

it("has no title in the catalogue for a command that is gone", () => {
  expect(Object.keys(english.app.command).sort()).toEqual([...commandIds].sort());
});

type WithoutMenu = Exclude<CommandId, MenuId>;
/** Does not compile while a command stands in no menu, and names it. */
const standsInMenus: [WithoutMenu] extends [never] ? true : WithoutMenu = true;

it("has every command in a menu of the system", () => {
  expect(standsInMenus).toBe(true);
});

const mayStayOut: Readonly<Record<NotInPalette, readonly CommandId[]>> = {
  "is-the-palette": ["palette:open"],
  "moves-focus": ["item:next", "item:previous", "item:open", "item:leave"],
};

describe.each(commandIds)("%s", (id) => {
  const description = descriptionOf(id);
  const keys = keysOf(id, {});

  it("stands in a menu of the system exactly once, for the mouse", () => {
    expect(menuIds.filter((other) => other === id)).toEqual([id]);
  });

  it("has a key that is its own, or a said reason for none", () => {
    expect(keys.length > 0 || "withoutKey" in description).toBe(true);
    expect(keys.flatMap((key) => conflictsOf(id, key, {}))).toEqual([]);
    expect(keys.filter((key) => refusalOf(id, key) !== null)).toEqual([]);
  });

  it("is in the palette, unless it is the palette or only moves the focus", () => {
    const reason = description.notInPalette;
    expect(reason === undefined || mayStayOut[reason].includes(id)).toBe(true);
  });
});
