import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "./cache.mjs";

// What an analyst concludes: none of it may come about by reading, importing or looking.
const judged = [
  "claims",
  "evidence",
  "speakers",
  "impacts",
  "impactDimensions",
  "aliases",
  "origins",
  "relations",
  "conflicts",
  "judgements",
  "judgementClaims",
  "hypotheses",
  "hypothesisClaims",
];

/** The program's own files, by their path from the project's folder. */
const files = new Map(
  ["electron", "renderer", "shared"]
    .flatMap((room) => listed(room))
    .filter((name) => /\.tsx?$/u.test(name) && !/\.test\.tsx?$|-for-tests\.ts$/u.test(name))
    .map((name) => [name, fs.readFileSync(path.join(projectFolder, name), "utf8")]),
);

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function listed(folder) {
  const names = fs.readdirSync(path.join(projectFolder, folder), { recursive: true });
  return names.map((name) => `${folder}/${String(name).replaceAll("\\", "/")}`);
}

/** @param {readonly string[]} tables */
const writingTo = (tables) =>
  new RegExp(
    `\\b(?:create|update|revive|put)(?:<[^>]*>)?\\(\\s*(?:[\\w.]+,\\s*)?"(?:${tables.join("|")})"`,
    "u",
  );
const writing = writingTo(judged);
// Importing registers a source by its name, unrated; only rating it is a judgement.
const entering = writingTo([...judged, "sources"]);
const writers = [...files].filter(([, text]) => writing.test(text)).map(([name]) => name);

