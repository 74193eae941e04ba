import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";

/** Programs that know nothing of Railhead, and say what a PDF is. */
const programs = ["pdfinfo", "pdffonts", "pdftotext", "pdfdetach", "qpdf", "mutool"] as const;
type Program = (typeof programs)[number];

const missing = programs.filter((program) => spawnSync(program, ["-v"]).error !== undefined);
if (missing.length > 0) {
  process.stdout.write(
    `Not looked at for want of a program (poppler-utils, qpdf, mupdf-tools): ${missing.join(", ")}\n`,
  );
}

/** Whether the program is there. A test leaves out what only a missing one could tell; CI has all. */
export function has(program: Program): boolean {
  return !missing.includes(program);
}

export function run(program: Program, ...args: readonly string[]): string {
  return execFileSync(program, args, {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** The text of each page, in the order in which it is written. */
export function textOfPages(file: string): readonly string[] {
  return run("pdftotext", file, "-").split("\f").slice(0, -1);
}

/** Point sizes of what each page prints of these words, from the largest on. */
export function sizesOf(words: string, file: string): readonly (readonly number[])[] {
  const pages = run("mutool", "draw", "-q", "-F", "stext", file).split("<page ").slice(1);
  return pages.map((page) =>
    [...page.matchAll(/<font name="[^"]*" size="([\d.]+)">(.*?)<\/font>/gsu)]
      .filter(([, , run = ""]) =>
        [...run.matchAll(/ c="([^"]*)"/gu)]
          .map(([, letter]) => letter)
          .join("")
          .includes(words),
      )
      .map(([, size]) => Number(size))
      .sort((a, b) => b - a),
  );
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Objects = Readonly<Record<string, { readonly value?: Json; readonly stream?: unknown }>>;

/** A PDF as its objects, as qpdf reads them. Names begin with `/`, texts with `u:`, references end in ` R`. */
export class PdfObjects {
  readonly #objects: Objects;

  constructor(file: string) {
    const [, objects] = (
      JSON.parse(run("qpdf", "--json=2", "--json-key=qpdf", file)) as { qpdf: [unknown, Objects] }
    ).qpdf;
    this.#objects = objects;
  }

  get catalog(): Dictionary {
    return this.dictionary(this.dictionary(this.#objects["trailer"]?.value ?? null)["/Root"]);
  }

  /** Every dictionary of the file, however deep it lies. */
  dictionaries(): readonly Dictionary[] {
    const found: Dictionary[] = [];
    const walk = (value: Json): void => {
      if (typeof value !== "object" || value === null) return;
      if (isDictionary(value)) found.push(value);
      for (const part of Object.values(value)) walk(part as Json);
    };
    for (const object of Object.values(this.#objects)) walk(contentOf(object));
    return found;
  }

  /** The dictionary itself or the one referred to; empty for anything else. */
  dictionary(value: Json | undefined): Dictionary {
    const at =
      typeof value === "string" && value.endsWith(" R")
        ? contentOf(this.#objects[`obj:${value}`] ?? {})
        : (value ?? null);
    return isDictionary(at) ? at : {};
  }

  /** The names that links may point at. */
  destinations(): ReadonlySet<string> {
    const { catalog } = this;
    const old = Object.keys(this.dictionary(catalog["/Dests"])).map((name) => name.slice(1));
    const tree = this.#namesUnder(this.dictionary(catalog["/Names"])["/Dests"]);
    return new Set([...old, ...tree]);
  }

  #namesUnder(value: Json | undefined): readonly string[] {
    const node = this.dictionary(value);
    const names = Array.isArray(node["/Names"]) ? node["/Names"] : [];
    const kids = Array.isArray(node["/Kids"]) ? node["/Kids"] : [];
    return [
      ...names.filter((_, index) => index % 2 === 0).map(plain),
      ...kids.flatMap((kid: Json) => this.#namesUnder(kid)),
    ];
  }
}

export type Dictionary = { readonly [key: string]: Json };

function contentOf(object: { readonly value?: Json; readonly stream?: unknown }): Json {
  // Of a stream only the dictionary: what it holds is no structure.
  const stream = object.stream as { readonly dict?: Json } | undefined;
  return object.value ?? stream?.dict ?? null;
}

function isDictionary(value: Json): value is Dictionary {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A name or text as it is meant: without the mark of its kind. */
export function plain(value: Json | undefined): string {
  return typeof value === "string" ? value.replace(/^(?:\/|u:|b:)/u, "") : "";
}

/** What lies inside the PDF under this name. */
export function attachmentOf(file: string, name: string): unknown {
  const to = `${file}.attachment`;
  const listed = run("pdfdetach", "-list", file);
  const number = /^(\d+): (.*)$/mu.exec(listed);
  if (number?.[2] !== name) throw new Error(`No ${name} in ${listed}`);
  run("pdfdetach", "-save", String(number[1]), "-o", to, file);
  return JSON.parse(fs.readFileSync(to, "utf8"));
}
