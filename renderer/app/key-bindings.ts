import { Observed } from "#renderer/db/observable.ts";
import { recall, rememberAs } from "#renderer/ui/recall.ts";
import { type CommandId, commandIds, descriptionOf } from "./command-list.ts";

/** The keys a person has given to commands; a command that is not named has its own. */
export type KeyBindings = Partial<Readonly<Record<CommandId, readonly string[]>>>;

const name = "keys";
const longestKey = 40;

/** What the system and every text field mean by these strokes is not to be taken from them. */
const reserved = new Set([
  "Mod+C",
  "Mod+V",
  "Mod+X",
  "Mod+A",
  "Mod+Q",
  "Tab",
  "Shift+Tab",
  "Alt+F4",
  "Enter",
  "Escape",
  " ",
]);

export function readBindings(stored: unknown): KeyBindings {
  if (typeof stored !== "object" || stored === null) return {};
  const bindings: { [Id in CommandId]?: readonly string[] } = {};
  for (const id of commandIds) {
    const keys: unknown = Reflect.get(stored, id);
    const isKey = (key: unknown) =>
      typeof key === "string" && key !== "" && key.length < longestKey;
    if (Array.isArray(keys) && keys.every(isKey)) bindings[id] = keys;
  }
  return bindings;
}

/** The keys in force; kept on this device, for the person whose data folder it is. */
export const keyBindings = new Observed<KeyBindings>(readBindings(recall(name)));

function change(bindings: KeyBindings): void {
  rememberAs(name, bindings);
  keyBindings.set(bindings);
}

export function keysOf(id: CommandId, bindings: KeyBindings): readonly string[] {
  return bindings[id] ?? descriptionOf(id).keys;
}

export function isRebound(id: CommandId, bindings: KeyBindings): boolean {
  return bindings[id] !== undefined;
}

/** The bindings with this key for the command alone: any other that had it loses it. */
export function bindingsWith(bindings: KeyBindings, id: CommandId, key: string): KeyBindings {
  const next: { [Id in CommandId]?: readonly string[] } = { ...bindings, [id]: [key] };
  for (const other of conflictsOf(id, key, bindings)) {
    next[other] = keysOf(other, bindings).filter((taken) => !areInTheWay(taken, key));
  }
  return next;
}

export function bind(id: CommandId, key: string): void {
  change(bindingsWith(keyBindings.get(), id, key));
}

export function unbind(id: CommandId): void {
  change({ ...keyBindings.get(), [id]: [] });
}

/** Gives a command its own keys back; those that took them keep theirs until they are reset as well. */
export function resetKeys(id: CommandId): void {
  const others = Object.entries(keyBindings.get()).filter(([other]) => other !== id);
  change(Object.fromEntries(others));
}

export function resetAllKeys(): void {
  change({});
}

/** The commands that could not be told from this one by the key. */
export function conflictsOf(
  id: CommandId,
  key: string,
  bindings: KeyBindings,
): readonly CommandId[] {
  // Whatever their scopes: what acts on items acts in passages, and what acts anywhere acts on both.
  return commandIds.filter(
    (other) => other !== id && keysOf(other, bindings).some((taken) => areInTheWay(taken, key)),
  );
}

/** Why a key can not be given to a command at all; null when it can. */
export function refusalOf(id: CommandId, key: string): "reserved" | "letter-anywhere" | null {
  const [first = ""] = key.split(" ");
  if (reserved.has(first) && !keysOf(id, {}).includes(key)) return "reserved";
  // Letters act on what has the focus; anywhere they would be struck while something else is meant.
  const isLetter = /^(Shift\+)?[^+]$/.test(first) && first !== "?";
  return isLetter && descriptionOf(id).scope === "anywhere" ? "letter-anywhere" : null;
}

/** The same key, or one that begins the other's sequence. */
function areInTheWay(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}
