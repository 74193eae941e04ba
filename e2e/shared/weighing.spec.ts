import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "../railhead.ts";
import {
  inspector,
  openPrepared,
  type PreparedClaim,
  relate,
  show,
  work,
} from "../weighing-notebook.ts";

const seeds = path.join(process.env["RAILHEAD_SHARED"] ?? "", "seeds");

type NamedClaim = {
  readonly doc: string;
  readonly quote: string;
  readonly kind: string;
  readonly upstream_group: string;
};
type Acceptance = {
  readonly files: Readonly<Record<string, { readonly file: string }>>;
  readonly entities: readonly { readonly must_not_match?: readonly string[] }[];
  readonly not_entities: readonly string[];
  readonly claims_named_here: Readonly<Record<string, NamedClaim>>;
};

/** What is behind each group: a report or statement, or the author alone. Any other is not stated, or not surely. */
const origins: Readonly<Record<string, string>> = {
  U1: "imagery",
  U2: "statement",
  U3: "report",
  U5: "own-judgement",
  U6: "own-judgement",
};

function acceptance(): Acceptance {
  return JSON.parse(fs.readFileSync(path.join(seeds, "acceptance.json"), "utf8")) as Acceptance;
}

// A claim is found in the fields by its number, which stands first in its statement.
const statementOf = (id: string) => `${id}.`;

function claimsOf({ claims_named_here: named }: Acceptance): readonly PreparedClaim[] {
  return Object.entries(named).map(([id, { doc, quote, kind, upstream_group: group }]) => ({
    statement: `${statementOf(id)} ${quote}`,
    kind,
    passages: [{ article: doc, quote, origin: group in origins ? group : null }],
  }));
}

test("the relations of the two real articles are told as agreed, and never count too many origins", async ({
  railhead,
  page,
}) => {
  test.setTimeout(180_000);
  const agreed = acceptance();
  await openPrepared(page, {
    title: "Seeds",
    articles: Object.fromEntries(
      Object.entries(agreed.files).map(([doc, { file }]) => [
        doc,
        fs.readFileSync(path.join(seeds, file)),
      ]),
    ),
    origins,
    claims: claimsOf(agreed),
  });
  const said = async (from: string, kind: string, to: string) =>
    relate(page, statementOf(from), kind, statementOf(to));
  const origin = inspector(page).getByRole("region", { name: "Origins" });
  const choose = (id: string) =>
    work(page)
      .getByRole("button", { name: new RegExp(`^${id}\\.`) })
      .click();

  // R1: the figure repeated is agreement, not corroboration.
  await said("A7", "Repeats", "B6");
  await choose("A7");
  await expect(origin).toContainText("2 articles · 1 origin");
  await expect(origin).toContainText("That is not corroboration");
  // R4: the baseline that only one of them gives.
  await said("B7", "Elaborates", "A7");
  await said("B7", "Elaborates", "A8");
  await choose("B7");
  await expect(origin).toContainText("1 article · 1 origin");
  // R6: a coincidence in time and a possible cause are two statements.
  await said("A14", "Coincides with", "B11");
  await said("B11", "May cause", "A14");
  await choose("A14");
  const relations = inspector(page).getByRole("region", { name: "Relations" });
  await expect(relations.getByRole("heading", { name: "Said to cause" })).toBeVisible();
  await expect(relations.getByRole("heading", { name: "At the same time" })).toBeVisible();
  await expect(origin).toContainText("0 origins · 1 unknown");
  await choose("B11");
  await expect(origin).toContainText("gives its author's own judgement");
  // R7: what one image can not show against what officials say, open until it is resolved.
  await said("A10", "In tension with", "B8");
  await said("A11", "In tension with", "B8");
  await work(page).getByRole("button", { name: "Show the conflict" }).click();
  const register = page.getByRole("grid", { name: "Conflict register" });
  await expect(register.getByRole("row", { name: /Open/ })).toHaveCount(2);
  for (const { quote } of [agreed.claims_named_here["A11"], agreed.claims_named_here["B8"]].filter(
    (claim) => claim !== undefined,
  )) {
    await expect(work(page).getByRole("blockquote").filter({ hasText: quote })).toBeVisible();
  }
  // R11: a condition across both articles.
  await said("B9", "Supports the condition of", "A22");
  await choose("A22");
  await expect(relations).toContainText("Has a condition in");
  await show(page, "Synthesis", "Relations");
  await expect(page.getByRole("grid", { name: "Relations" }).getByRole("row")).toHaveCount(8);

  // Spellings are proposed as one name and nothing more; what is no name, or another place, is not.
  await show(page, "Sources", "Names");
  const names = page.getByRole("grid", { name: "Spellings that may be one name" });
  const pairs = names.getByRole("row");
  for (const pair of [/Tumangang.* = Tungmangang/, /Kim Jong Un = Kim Jong-Un/]) {
    await expect(pairs.filter({ hasText: pair })).toHaveCount(1);
  }
  for (const other of [
    ...agreed.not_entities,
    ...agreed.entities.flatMap((one) => one.must_not_match ?? []),
  ]) {
    await expect(names).not.toContainText(other);
  }

  await railhead.kill();
  const listed = claimsByCommandLine(railhead.profile);
  expect(listed).toHaveLength(Object.keys(agreed.claims_named_here).length);
  for (const { statement, origins: counted } of listed) {
    const [id = ""] = statement.split(".");
    const group = agreed.claims_named_here[id]?.upstream_group ?? "";
    const kind = origins[group];
    const known = kind === undefined || kind === "own-judgement" ? 0 : 1;
    expect([id, counted]).toEqual([id, { known, unknown: kind === undefined ? 1 : 0 }]);
  }
});

type ListedClaim = {
  readonly statement: string;
  readonly origins: { readonly known: number; readonly unknown: number };
};

function claimsByCommandLine(profile: string): readonly ListedClaim[] {
  const script = path.join(import.meta.dirname, "..", "..", "scripts", "railhead.mjs");
  const args = [script, "--profile", profile, "--json", "claims", "Seeds"];
  const out = execFileSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ListedClaim);
}
