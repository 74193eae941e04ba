import { expect, it } from "vitest";
import { english } from "#shared/messages/catalogue.ts";
import { menuIds } from "../../electron/windows/menu-groups.ts";
import { commandIds } from "./command-list.ts";

it.each(menuIds)("has %s of the system's menus in the registry, with a title", (id) => {
  expect(commandIds).toContain(id);
  expect(english.app.command).toHaveProperty([id]);
});
