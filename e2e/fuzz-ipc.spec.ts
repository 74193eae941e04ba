import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { ElectronApplication, Page } from "@playwright/test";
import { ask } from "./bridge.ts";
import { channels, type Shape } from "./fuzz-channels.ts";
import { expect, test } from "./railhead.ts";
import { changedBetween, listing } from "./shared/watch.ts";

const perChannel = Number(process.env["RAILHEAD_FUZZ"] ?? 200);
const seed = Number(process.env["RAILHEAD_FUZZ_SEED"] ?? 1);

const root = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-fuzz-"));
const [home, temp, files] = ["home", "temp", "files"].map((name) => path.join(root, name)) as [
  string,
  string,
  string,
];
for (const place of [home, temp, files]) fs.mkdirSync(place);
fs.writeFileSync(path.join(files, "freight.txt"), "Rail freight fell by a tenth.");

test.use({ environment: { HOME: home, TMPDIR: temp, XDG_CONFIG_HOME: home } });
test.afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

type Sent = {
  readonly sent: number;
  readonly done: number;
  readonly refused: number;
  readonly stopped: number;
  readonly faults: readonly string[];
};

test("no message on any channel is more than refused or done", async ({ railhead }) => {
  test.setTimeout(60_000 + perChannel * channels.length * 40);
  const { app, page, profile } = railhead;
  await ask(page, "person:name", { name: "Ana" });
  const notebook = await ask<{ id: string }>(page, "notebook:create", { title: "Fuzzed" });
  await app.evaluate(({ dialog, shell }) => {
    // What only a person or the system can answer.
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: "" });
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
    const opened: string[] = [];
    const uncaught: string[] = [];
    Object.assign(globalThis, { railheadOpened: opened, railheadUncaught: uncaught });
    shell.openExternal = async (address) => {
      opened.push(address);
    };
    shell.showItemInFolder = () => {};
    process.on("uncaughtExceptionMonitor", (error) => uncaught.push(String(error)));
    process.on("unhandledRejection", (reason) => uncaught.push(String(reason)));
  });
  const outside = [home, temp, files];
  const before = listing(outside);
  const here = fs.readdirSync(process.cwd());

  // The log is kept short, so what the program says is read as it says it.
  const said = saidBy(app);
  const faults: string[] = [];
  const totals = { sent: 0, done: 0, refused: 0, stopped: 0 };
  for (const [index, [channel, shape]] of channels.entries()) {
    const told = await page.evaluate(sendMessages, {
      channel,
      shape,
      count: perChannel,
      seed: seed * 1000 + index,
      notebookId: notebook.id,
      file: path.join(files, "freight.txt"),
    });
    expect(told.sent, channel).toBe(perChannel);
    for (const kind of ["sent", "done", "refused", "stopped"] as const) totals[kind] += told[kind];
    faults.push(...told.faults.map((fault) => `${channel}: ${fault}`));
    await clearAway(page, notebook.id);
  }
  const { opened, uncaught } = await app.evaluate(() => ({
    opened: Reflect.get(globalThis, "railheadOpened") as string[],
    uncaught: Reflect.get(globalThis, "railheadUncaught") as string[],
  }));
  await ask(page, "app:describe", {});
  process.stdout.write(`${JSON.stringify(totals)}\n`);

  expect(faults).toEqual([]);
  expect(uncaught).toEqual([]);
  expect(said.bugs).toEqual([]);
  expect(said.broken, "messages that break the contract are written down").toBeGreaterThan(0);
  expect(fs.statSync(path.join(profile, "railhead.log")).size).toBeLessThan(2_000_000);
  expect(opened.filter((address) => !address.startsWith("https://"))).toEqual([]);
  const written = changedBetween(before, listing(outside)).filter((place) => !isSystems(place));
  expect(written).toEqual([]);
  expect(fs.readdirSync(process.cwd())).toEqual(here);
  // Messages of every sort got through to where they are looked at.
  expect(Math.min(totals.done, totals.refused)).toBeGreaterThan(channels.length);
});

type Said = { readonly bugs: string[]; broken: number };

/** What the program writes down from now on: how many messages broke the contract, and every bug. */
function saidBy(app: ElectronApplication): Said {
  const said: Said = { bugs: [], broken: 0 };
  const { stderr } = app.process();
  if (stderr === null) throw new Error("the program's words can not be read");
  createInterface(stderr).on("line", (line) => {
    const entry = /^\d{4}-\d\d-\d\dT\S+ [0-9a-f]{8} (.*)$/u.exec(line)?.[1];
    if (entry === undefined) return;
    if (entry.startsWith("ZodError")) said.broken += 1;
    else said.bugs.push(entry);
  });
  return said;
}

/** What the messages made would slow down those of the channels after. */
async function clearAway(page: Page, kept: string): Promise<void> {
  const listed = await ask<readonly { readonly id: string }[]>(page, "notebook:list", {});
  for (const { id } of listed.filter((one) => one.id !== kept)) {
    await ask(page, "notebook:trash", { notebookId: id });
    await ask(page, "notebook:purge", { notebookId: id, reason: "Made by a message." });
  }
}

function isSystems(place: string): boolean {
  const inside = path.relative(root, place);
  return inside === "home" || /^temp(?:\/(?:\.org\.chromium\.|scoped_dir)|$)/u.test(inside);
}

type Order = {
  readonly channel: string;
  readonly shape: Shape;
  readonly count: number;
  readonly seed: number;
  readonly notebookId: string;
  readonly file: string;
};

