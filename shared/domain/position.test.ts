import fc from "fast-check";
import { expect, it } from "vitest";
import { byPosition, movedByOne, type Placed, roomAt } from "./position.ts";

/** As merges and other programs leave them: equal positions, and some that are no keys at all. */
const rows = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      position: fc.oneof(
        fc.constantFrom("a0", "a1", "a1V", "a2", "Zz"),
        fc.string({ minLength: 1, maxLength: 5 }),
      ),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  )
  .map((all): readonly Placed[] => all.sort(byPosition));

const idsAfter = (all: readonly Placed[], moved: readonly { row: Placed; position: string }[]) =>
  all
    .map((row) => ({
      ...row,
      position: moved.find((one) => one.row === row)?.position ?? row.position,
    }))
    .sort(byPosition)
    .map(({ id }) => id);

it("moves a row by one place whatever positions the list has, and no other", () => {
  fc.assert(
    fc.property(rows, fc.nat(8), fc.constantFrom<(1 | -1)[]>(1, -1), (all, from, step) => {
      const moved = movedByOne(all, from, step);
      const row = all[from];
      const isEnd = row === undefined || all[from + step] === undefined;
      const expected = isEnd ? all : all.toSpliced(from, 1).toSpliced(from + step, 0, row);
      expect(moved === null).toBe(isEnd);
      expect(idsAfter(all, moved ?? [])).toEqual(expected.map(({ id }) => id));
    }),
  );
});

it("finds room for a new row at any place of any list", () => {
  fc.assert(
    fc.property(rows, fc.nat(8), (all, wish) => {
      const place = Math.min(wish, all.length);
      const { position, moved } = roomAt(all, place);
      const added = { id: "added by the test", position };
      const expected = all.map(({ id }) => id).toSpliced(place, 0, added.id);
      expect(idsAfter([...all, added], moved)).toEqual(expected);
    }),
  );
});

it("gives only the moved row a new position where there is room", () => {
  const all = ["a0", "a1", "a2"].map((position) => ({ id: position, position }));

  expect(movedByOne(all, 2, -1)).toEqual([{ row: all[2], position: "a0V" }]);
});

it("takes no key that does not lie between, as the library makes of what is no key", () => {
  const { moved } = roomAt([{ id: "5", position: "bR?" }], 1);

  expect(moved).toHaveLength(1);
});