const isCommands = (/** @type {string} */ name) => name.endsWith("-commands.ts");
/** Changes made by another room's command, to be committed by this one. */
const usesChanges = /\b(?:claim|evidence|speaker)Changes\(/u;

/** The functions that enter such a thing, by file: every exported one that reaches a commit. Ratings of sources are among them. */
const acts = new Map(
  [...files]
    .filter(([name, text]) => isCommands(name) && (entering.test(text) || usesChanges.test(text)))
    .flatMap(([name, text]) => actsOf(text).map((act) => [act, name])),
);

/** @param {string} text */
function actsOf(text) {
  const declared = declarations(text);
  return acting(declared, (body) => /\.commit\(/u.test(body)).filter((name) =>
    new RegExp(`export (?:async )?(?:function|const) ${name}\\b`, "u").test(text),
  );
}

/**
 * Functions and constants of a file with all that stands in them.
 *
 * @param {string} text
 * @returns {ReadonlyMap<string, string>}
 */
function declarations(text) {
  const found = new Map();
  for (const match of text.matchAll(/\b(?:function|const) (\w+)[^=({]*[=({<]/gu)) {
    const rest = text.slice(match.index);
    const body = rest.startsWith("function") ? rest.slice(0, endOfFunction(rest)) : statement(rest);
    found.set(match[1], `${found.get(match[1]) ?? ""}${body}`);
  }
  return found;
}

/** @param {string} text */
function endOfFunction(text) {
  const afterArguments = endOfBrackets(text, text.indexOf("("));
  const opens = text.indexOf(" {\n", afterArguments);
  return opens < 0 ? text.length : endOfBrackets(text, opens + 1);
}

/**
 * Up to the semicolon that ends it.
 *
 * @param {string} text
 */
function statement(text) {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if ("([{".includes(character)) depth += 1;
    if (")]}".includes(character)) depth -= 1;
    if (character === ";" && depth <= 0) return text.slice(0, at);
    if (depth < 0) return text.slice(0, at);
  }
  return text;
}

/**
 * @param {string} text
 * @param {number} from where the bracket opens
 */
function endOfBrackets(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if ("([{".includes(character)) depth += 1;
    if (")]}".includes(character)) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/**
 * The names of those that act, by themselves or through each other.
 *
 * @param {ReadonlyMap<string, string>} declared
 * @param {(body: string) => boolean} isAct
 */
function acting(declared, isAct) {
  const found = new Set([...declared].filter(([, body]) => isAct(body)).map(([name]) => name));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [name, body] of declared) if (calls(body, found)) found.add(name);
  }
  return [...found];
}

/**
 * @param {string} body
 * @param {Iterable<string>} names
 */
function calls(body, names) {
  const any = [...names].join("|");
  return any !== "" && new RegExp(`(?<![.\\w"])(?:${any})\\(`, "u").test(body);
}

/** What runs by itself: when something is drawn, read, or has changed. */
const byItself =
  /\b(?:useEffect|useLayoutEffect|useInsertionEffect|useMemo|useLiveQuery|useInTurns|useReadArticles|useListed|setTimeout|setInterval|requestIdleCallback|queueMicrotask)\(/gu;

describe("what an analyst concludes", () => {
  it("is known by the functions that enter it: there are many, of every kind", () => {
    expect(writers.length).toBeGreaterThan(10);
    expect([...acts.keys()]).toEqual(
      expect.arrayContaining([
        "acceptSuggestion",
        "acceptDrift",
        "acceptOrigin",
        "decideAlias",
        "rateClaim",
        "rateSource",
        "sayOrigin",
        "recordDrift",
      ]),
    );
  });

  it("is written by commands alone, and by the sample's own analysis", () => {
    const allowed =
      /^renderer\/features\/[\w-]+\/[\w-]+-commands\.ts$|^renderer\/features\/[\w-]+\/own-judgement\.ts$|^electron\/sample\//u;
    expect(writers.filter((name) => !allowed.test(name))).toEqual([]);
  });

  it("is out of reach of whatever imports, indexes, suggests or draws", () => {
    const machines =
      /^electron\/(?:importing|suggesting|searching)\/|^renderer\/(?:workers|import-window|pdf-frame|db)\/|^shared\/(?:suggesting|listing|searching|figures|anchoring)\//u;
    const reaching = [...files].filter(
      ([name, text]) =>
        machines.test(name) && (writing.test(text) || /-commands\.ts"/u.test(importsOf(text))),
    );
    expect(reaching.map(([name]) => name)).toEqual([]);
  });

  it.each(
    [...files.keys()].filter((name) => name.startsWith("renderer/") && name.endsWith(".tsx")),
  )("is entered by keys and buttons only in %s", (name) => {
    expect(doneByItself(files.get(name) ?? "")).toEqual([]);
  });

  it.each([
    ["an effect", 'useEffect(() => {\n    void acceptDrift(notebook, drift, "");\n  }, []);'],
    ["an effect, by a function between", "useEffect(() => {\n    take();\n  }, []);"],
    ["a query", 'useLiveQuery(async () => acceptDrift(notebook, drift, ""), []);'],
    ["a clock", "setTimeout(() => take(), 10);"],
    ["a commit of its own", 'useEffect(() => void notebook.commit("drift:accept", []));'],
  ])("would be found where %s enters it", (_what, planted) => {
    const text = `import { acceptDrift } from "./compare-commands.ts";
export function Register() {
  const take = () => attempt(() => acceptDrift(notebook, drift, ""));
  ${planted}
  return <Button onPress={take} />;
}`;
    expect(doneByItself(text)).toHaveLength(1);
    expect(doneByItself(text.replace(planted, ""))).toEqual([]);
  });

  it("is passed on by the main process in these files alone, and none of them makes any", () => {
    const appending = [...files].filter(
      ([name, text]) => name.startsWith("electron/") && /\.(?:append|adopt)\(/u.test(text),
    );
    expect(appending.map(([name]) => name).sort()).toEqual([
      // What reads an archive and what restores a notebook take change sets as their people signed them.
      "electron/archive/restore-archive.ts",
      "electron/briefs/export-brief.ts",
      "electron/briefs/issue-brief.ts",
      // What the analyst chose in another notebook.
      "electron/carry-over/carry-over-handlers.ts",
      "electron/custody/verify-custody.ts",
      "electron/importing/article-handlers.ts",
      "electron/importing/importer.ts",
      "electron/importing/text-correction.ts",
      "electron/ledger/ledger.ts",
      // The window's own door.
      "electron/notebooks/notebook-handlers.ts",
      "electron/notebooks/notebook-store.ts",
      "electron/notebooks/notebooks.ts",
      "electron/sample/sample-notebook.ts",
    ]);
  });

  it("comes in unrated, of no origin and through no lens, whatever is suggested", () => {
    const made = files.get("renderer/features/claims/claim-commands.ts") ?? "";
    expect(made).toContain("credibility: null, credibilityReason: null");
    expect(made).toContain('originStanding: "unset"');
    const imported = files.get("electron/importing/article-changes.ts") ?? "";
    expect(imported).toContain("reliability: null");
  });
});

/**
 * What of a component's file enters something without a key or a button.
 *
 * @param {string} text
 */
function doneByItself(text) {
  const imported = importsOf(text);
  const known = [...acts.keys()].filter((act) => new RegExp(`\\b${act}\\b`, "u").test(imported));
  const local = acting(declarations(withoutComponents(text)), (body) => calls(body, known));
  const names = [...known, ...local];
  return [...text.matchAll(byItself)]
    .map((match) => {
      const opens = match.index + match[0].length - 1;
      return text.slice(match.index, endOfBrackets(text, opens));
    })
    .filter((block) => calls(block, names) || /\.commit\(/u.test(block));
}

/** @param {string} text */
function importsOf(text) {
  return [...text.matchAll(/^import [\s\S]*?;$/gmu)].map(([line]) => line).join("\n");
}

/**
 * Components hold handlers and effects side by side: their own name says nothing of who calls.
 *
 * @param {string} text
 */
function withoutComponents(text) {
  return text.replaceAll(/\bfunction [A-Z]\w*/gu, "");
}
