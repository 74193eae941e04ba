import { expect, it } from "vitest";
import { bundledPackages, writtenNotices } from "./notices.mjs";

it("names every package that is in the program, each with its licence (npm run notices)", () => {
  const bundled = bundledPackages();
  const named = (/** @type {import("./notices.mjs").Notice[]} */ notices) =>
    notices.map(({ name, version }) => `${name} ${version}`);

  expect(named(writtenNotices())).toEqual(named(bundled));
  expect(named(bundled).some((name) => name.startsWith("react-dom "))).toBe(true);
});

it("holds no package without the words or the name of a licence", () => {
  const without = writtenNotices().filter(
    ({ text, license }) => text === "" && !/^(\(?[\w.-]+( (OR|AND) [\w.-]+)*\)?)$/.test(license),
  );

  expect(without).toEqual([]);
});
