import { expect, it } from "vitest";
import { failureSchema } from "#shared/failure.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { failureText } from "./failure-text.ts";

const t = createTranslate("en");

/** One failure of every kind, with a value in each of its fields. */
const failures = failureSchema.options.map((option) => {
  const fields = Object.entries(option.shape).map(([name, schema]) => {
    if (schema.type === "literal") return [name, schema.value];
    if (schema.type === "number") return [name, 20_000_000];
    return [name, schema.type === "array" ? ["one", "two"] : "lorem"];
  });
  return failureSchema.parse(Object.fromEntries(fields));
});

it.each(failures.map((failure) => [failure.kind, failure] as const))(
  "%s has its words, with every blank filled",
  (kind, failure) => {
    const { title, advice } = failureText(failure, t);

    for (const words of [title, advice]) {
      expect(words).not.toContain("{{");
      expect(words).not.toContain(`failures.${kind}`);
      expect(words).toMatch(/^[^!]{10,}$/);
    }
  },
);

it("names the file and says the limit in megabytes", () => {
  const { title } = failureText(
    { kind: "file-too-large", fileName: "atlas.txt", limitBytes: 20_000_000 },
    t,
  );

  expect(title).toContain("atlas.txt");
  expect(title).toContain("20 MB");
});
