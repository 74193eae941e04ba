import { expect, it } from "vitest";
import { type CommandId, commandIds } from "./command-list.ts";
import { bindingsWith, conflictsOf, keysOf, readBindings, refusalOf } from "./key-bindings.ts";
import { matchStroke } from "./key-strokes.ts";

const inPassage = { focus: "passage", hasLetterKeys: true, begun: "" } as const;

it("gives every command keys of its own from the start, that no other is meant by", () => {
  const shared = commandIds.flatMap((id) =>
    keysOf(id, {})
      .filter((key) => conflictsOf(id, key, {}).length > 0)
      .map((key) => `${id} ${key}`),
  );

  // A mark has colours 1 to 6 by figures; everything else is told apart.
  expect(shared).toEqual([]);
});

it("refuses none of the keys it comes with", () => {
  const refused = commandIds.flatMap((id) =>
    keysOf(id, {}).filter((key) => refusalOf(id, key) !== null && key !== "?"),
  );
  expect(refused).toEqual([]);
});

it.each<[CommandId, string, readonly string[]]>([
  ["passage:note", "h", ["passage:highlight"]],
  ["item:relate", "h", ["passage:highlight"]],
  ["passage:note", "l", lensCommands()],
  ["passage:note", "q", []],
  ["import:folder", "Mod+O", ["import:files"]],
])("finds what %s would be taken for under %s", (id, key, others) => {
  expect(conflictsOf(id, key, {})).toEqual(others);
});

function lensCommands(): readonly string[] {
  return commandIds.filter((id) => id.startsWith("lens:decide-"));
}

it("takes a key over from the command that had it, and acts by it", () => {
  const bindings = bindingsWith({}, "passage:note", "h");

  expect(keysOf("passage:highlight", bindings)).toEqual([]);
  expect(matchStroke("h", { ...inPassage, bindings })).toEqual({
    kind: "command",
    id: "passage:note",
  });
  expect(matchStroke("n", { ...inPassage, bindings })).toEqual({ kind: "none" });
});

it("leaves the strokes of text fields and of the system alone, and letters to items", () => {
  expect(refusalOf("import:files", "Mod+C")).toBe("reserved");
  expect(refusalOf("import:files", "i")).toBe("letter-anywhere");
  expect(refusalOf("passage:note", "i")).toBeNull();
});

it("passes over what a file of bindings should not hold", () => {
  expect(readBindings({ "passage:note": ["q"], "passage:claim": [1], nobody: ["x"] })).toEqual({
    "passage:note": ["q"],
  });
  expect(readBindings("nonsense")).toEqual({});
});
