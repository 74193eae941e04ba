import { expect, it } from "vitest";
import { namingOf, suggestsMinor } from "./naming.ts";

it.each([
  "Hi, I'm Ada. I'm currently a 9th grader.",
  "A high-school student in Busan",
  "a 16-year-old blogger",
  "東京の高校生",
  "서울의 고등학생",
])("takes %j for the description of a minor", (descriptor) => {
  expect(suggestsMinor(descriptor)).toBe(true);
});

it.each([
  "A university student",
  "Covers the Senate's minority leader",
  "Reports from the 38th parallel",
  "Has reported for 17 years on old railways",
  null,
])("does not take %j for the description of a minor", (descriptor) => {
  expect(suggestsMinor(descriptor)).toBe(false);
});

it("keeps a probable minor out until somebody decides", () => {
  expect(namingOf(null, ["9th grader"])).toBe("may-be-minor");
  expect(namingOf({ withheld: null }, ["9th grader"])).toBe("may-be-minor");
});

it("follows the decision once there is one", () => {
  expect(namingOf({ withheld: "may-be-named" }, ["9th grader"])).toBe("printed");
  expect(namingOf({ withheld: "private-person" }, [])).toBe("private-person");
});
