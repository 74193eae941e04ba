import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import markdownIt from "markdown-it";
import { ask } from "./bridge.ts";
import { hostile, makeHardBrief, scripts } from "./hard-brief.ts";
import {
  attachmentOf,
  filledShares,
  has,
  PdfObjects,
  plain,
  run,
  sizesOf,
  textOfPages,
} from "./pdf-programs.ts";
import { axeFindings, expect, type Railhead, test } from "./railhead.ts";

type Target = { readonly notebookId: string; readonly briefId: string };

/** Exports through the bridge, as the dialog does; answers with the file. */
async function exportTo(
  { app, page, profile }: Railhead,
  target: Target,
  name: string,
  paper: "A4" | "Letter" = "A4",
): Promise<string> {
  const file = path.join(profile, name);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  const format = path.extname(name).slice(1);
  const settings = {
    names: "as-decided",
    replacements: [],
    maximumMarking: null,
    manifest: format === "pdf" ? "attached" : "none",
  };
  const choice = { paper, format, settings, workId: randomUUID() };
  await ask(page, "brief:export", { ...target, ...choice });
  return file;
}

const withoutSpace = (text: string) => text.replace(/\s+/gu, "");

test("other programs find nothing wrong with an exported PDF", async ({ railhead, page }) => {
  const target = await makeHardBrief(page);
  const file = await exportTo(railhead, target, "hard.pdf");
  const pages = textOfPages(file);
  expect(pages.length).toBeGreaterThan(10);

  await test.step("its file is sound, and says what it is", () => {
    const info = run("pdfinfo", file);
    expect(info).toContain(hostile.title);
    expect(info).toMatch(/^Author: +Strait Desk$/mu);
    expect(info).toMatch(/^Subject: +Brief: Japan security$/mu);
    expect(info).toMatch(/^Keywords: +TLP:AMBER Japan security$/mu);
    expect(info).toMatch(/^(?:CreationDate|ModDate): +Sat Mar 30 00:00:00 2024/mu);
    expect(info).not.toContain(String(new Date().getFullYear()));
    expect(info).toMatch(/^JavaScript: +no$/mu);
    expect(info).toMatch(/^Page size: .*\(A4\)$/mu);
    if (has("qpdf")) expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding");
    const manifest = attachmentOf(file, "railhead-manifest.json") as {
      readonly sources: readonly { readonly sha256: string; readonly endnote: number }[];
    };
    const whole = pages.join("");
    expect(manifest.sources.length).toBe(30);
    for (const { sha256 } of manifest.sources) {
      expect(whole).toContain(`SHA-256 ${sha256.replace("sha256:", "").slice(0, 12)}`);
    }
  });

  await test.step("every font is embedded as a subset of TrueType", () => {
    const fonts = run("pdffonts", file).split("\n").slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(10);
    for (const font of fonts) expect(font).toMatch(/ CID TrueType .* yes yes yes /u);
  });

  await test.step("its text comes out in order, in each script", () => {
    const words = withoutSpace(pages.join(""));
    for (const quote of Object.values(scripts)) expect(words).toContain(withoutSpace(quote));
    const headings = [
      "Bottomline",
      "Keyjudgements",
      "Whatitmeans",
      "Evidence",
      "Endnotes",
      "Annex",
    ];
    const places = headings.map((heading) => words.indexOf(heading));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  await test.step("each page is numbered, and marked in its header and footer in 12 points", () => {
    for (const [index, text] of pages.entries()) {
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(text.match(/TLP:AMBER/gu)?.length).toBeGreaterThanOrEqual(2);
    }
    if (!has("mutool")) return;
    const sizes = sizesOf("TLP:AMBER", file);
    expect(sizes).toHaveLength(pages.length);
    for (const [header = 0, footer = 0] of sizes) {
      expect(header).toBeGreaterThanOrEqual(12);
      expect(footer).toBeGreaterThanOrEqual(12);
    }
  });

  await test.step("no page but the last is left half empty", () => {
    for (const [index, share] of filledShares(file, 22).slice(0, -1).entries()) {
      expect(share, `page ${index + 1}`).toBeGreaterThan(0.5);
    }
  });

  await test.step("its links lead to places of its own or to the addresses of sources", () => {
    if (!has("qpdf")) return;
    const objects = new PdfObjects(file);
    const places = objects.destinations();
    const links = objects.dictionaries().filter((entry) => entry["/Subtype"] === "/Link");
    const inner = links.flatMap((link) => {
      const action = objects.dictionary(link["/A"]);
      const name = link["/Dest"] ?? (action["/S"] === "/GoTo" ? action["/D"] : undefined);
      return name === undefined ? [] : [plain(name)];
    });
    for (const name of inner) expect(places.has(name), name).toBe(true);
    const notes = inner.filter((name) => name.startsWith("endnote-"));
    const back = inner.filter((name) => !name.startsWith("endnote-"));
    expect(new Set(notes).size).toBe(30);
    expect(new Set(back).size).toBeGreaterThanOrEqual(30);

    const actions = objects.dictionaries().filter((entry) => entry["/S"] !== undefined);
    for (const action of actions) {
      expect(["/GoTo", "/URI"]).toContain(action["/S"]);
      if (action["/S"] === "/URI") expect(plain(action["/URI"])).toMatch(/^https:\/\/harbour\./u);
    }
    const keys = new Set(objects.dictionaries().flatMap((entry) => Object.keys(entry)));
    for (const key of ["/JS", "/AA", "/OpenAction", "/RichMedia", "/XFA"]) {
      expect(keys, key).not.toContain(key);
    }
    expect(plain(objects.catalog["/Lang"])).toBe("en");
    const outline = objects.dictionary(objects.catalog["/Outlines"]);
    expect(outline["/Count"]).toBe(13);
  });

  await test.step("it is the same when exported once more, and on other paper", async () => {
    const again = await exportTo(railhead, target, "again.pdf");
    expect(textOfPages(again)).toEqual(pages);
    expect(fs.readFileSync(again).equals(fs.readFileSync(file))).toBe(true);
    const letter = await exportTo(railhead, target, "letter.pdf", "Letter");
    expect(run("pdfinfo", letter)).toMatch(/^Page size: .*\(letter\)$/mu);
  });
});

test("no exported file loads, runs or leads anywhere", async ({ railhead, page }) => {
  const target = await makeHardBrief(page);
  const read = async (name: string) => fs.readFileSync(await exportTo(railhead, target, name));

  await test.step("HTML", async () => {
    const file = await exportTo(railhead, target, "hard.html");
    const shown = await openAlone(railhead, file);
    const risky = await shown.evaluate(() => ({
      elements: document.querySelectorAll("script,iframe,object,embed,link,base,form,video,audio")
        .length,
      handlers: [...document.querySelectorAll("*")].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith("on")),
      ),
      addresses: [...document.querySelectorAll("[href],[src]")].map(
        (element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "",
      ),
    }));
    expect(risky.elements).toBe(0);
    expect(risky.handlers).toEqual([]);
    for (const address of risky.addresses) {
      expect(address).toMatch(/^(?:#|https:\/\/harbour\.example\/|data:image\/(?:png|jpeg);)/u);
    }
    const policy = shown.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(policy).toHaveAttribute("content", /^default-src 'none';/u);
    expect(await axeFindings(shown)).toEqual([]);
  });

  await test.step("Word", async () => {
    const files = Object.entries(unzipSync(await read("hard.docx")));
    expect(files.map(([name]) => name).join(" ")).not.toMatch(/vba|activeX|embeddings|\.bin/u);
    const parts = files.filter(([name]) => /\.(?:xml|rels)$/u.test(name));
    const all = parts.map(([, bytes]) => strFromU8(bytes)).join("");
    for (const [relation] of all.matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/gu)) {
      expect(relation).toContain('Target="https://harbour.example/');
      expect(relation).toContain("/hyperlink");
    }
    for (const [, field] of all.matchAll(/<w:instrText[^>]*>([^<]*)</gu)) {
      expect(field?.trim()).toMatch(/^(?:PAGE|NUMPAGES)$/u);
    }
    expect(all).not.toMatch(/<w:(?:altChunk|object|control|pict)\b/u);
  });

  await test.step("Markdown", async () => {
    const text = (await read("hard.md")).toString("utf8");
    const page = markdownIt({ html: true }).render(text);
    expect(page).toContain("alert(1)");
    const tags = new Set([...page.matchAll(/<([a-z]+\d?)/gu)].map(([, tag]) => tag));
    for (const tag of ["script", "iframe", "img", "b", "object"]) expect(tags).not.toContain(tag);
    for (const [, address] of page.matchAll(/(?:href|src)="([^"]*)"/gu)) {
      expect(address).toMatch(/^https:\/\/harbour\.example\//u);
    }
  });

  await test.step("JSON", async () => {
    const brief = JSON.parse((await read("hard.json")).toString("utf8")) as {
      readonly model: { readonly title: string };
    };
    expect(brief.model.title).toBe(hostile.title);
  });
});

/** The file in a bare window, which fails the test when it asks for anything but the file. */
async function openAlone({ app }: Railhead, file: string): Promise<Page> {
  const opened = app.waitForEvent("window");
  await app.evaluate(({ BrowserWindow }, filePath) => {
    const window = new BrowserWindow({ show: false, webPreferences: { partition: "alone" } });
    const { webRequest } = window.webContents.session;
    webRequest.onBeforeRequest(({ url }, answer) => {
      const isFile = url === window.webContents.getURL() || url.startsWith("file:");
      if (!isFile && !url.startsWith("data:") && !url.startsWith("devtools:")) {
        process.emitWarning(`The file asked for ${url}`);
        Reflect.set(globalThis, "askedFor", url);
      }
      answer({});
    });
    return window.loadFile(filePath);
  }, file);
  const shown = await opened;
  await shown.waitForLoadState("load");
  expect(await app.evaluate(() => Reflect.get(globalThis, "askedFor") ?? null)).toBeNull();
  return shown;
}
