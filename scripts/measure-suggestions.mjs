import fs from "node:fs";
import path from "node:path";
import { openProgram } from "./load-program.mjs";

// node scripts/measure-suggestions.mjs [--list] [folder of labelled articles]
const words = process.argv.slice(2);
const isListed = words.includes("--list");
const folder = words.find((word) => !word.startsWith("--")) ?? "shared/suggesting/labelled";

const say = (/** @type {string} */ words) => process.stdout.write(`${words}\n`);

const percent = (/** @type {number} */ part, /** @type {number} */ whole) =>
  whole === 0 ? "  –" : `${String(Math.round((100 * part) / whole)).padStart(3)}%`;

const program = await openProgram();
try {
  const { labelledArticleSchema, measure } = await program.load("shared/suggesting/measure.ts");
  const sum = { core: 0, coreFound: 0, suggestions: 0, realSuggestions: 0, right: 0, of: 0 };
  say("recall  precision  kind   article");
  for (const name of fs
    .readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()) {
    const article = labelledArticleSchema.parse(
      JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")),
    );
    const measured = measure(article);
    const { core, coreFound, suggestions, realSuggestions, kinds } = measured;
    sum.core += core;
    sum.coreFound += coreFound;
    sum.suggestions += suggestions;
    sum.realSuggestions += realSuggestions;
    sum.right += kinds.right;
    sum.of += kinds.of;
    say(line(coreFound, core, realSuggestions, suggestions, kinds.right, kinds.of, name));
    if (!isListed) continue;
    for (const { quote } of measured.missed) say(`    missed: ${quote}`);
    for (const { quote, rule } of measured.unreal) say(`    no claim: ${quote} (${rule})`);
    for (const { label, found } of measured.otherKind) {
      say(`    ${label.kind}, not ${found.kind} (${found.rule}): ${label.quote}`);
    }
  }
  const { core, coreFound, suggestions, realSuggestions, right, of } = sum;
  say(line(coreFound, core, realSuggestions, suggestions, right, of, "all"));
  say(
    `${coreFound} of ${core} core claims found, ${realSuggestions} of ${suggestions} suggestions are claims`,
  );
} finally {
  await program.close();
}

/**
 * @param {number} found
 * @param {number} core
 * @param {number} real
 * @param {number} suggested
 * @param {number} right
 * @param {number} of
 * @param {string} name
 */
function line(found, core, real, suggested, right, of, name) {
  return `${percent(found, core)}    ${percent(real, suggested)}       ${percent(right, of)}   ${name}`;
}
