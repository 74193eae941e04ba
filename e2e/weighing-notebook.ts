import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { ask } from "./bridge.ts";

type Change = {
  readonly table: string;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
};

/** A passage of an article that supports a claim. */
export type Quoted = {
  readonly article: string;
  readonly quote: string;
  /** Name of the origin; null when it is not stated, left out when nobody has looked for it. */
  readonly origin?: string | null;
  readonly speakers?: readonly string[];
};

export type PreparedClaim = {
  readonly statement: string;
  readonly kind: string;
  readonly passages: readonly Quoted[];
};

export type Prepared = {
  readonly title: string;
  /** Text by a name of the test's own; imported as pasted, or as a file of that name. */
  readonly articles: Readonly<Record<string, string | Buffer>>;
  readonly origins?: Readonly<Record<string, string>>;
  readonly claims: readonly PreparedClaim[];
};

/**
 * A notebook as it stands when weighing begins: articles imported, claims with their passages.
 * Made through the bridge, since the rooms that make them have suites of their own.
 */
export async function openPrepared(page: Page, prepared: Prepared): Promise<void> {
  await ask(page, "person:name", { name: "Ana Lyst" });
  const { id: notebookId } = await ask<{ id: string }>(page, "notebook:create", {
    title: prepared.title,
  });
  const articles = new Map<string, string>();
  for (const [name, text] of Object.entries(prepared.articles)) {
    articles.set(name, await importText(page, notebookId, name, text));
  }
  const texts = await textsOf(page, notebookId);
  const changes: Change[] = [];
  const origins = new Map<string, string>();
  for (const [name, kind] of Object.entries(prepared.origins ?? {})) {
    const id = randomUUID();
    origins.set(name, id);
    const set = { name, kind, derivedFromId: null, sourceId: null, note: null };
    changes.push({ table: "origins", id, set });
  }
  for (const claim of prepared.claims) {
    const claimId = randomUUID();
    changes.push({ table: "claims", id: claimId, set: claimFields(claim) });
    for (const passage of claim.passages) {
      const articleId = articles.get(passage.article) ?? "";
      const version = texts.get(articleId);
      if (version === undefined) throw new Error(`No article ${passage.article}`);
      changes.push(...evidenceOf(passage, claimId, articleId, version, origins));
    }
  }
  if (changes.length > 0) {
    const draft = { id: randomUUID(), action: "test:prepare", changes };
    await ask(page, "ledger:append", { notebookId, draft });
  }
  await page.reload();
  await page.getByRole("button", { name: new RegExp(`^${prepared.title}`) }).click();
  await expect(page.getByRole("navigation")).toBeVisible();
}

/** Rates a source as a colleague would who has not seen any other rating of it. */
export async function rateWithoutSeeing(
  page: Page,
  title: string,
  sourceName: string,
  reliability: string,
): Promise<void> {
  const notebooks = await ask<readonly { id: string; title: string }[]>(page, "notebook:list", {});
  const notebookId = notebooks.find((notebook) => notebook.title === title)?.id ?? "";
  const made = (await entriesOf(page, notebookId)).find(({ changes }) =>
    changes.some(({ table, set }) => table === "sources" && set["name"] === sourceName),
  );
  const change = made?.changes.find(({ set }) => set["name"] === sourceName);
  const draft = {
    id: randomUUID(),
    action: "source:rate",
    changes: [
      {
        table: "sources",
        id: change?.id,
        set: { reliability },
        // What the colleague saw is the source as it was made, not yet rated.
        replaces: { reliability: [made?.stamp] },
      },
    ],
  };
  await ask(page, "ledger:append", { notebookId, draft });
}

type ChangeSet = { readonly stamp: string; readonly changes: readonly Change[] };

async function entriesOf(page: Page, notebookId: string): Promise<readonly ChangeSet[]> {
  const entries = await ask<readonly { changeSet: ChangeSet }[]>(page, "ledger:read", {
    notebookId,
    after: 0,
    limit: 1000,
  });
  return entries.map(({ changeSet }) => changeSet);
}

