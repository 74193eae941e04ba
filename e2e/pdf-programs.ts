import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Programs that know nothing of Railhead, and say what a PDF is. */
const programs = [
  "pdfinfo",
  "pdffonts",
  "pdftotext",
  "pdftoppm",
  "pdfdetach",
  "qpdf",
  "mutool",
] as const;
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

/** A page in grey: one byte a dot, 0 for black, row by row from the top. */
export interface GreyPage {
  readonly width: number;
  readonly height: number;
  readonly dots: Buffer;
}

export function greyPages(file: string, dotsPerInch: number): readonly GreyPage[] {
  const folder = fs.mkdtempSync(`${file}-`);
  run("pdftoppm", "-gray", "-r", String(dotsPerInch), file, path.join(folder, "page"));
  const names = fs.readdirSync(folder).sort();
  return names.map((name) => greyPage(fs.readFileSync(path.join(folder, name))));
}

/** A PGM: three lines that say its size, then the dots. */
function greyPage(picture: Buffer): GreyPage {
  const [, across, down] = /^P5\n(\d+) (\d+)\n255\n/u.exec(picture.toString("latin1", 0, 40)) ?? [];
  const [width, height] = [Number(across), Number(down)];
  return { width, height, dots: picture.subarray(picture.length - width * height) };
}

/** How far down each page something is printed, of the room between its margins: 1 for a full page. */
export function filledShares(file: string, marginMm: number): readonly number[] {
  const dotsPerInch = 36;
  const margin = Math.ceil((marginMm / 25.4) * dotsPerInch);
  return greyPages(file, dotsPerInch).map(({ width, height, dots }) => {
    const lowest = height - margin;
    let row = lowest - 1;
    const isEmpty = (at: number) =>
      dots.subarray(at * width, (at + 1) * width).every((dot) => dot > 250);
    while (row >= margin && isEmpty(row)) row -= 1;
    return (row + 1 - margin) / (lowest - margin);
  });
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
