import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

const generateSchema = z.discriminatedUnion("op", [
  z.object({ op: z.literal("text"), bytes: z.number(), pattern: z.string() }),
  z.object({
    op: z.literal("many"),
    count: z.number(),
    template: z.string(),
    bytes: z.number(),
  }),
  z.object({ op: z.literal("write"), name: z.string(), text: z.string() }),
  z.object({ op: z.literal("dir"), name: z.string() }),
  z.object({ op: z.literal("symlink"), name: z.string(), target: z.string() }),
  z.object({ op: z.literal("fifo"), name: z.string() }),
  z.object({ op: z.literal("vanish"), name: z.string() }),
]);

const caseSchema = z.object({
  file: z.string().optional(),
  id: z.string().optional(),
  describe: z.string().optional(),
  generate: generateSchema.optional(),
  kind: z.string(),
  category: z.string(),
  expect: z.enum(["import", "reject"]),
  alt: z.string().optional(),
  why: z.string(),
  must_contain: z.array(z.string()).optional(),
  exact_text: z.boolean().optional(),
});
export type HostileCase = z.infer<typeof caseSchema>;

const manifestSchema = z.object({ canary: z.url(), cases: z.array(caseSchema) });
export type Manifest = z.infer<typeof manifestSchema>;

export function readManifest(folder: string): Manifest {
  return manifestSchema.parse(
    JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8")),
  );
}

/**
 * So many of the cases, spread evenly over their categories and the same each time; at least one
 * of each. The thousands of files of one drop are left to the whole run.
 */
export function sampleOf(cases: readonly HostileCase[], count: number): readonly HostileCase[] {
  const quick = cases.filter(({ generate }) => generate?.op !== "many");
  const categories = [...new Set(quick.map(({ category }) => category))];
  const chosen = new Set(
    categories.flatMap((category) => {
      const own = quick.filter((hostile) => hostile.category === category);
      const wanted = Math.max(1, Math.round((count * own.length) / quick.length));
      const step = own.length / Math.min(wanted, own.length);
      return own.filter((_, index) => Math.floor((index + 1) / step) > Math.floor(index / step));
    }),
  );
  return quick.filter((hostile) => chosen.has(hostile));
}

export function nameOf(hostile: HostileCase): string {
  return hostile.file ?? hostile.id ?? hostile.describe ?? hostile.why;
}

/** Where the case lies on the disk: in the folder itself, or made in a place of its own from what the manifest says. */
export function placeOf(hostile: HostileCase, folder: string, work: string): string {
  const { generate } = hostile;
  if (generate === undefined) return path.join(folder, hostile.file ?? "");

  // Each in a folder of its own: a link or a pipe is met as somebody meets it who imports a folder.
  const own = fs.mkdtempSync(path.join(work, "case-"));
  switch (generate.op) {
    case "text": {
      const file = path.join(own, path.basename(hostile.file ?? "generated.txt"));
      const times = Math.ceil(generate.bytes / generate.pattern.length);
      fs.writeFileSync(file, generate.pattern.repeat(times).slice(0, generate.bytes));
      return file;
    }
    case "many":
      for (let index = 0; index < generate.count; index += 1) {
        const words = `Note ${index} on the freight line. `.repeat(20).slice(0, generate.bytes);
        fs.writeFileSync(path.join(own, generate.template.replace("%d", String(index))), words);
      }
      return own;
    case "write":
      fs.writeFileSync(path.join(own, generate.name), generate.text);
      return path.join(own, generate.name);
    case "dir":
      fs.mkdirSync(path.join(own, generate.name));
      return path.join(own, generate.name);
    case "symlink":
      fs.symlinkSync(generate.target, path.join(own, generate.name));
      return own;
    case "fifo":
      execFileSync("mkfifo", [path.join(own, generate.name)]);
      return own;
    case "vanish":
      // As if it had gone between the choice and the reading: the path is all that is left.
      return path.join(own, generate.name);
  }
}

/** One file of a case, as the program told what became of it. */
export type ToldFile = {
  readonly file: string;
  readonly status: "imported" | "duplicate" | "rejected";
  readonly articleId: string | null;
  /** The words shown for a rejection. */
  readonly reason: string | null;
};

export type Outcome = {
  readonly files: readonly ToldFile[];
  /** Texts of the articles it became. */
  readonly texts: readonly string[];
  readonly longestMs: number;
};

const mostMs = 10_000;

/** What a rejection may never show: words of a library or of the language instead of ours. */
const foreignWords =
  /\w*Error\b|\bat \S+:\d+|\[object|undefined|xmldom|Cannot read|is not a function/u;

/** What is wrong with the outcome of a case; an empty list when it is as the manifest says. */
export function faultsOf(
  hostile: HostileCase,
  outcome: Outcome,
  original: Buffer | null,
): readonly string[] {
  const isTaken = outcome.files.some(({ status }) => status !== "rejected");
  const { expect, alt = "" } = hostile;
  const mayImport = expect === "import" || /import|partial|ask/u.test(alt);
  const mayReject = expect === "reject" || /reject/u.test(alt);

  const faults = [
    ...outcome.files.flatMap(reasonFaults),
    ...(isTaken ? textFaults(hostile, outcome.texts.join("\n"), original) : []),
  ];
  if (outcome.files.length === 0) faults.push("nothing was said about it");
  else if (isTaken && !mayImport) faults.push("it was imported");
  else if (!isTaken && !mayReject) faults.push("it was rejected");
  if (outcome.longestMs > mostMs) faults.push(`${Math.round(outcome.longestMs)} ms`);
  return faults;
}

/** A rejection names the file and says why, in our words. */
function reasonFaults({ file, status, reason }: ToldFile): readonly string[] {
  if (status !== "rejected") return [];
  if (reason === null || reason === "") return [`${file} was rejected without a reason`];
  if (!reason.includes(file)) return [`the reason does not name ${file}: ${reason}`];
  return foreignWords.test(reason.replaceAll(file, "")) ? [`unclear: ${reason}`] : [];
}

function textFaults(
  hostile: HostileCase,
  text: string,
  original: Buffer | null,
): readonly string[] {
  const faults = (hostile.must_contain ?? [])
    .filter((words) => !text.includes(words))
    .map((words) => `"${words}" is not in its text`);
  const written = original?.toString("utf8").replaceAll("\r\n", "\n") ?? text;
  if (hostile.exact_text === true && written !== text) {
    faults.push("its text is not the file's, character by character");
  }
  return faults;
}
