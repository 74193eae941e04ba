import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";

const shared = process.env["RAILHEAD_SHARED"] ?? "";
const seeds = path.join(shared, "seeds");

type Junk = {
  readonly doc: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
};
type Clean = {
  readonly title: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly blocks: readonly { readonly role: string; readonly text: string }[];
};
type Acceptance = {
  readonly files: Readonly<Record<string, { readonly file: string }>>;
  readonly expected_clean: Readonly<Record<string, Clean>>;
  readonly junk: readonly Junk[];
};
type Removed = { readonly start: number; readonly end: number; readonly reason: string };

/** One command of the command line, and the objects it answers with. */
function railhead(profile: string, ...words: string[]): Record<string, unknown>[] {
  const script = path.join(import.meta.dirname, "..", "..", "scripts", "railhead.mjs");
  const args = [script, "--profile", profile, "--json", ...words];
  const out = execFileSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("the two real articles are cleaned as agreed, junk with its reasons", () => {
  const acceptance = JSON.parse(
    fs.readFileSync(path.join(seeds, "acceptance.json"), "utf8"),
  ) as Acceptance;
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-seeds-"));
  const docs = Object.entries(acceptance.files);
  railhead(profile, "new", "Seeds");
  const imported = railhead(
    profile,
    "import",
    "Seeds",
    ...docs.map(([, { file }]) => path.join(seeds, file)),
  );
  const articles = railhead(profile, "articles", "Seeds");

  for (const [index, [doc]] of docs.entries()) {
    const articleId = imported[index]?.["articleId"];
    const article = articles.find((row) => row["articleId"] === articleId);
    const expected = acceptance.expected_clean[doc];
    const [answer] = railhead(profile, "text", "Seeds", String(articleId));
    const { title, byline, publisher, published, url } = expected ?? {};

    expect(article).toMatchObject({ title, byline, publisher, published, url });
    const removed = (answer?.["removed"] ?? []) as readonly Removed[];
    expect(removed.map(({ start, end, reason }) => [start, end, reason])).toEqual(
      acceptance.junk
        .filter((junk) => junk.doc === doc)
        .map(({ start, end, kind }) => [start, end, kind]),
    );
    const body = [
      ...(title === null ? [] : [title]),
      ...(expected?.blocks ?? []).map(({ text }) => text),
    ];
    expect(answer?.["text"]).toBe(body.join("\n"));
  }
  fs.rmSync(profile, { recursive: true });
});

test("the same file is not imported twice", () => {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-seeds-"));
  const files = fs.readdirSync(seeds).filter((name) => name.endsWith(".txt"));
  railhead(profile, "new", "Seeds");
  railhead(profile, "import", "Seeds", path.join(seeds, files[0] ?? ""));
  const [again] = railhead(profile, "import", "Seeds", path.join(seeds, files[0] ?? ""));

  expect(again).toMatchObject({ status: "duplicate" });
  fs.rmSync(profile, { recursive: true });
});