/** Runs in the page, so it can use nothing from outside itself. */
async function sendMessages(order: Order): Promise<Sent> {
  let state = order.seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value;

  const words: readonly string[] = [
    "",
    " ",
    "Harbour",
    "\u0000",
    "\ud800",
    "\u202egnp.exe",
    "__proto__",
    "constructor",
    "../../../../tmp/rh-pwned",
    "..\\..\\rh-pwned",
    "%2e%2e%2frh-pwned",
    "/dev/null",
    "/nowhere/rh-pwned.txt",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://example.org/a?b#c",
    "<img src=x onerror=alert(1337)>",
    "2026-02-30",
    "2026-11-22T00:00:00.000Z",
    `sha256:${"0".repeat(64)}`,
    `sha256:${"../".repeat(21)}a`,
    "claims",
    "articles",
    "statement",
    "claim:create",
    "a".repeat(250),
    "港".repeat(5000),
    order.file,
    order.notebookId,
  ];
  const garbage = (): unknown =>
    oneOf<() => unknown>([
      () => null,
      () => undefined,
      () => oneOf(words),
      () => oneOf([0, -0, -1, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 0.5]),
      () => random() < 0.5,
      () => [],
      () => [[[[oneOf(words)]]]],
      () => ({}),
      () => JSON.parse('{"__proto__":{"isTrusted":true},"constructor":{"prototype":1}}'),
      () => new Uint8Array(below(64)),
      () => new Date(below(2 ** 40)),
      () => new Map([[oneOf(words), 1]]),
      () => 2n ** 80n,
      () => /a+/u,
      () => new Error("x"),
      () => () => 1,
      () => {
        const ring: { self?: unknown } = {};
        ring.self = ring;
        return ring;
      },
    ])();

  const wordsFor = ({ format, pattern }: Shape): string => {
    if (format === "uuid") return random() < 0.7 ? order.notebookId : crypto.randomUUID();
    if (pattern === undefined) return oneOf(words);
    const fitting = words.filter((word) => new RegExp(pattern, "u").test(word));
    return fitting.length === 0 ? oneOf(words) : oneOf(fitting);
  };
  const make = (shape: Shape, depth: number): unknown => {
    if (depth > 6 || random() < 0.04) return garbage();
    const { $ref, $defs } = shape;
    if ($ref !== undefined) {
      const name = $ref.split("/").at(-1) ?? "";
      return make((defs ?? $defs)?.[name] ?? {}, depth + 1);
    }
    const choices = shape.anyOf ?? shape.oneOf;
    if (choices !== undefined) return make(oneOf(choices), depth + 1);
    if (shape.const !== undefined) return shape.const;
    if (shape.enum !== undefined) return oneOf(shape.enum);
    if (shape.format === "bytes") return new TextEncoder().encode(oneOf(words));
    switch (shape.type) {
      case "string":
        return wordsFor(shape);
      case "integer":
      case "number":
        return oneOf([shape.minimum ?? 0, 1, 100, Math.min(shape.maximum ?? 1000, 1000)]);
      case "boolean":
        return random() < 0.5;
      case "null":
        return null;
      case "array":
        return Array.from({ length: below(4) }, () => make(shape.items ?? {}, depth + 1));
      case "object":
        return objectOf(shape, depth);
      default:
        return garbage();
    }
  };
  const objectOf = (shape: Shape, depth: number): unknown => {
    const made: Record<string, unknown> = {};
    for (const [name, inner] of Object.entries(shape.properties ?? {})) {
      const isWanted = shape.required?.includes(name) === true || random() < 0.5;
      if (isWanted && random() > 0.03) made[name] = make(inner, depth + 1);
    }
    if (typeof shape.additionalProperties === "object") {
      for (let index = below(3); index >= 0; index -= 1) {
        const name = wordsFor(shape.propertyNames ?? {});
        made[name] = make(shape.additionalProperties, depth + 1);
      }
    }
    if (random() < 0.05) made[oneOf(words)] = garbage();
    return made;
  };
  const defs = order.shape.$defs;

  const counts = { sent: 0, done: 0, refused: 0, stopped: 0 };
  const faults: string[] = [];
  const isPlain = (value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  /** How often each message was done. */
  const done = new Map<string, number>();
  const keyOf = (message: unknown): string => {
    try {
      return JSON.stringify(message) ?? "";
    } catch {
      return "";
    }
  };
  const send = async (): Promise<void> => {
    let message = random() < 0.15 ? garbage() : make(order.shape, 0);
    // What was done so often shows nothing more; making a thousand notebooks would only take long.
    if ((done.get(keyOf(message)) ?? 0) >= 25) message = garbage();
    counts.sent += 1;
    try {
      const reply = (await window.railhead.request(order.channel, message)) as {
        readonly ok?: unknown;
        readonly failure?: { readonly kind?: unknown };
      };
      if (reply.ok === true) {
        counts.done += 1;
        done.set(keyOf(message), (done.get(keyOf(message)) ?? 0) + 1);
      } else if (reply.ok === false && typeof reply.failure?.kind === "string") counts.refused += 1;
      else faults.push(`answered ${JSON.stringify(reply).slice(0, 200)}`);
      if (reply.ok === true && !isPlain(message)) faults.push(`did ${String(message)}`);
    } catch (error) {
      // Functions and the like do not cross; a handler that throws is another thing.
      counts.stopped += 1;
      const said = String(error);
      if (/Error invoking remote method/u.test(said)) faults.push(said.slice(0, 300));
    }
  };
  while (counts.sent < order.count) {
    const many = Math.min(8, order.count - counts.sent);
    await Promise.all(Array.from({ length: many }, send));
  }
  return { ...counts, faults: faults.slice(0, 10) };
}