async function importText(
  page: Page,
  notebookId: string,
  name: string,
  text: string | Buffer,
): Promise<string> {
  const bytes = Array.from(typeof text === "string" ? Buffer.from(text) : text);
  const batchId = randomUUID();
  const results = await page.evaluate(
    async (asked) => {
      const sources = [
        { kind: "bytes", name: `${asked.name}.txt`, bytes: Uint8Array.from(asked.bytes) },
      ];
      const { notebookId, batchId } = asked;
      return window.railhead.request("article:import", { notebookId, batchId, sources });
    },
    { notebookId, batchId, name, bytes },
  );
  const [result] = (results as { value: readonly { articleId: string }[] }).value;
  expect(result, JSON.stringify(results)).toMatchObject({ status: "imported" });
  return result?.articleId ?? "";
}

type Version = { readonly id: string; readonly text: string };

/** The text version of each article, by the article's id. */
async function textsOf(page: Page, notebookId: string): Promise<ReadonlyMap<string, Version>> {
  const versions = new Map<string, Version>();
  const entries = await entriesOf(page, notebookId);
  for (const { table, id, set } of entries.flatMap(({ changes }) => changes)) {
    if (table !== "textVersions") continue;
    const hash = set["textHash"];
    const text = await ask<string>(page, "blob:read-text", { notebookId, hash });
    versions.set(String(set["articleId"]), { id, text });
  }
  return versions;
}

function claimFields({ statement, kind }: PreparedClaim) {
  const unrated = { credibility: null, credibilityReason: null, note: null };
  return { statement, kind, hedge: "unhedged", ...unrated };
}

function evidenceOf(
  { quote, origin, speakers = [] }: Quoted,
  claimId: string,
  articleId: string,
  { id: textVersionId, text }: Version,
  origins: ReadonlyMap<string, string>,
): readonly Change[] {
  const start = text.indexOf(quote);
  if (start === -1) throw new Error(`The article does not say ${quote}`);
  const end = start + quote.length;
  const annotationId = randomUUID();
  const evidenceId = randomUUID();
  const originId = origin == null ? null : (origins.get(origin) ?? null);
  const originStanding = origin === undefined ? "unset" : origin === null ? "unknown" : "known";
  return [
    {
      table: "annotations",
      id: annotationId,
      set: {
        articleId,
        textVersionId,
        start,
        end,
        exact: quote,
        prefix: text.slice(Math.max(0, start - 30), start),
        suffix: text.slice(end, end + 30),
        style: "highlight",
        colour: 1,
        note: null,
      },
    },
    {
      table: "evidence",
      id: evidenceId,
      set: {
        claimId,
        annotationId,
        bearing: "supports",
        originStanding,
        originId,
        quantityValue: null,
        quantityUpTo: null,
        quantityUnit: null,
        quantityQualifiers: [],
        date: null,
        dateText: null,
        dateBasis: null,
        dateInferredFrom: null,
        placeText: null,
        placeName: null,
        placeId: null,
        hedge: "unhedged",
        translation: null,
        note: null,
      },
    },
    ...speakers.map((name, index) => ({
      table: "speakers",
      id: randomUUID(),
      set: { evidenceId, position: `a${index}`, name, isUnnamed: false, sourceId: null },
    })),
  ];
}

/** Opens a view at one of its tabs. */
export async function show(page: Page, view: string, tab: string): Promise<void> {
  await page.getByRole("navigation").getByRole("button", { name: view }).click();
  await page.getByRole("tab", { name: tab }).click();
}

/** Relates two claims by the dialog of the Synthesis view, found by a few of their words. */
export async function relate(page: Page, from: string, kind: string, to: string): Promise<void> {
  await show(page, "Synthesis", "Relations");
  await page.getByRole("button", { name: "Relate claims" }).click();
  const dialog = page.getByRole("dialog", { name: "Relate claims" });
  await choose(page, dialog.getByRole("combobox", { name: "This claim" }), from);
  await choose(page, dialog.getByRole("combobox", { name: "Other claim" }), to);
  await tick(page, kind);
  await dialog.getByRole("button", { name: "Add relation" }).click();
  await expect(dialog).toBeHidden();
}

/** Finds something in a field that lists what matches, and picks it. */
export async function choose(page: Page, field: Locator, words: string): Promise<void> {
  await field.fill(words);
  await page.getByRole("option", { name: words }).click();
}

/** Presses the words beside a radio button, as a mouse does: the button itself is drawn over. */
export async function tick(page: Page, name: string | RegExp): Promise<void> {
  const radio = page.getByRole("radio", { name });
  await page.locator("label", { has: radio }).click();
  await expect(radio).toBeChecked();
}

export const inspector = (page: Page) => page.getByRole("complementary", { name: "Inspector" });
export const work = (page: Page) => page.getByRole("main");
