import { expect, it } from "vitest";
import type { z } from "zod";
import { ruleOf, tableNames } from "./tables.ts";

it("takes null wherever a field may be absent, which is what an undo of its first value writes", () => {
  const refused = tableNames.flatMap((table) =>
    Object.entries<z.ZodType>(ruleOf(table).schema.shape)
      .filter(([, field]) => field.safeParse(undefined).success && !field.safeParse(null).success)
      .map(([name]) => `${table}.${name}`),
  );

  expect(refused).toEqual([]);
});
