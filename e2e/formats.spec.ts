import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { PDFDocument, StandardFonts } from "pdf-lib";

const fixture = (name: string) => path.join(import.meta.dirname, "fixtures", name);

type Answer = Readonly<Record<string, unknown>>;

let profile: string;
test.beforeEach(() => {
  profile = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-formats-"));
  railhead("new", "Formats");
});
test.afterEach(() => fs.rmSync(profile, { recursive: true }));

/** One command of the command line, and the objects it answers with. */
function railhead(...words: string[]): readonly Answer[] {
  const script = path.join(import.meta.dirname, "..", "scripts", "railhead.mjs");
  const args = [script, "--profile", profile, "--json", ...words];
  const { stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Answer);
}

test("a saved web page comes in as its article, from the address it was saved from", () => {
  const [result] = railhead("import", "Formats", fixture("dredging.mhtml"));
  expect(result).toMatchObject({ status: "imported" });
  expect(railhead("articles", "Formats")[0]).toMatchObject({
    title: "Dredging to close the north channel",
    byline: "Inés Mori",
    published: "2022-03-11",
    url: "https://kitahama-nippo.example/2022/0311/dredging.html",
    language: "en",
  });
  const text = railhead("text", "Formats", String(result?.["articleId"]))[0]?.["text"];
  expect(text).toContain("the north channel will close for nine days from Monday");
  expect(text).not.toContain("Front page");
});

test("the notes of a Markdown file are notes, with the numbers that its text sends to", () => {
  const file = path.join(profile, "pier.md");
  const lines = [
    "# The pier",
    "",
    "It closed in May[^1], and again in June[^b]. No such note[^9].",
    "",
    "[^1]: Harbour book, *page 3*.",
    "    Copied by hand.",
    "[^b]: https://harbour.example/book",
    "",
    "It is open.",
  ];
  fs.writeFileSync(file, lines.join("\n"));
  const [result] = railhead("import", "Formats", file);
  const text = railhead("text", "Formats", String(result?.["articleId"]))[0]?.["text"];
  expect(text).toBe(
    "The pier\nIt closed in May[1], and again in June[b]. No such note[^9].\n1 Harbour book, page 3. Copied by hand.\nb https://harbour.example/book\nIt is open.",
  );
});

test("a release keeps its note below its links, and says its day in the table at its head", () => {
  const file = path.join(profile, "release.html");
  const words =
    "<p>The pier closed in May, the harbour office said on Friday, for repairs.</p>".repeat(5);
  const head =
    "<table><tr><td>배포</td><td>2025. 6. 20.(금)</td><td>담당</td><td>해운과</td></tr><tr><td>쪽수</td><td>2</td><td>전화</td><td>없음</td></tr></table>";
  const note = '<section class="footnotes"><ol><li>Harbour book, page 3.</li></ol></section>';
  fs.writeFileSync(
    file,
    `<!doctype html><article><h1>The pier closes for the summer</h1>${head}${words}<p><a href="/more">Read more</a></p>${note}</article>`,
  );
  const [result] = railhead("import", "Formats", file);
  expect(railhead("articles", "Formats")[0]).toMatchObject({ published: "2025-06-20" });
  const text = railhead("text", "Formats", String(result?.["articleId"]))[0]?.["text"];
  expect(text).toContain("2025. 6. 20.(금)");
  expect(text).toContain("Harbour book, page 3.");
  expect(text).not.toContain("Read more");
});

test("the arrow that leads back from a note of a page is none of its words", () => {
  const file = path.join(profile, "pier.html");
  const words =
    "<p>The pier closed in May, the harbour office said on Friday, for repairs.</p>".repeat(5);
  const note = '<ol class="footnotes"><li id="fn1">Harbour book. <a href="#ref1">↩︎</a></li></ol>';
  fs.writeFileSync(file, `<!doctype html><article><h1>The pier</h1>${words}${note}</article>`);
  const [result] = railhead("import", "Formats", file);
  const text = railhead("text", "Formats", String(result?.["articleId"]))[0]?.["text"];
  expect(text).toMatch(/Harbour book\.$/u);
});

test("the headline stays at the head of the text where it stands outside the article", () => {
  const words =
    "<p>The north channel will close for nine days, the port said on Friday, so that the dredgers can work in it.</p>".repeat(
      6,
    );
  const page = (meta: string, heading: string) =>
    `<!doctype html><meta property="og:title" content="${meta}"><div class="top"><ul><li>Port</li><li>Ferries</li></ul><h1>${heading}</h1></div><div class="story">${words}</div>`;
  const pages = {
    // With the site's name behind it, and in rather different words.
    "site.html": page(
      "Nine days without ships in the north - The Quay",
      "Nine days without ships in the north",
    ),
    "words.html": page(
      "The port closes its north channel to dredge",
      "The port closes its north channel for nine days",
    ),
  };
  const files = Object.entries(pages).map(([name, html]) => {
    const file = path.join(profile, name);
    fs.writeFileSync(file, html);
    return file;
  });
  const texts = railhead("import", "Formats", ...files).map(
    ({ articleId }) => railhead("text", "Formats", String(articleId))[0]?.["text"],
  );
  expect(texts[0]).toMatch(/^Nine days without ships in the north\nThe north channel/u);
  expect(texts[1]).toMatch(/^The port closes its north channel for nine days\nThe north channel/u);
});

test("labels that a page sets at its pictures are folded away, and captions keep their words", () => {
  const words =
    "<p>The north channel will close for nine days, the port said on Friday, so that the dredgers can work in it.</p>".repeat(
      6,
    );
  const page = `<!doctype html><title>Nine days without ships</title>
    <style>.x1 { position: absolute; clip: rect(0 0 0 0); width: 1px; height: 1px }</style>
    <article><h1>Nine days without ships</h1>${words}
    <figure><div><span class="x1">Image</span><img alt=""></div><figcaption><span>Dredgers in the north channel.</span><span><span>Credit</span><span><span class="x1">Credit</span><span>Inés Mori/Quay Pictures</span></span></span></figcaption></figure>
    <p>Ferries <span class="x1">to the islands</span> go on, the port said, and no berth at the eastern quay is closed.</p>
    <figure><img alt=""><figcaption><span class="visually-hidden">Image caption, </span>The quay at <i>noon</i></figcaption></figure>
    <table><tr><td>Ferries</td><td><span class="sr-only">Open</span></td></tr><tr><td>Freight</td><td><span class="sr-only">Closed</span></td></tr></table>
    <figure><figcaption>Image of the year</figcaption></figure></article>`;
  const file = path.join(profile, "labels.html");
  fs.writeFileSync(file, page);
  const [result] = railhead("import", "Formats", file);
  const text = String(railhead("text", "Formats", String(result?.["articleId"]))[0]?.["text"]);
  const [, after = ""] = text.split(/dredgers can work in it\.\n(?!The north)/u);
  expect(after.split("\n")).toEqual([
    "Dredgers in the north channel.",
    "Inés Mori/Quay Pictures",
    // Inside a sentence, and in a cell that says nothing else, it stays.
    "Ferries to the islands go on, the port said, and no berth at the eastern quay is closed.",
    "The quay at noon",
    "Ferries",
    "Open",
    "Freight",
    "Closed",
    "Image of the year",
  ]);
});

test("what a page does not say of itself is inferred from its address and its window's title", () => {
  const address = "https://www.kitahamanippo.example/port/2022/03/11/dredging.html";
  const words = "<p>The north channel will close for nine days, the port said.</p>".repeat(4);
  const pages = {
    "address.html": `<link rel="canonical" href="${address}"><title>Dredging to begin in the north channel - The Kitahama Nippo</title><h1>Dredging to begin in the north channel</h1>${words}`,
    "title.html": `<html lang="es"><title>El canal norte cerrado nueve días - 07.12.2017 - EL MUELLE</title>${words}`,
    "meta.html": `<meta name="pdate" content="20190806"><title>The north channel is shut</title>${words}`,
  };
  const files = Object.entries(pages).map(([name, html]) => {
    const file = path.join(profile, name);
    fs.writeFileSync(file, `<!doctype html>${html}`);
    return file;
  });
  railhead("import", "Formats", ...files);
  expect(railhead("articles", "Formats")).toMatchObject([
    {
      publisher: "The Kitahama Nippo",
      published: "2022-03-11",
      inferred: expect.arrayContaining(["publisher", "published"]) as unknown,
    },
    { publisher: null, published: "2017-12-07", inferred: ["published"] },
    { published: "2019-08-06", inferred: expect.arrayContaining(["published"]) as unknown },
  ]);
});

test("a mail is an article by its sender, and what it carries are articles of their own", () => {
  // 佐伯, 北浜港 and 港の数字 in the escapes of ISO-2022-JP, in which Japanese mail is still sent.
  const [name, subject, body] = [
    "\u001b$B:4Gl\u001b(B",
    "\u001b$BKLIM9A\u001b(B",
    "\u001b$B9A$N?t;z\u001b(B",
  ];
  const word = (escaped = "") =>
    `=?ISO-2022-JP?B?${Buffer.from(escaped, "latin1").toString("base64")}?=`;
  const japanese = path.join(profile, "japanese.eml");
  fs.writeFileSync(
    japanese,
    [
      `From: ${word(name)} <saeki@port.example>`,
      `Subject: ${word(subject)}`,
      "Content-Type: text/plain; charset=ISO-2022-JP",
      "",
      body,
    ].join("\r\n"),
  );
  const results = railhead("import", "Formats", fixture("wire.eml"), japanese);
  expect(results.map(({ file, status }) => [file, status])).toEqual([
    ["wire.eml", "imported"],
    ["figures.txt", "imported"],
    ["quay.png", "rejected"],
    ["japanese.eml", "imported"],
  ]);
  // Nobody chose the picture: what is said of it is whose attachment it is.
  expect(results[2]?.["reason"]).toContain("quay.png is attached to wire.eml");
  expect(railhead("articles", "Formats").at(-1)).toMatchObject({
    title: "北浜港",
    byline: "佐伯",
  });
  expect(railhead("articles", "Formats")[0]).toMatchObject({
    title: "Coal quay – figures for March",
    byline: "佐伯 Mariko",
    published: "2022-03-15",
    language: "ja",
  });
  const texts = results
    .slice(0, 2)
    .map(({ articleId }) => railhead("text", "Formats", String(articleId))[0]?.["text"]);
  expect(texts[0]).toContain("港の当局は石炭埠頭の数字を確認した。");
  expect(texts[1]).toContain("41 barges, up from 19");
});

test("a Word document keeps its paragraphs and says who made it and when", () => {
  const paragraph = (text: string, style = "") =>
    `<w:p><w:pPr>${style === "" ? "" : `<w:pStyle w:val="${style}"/>`}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const file = path.join(profile, "quay.docx");
  fs.writeFileSync(
    file,
    zipSync({
      "[Content_Types].xml": strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      "_rels/.rels": strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      "docProps/core.xml": strToU8(
        '<p:coreProperties xmlns:p="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Coal quay review</dc:title><dc:creator>Inés Mori</dc:creator><dcterms:created>2022-03-18T09:00:00Z</dcterms:created></p:coreProperties>',
      ),
      "word/document.xml": strToU8(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph("Coal quay review", "Heading1")}${paragraph("Forty-one barges called in March &amp; nineteen in February.")}</w:body></w:document>`,
      ),
    }),
  );
  const [result] = railhead("import", "Formats", file);
  expect(result).toMatchObject({ status: "imported", title: "Coal quay review" });
  expect(railhead("articles", "Formats")[0]).toMatchObject({
    byline: "Inés Mori",
    published: "2022-03-18",
    inferred: expect.arrayContaining(["published"]),
  });
  expect(railhead("text", "Formats", String(result?.["articleId"]))[0]).toMatchObject({
    text: "Coal quay review\nForty-one barges called in March & nineteen in February.",
  });
});

test("an OpenDocument text and rich text keep headings, tables and notes, in any alphabet", () => {
  const odt = path.join(profile, "quay.odt");
  const namespaces = ["office", "text", "table", "style"]
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(" ");
  const note =
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Port authority, monthly sheet.</text:p></text:note-body></text:note>';
  const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
  fs.writeFileSync(
    odt,
    zipSync({
      "content.xml": strToU8(
        `<office:document-content ${namespaces}><office:body><office:text><text:p text:style-name="Title">Coal quay review</text:p><text:table-of-content><text:index-body><text:p>Figures 1</text:p></text:index-body></text:table-of-content><text:h text:outline-level="1">Figures</text:h><text:p>Forty-one<text:s/>barges${note} called.</text:p><table:table><table:table-row>${cell("March")}${cell("41")}</table:table-row><table:table-row>${cell("April")}${cell("19")}</table:table-row></table:table></office:text></office:body></office:document-content>`,
      ),
      "meta.xml": strToU8(
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta><meta:initial-creator>Inés Mori</meta:initial-creator><meta:creation-date>2022-03-18T09:00:00</meta:creation-date></office:meta></office:document-meta>',
      ),
    }),
  );
  const rtf = path.join(profile, "quay.rtf");
  fs.writeFileSync(
    rtf,
    "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0\\fcharset128 Mincho;}}{\\info{\\title \\'8d\\'60}}\\f0 \\'8d\\'60\\'82\\'cc\\u30707?\\'92Y\\'95\\'75\\'93\\'aa\\par}",
  );
  const html = path.join(profile, "quay.html");
  fs.writeFileSync(
    html,
    '<title>Coal quay in numbers</title><p>Forty-one barges of 10<sup>3</sup> tonnes called in 2022<sup><a href="#note">3</a></sup>.</p><ol><li id="note">Port authority.</li></ol>',
  );
  const encrypted = path.join(profile, "sealed.odt");
  fs.writeFileSync(
    encrypted,
    zipSync({
      "META-INF/manifest.xml": strToU8("<m:manifest><m:encryption-data/></m:manifest>"),
      "content.xml": strToU8("sealed"),
    }),
  );

  const results = railhead("import", "Formats", odt, rtf, encrypted, html);
  expect(results.map(({ status }) => status)).toEqual([
    "imported",
    "imported",
    "rejected",
    "imported",
  ]);
  expect(results[2]?.["reason"]).toContain("protected by a password");
  // Neither a power nor the number of a note runs on from the figure before it.
  const [page] = railhead("text", "Formats", String(results[3]?.["articleId"]));
  expect(page?.["text"]).toContain("barges of 10³ tonnes called in 2022[3].");
  expect(railhead("articles", "Formats")).toMatchObject([
    { title: "Coal quay review", byline: "Inés Mori", published: "2022-03-18" },
    { title: "港", byline: null, language: "ja" },
    { title: "Coal quay in numbers" },
  ]);
  const [odtText, rtfText] = results
    .slice(0, 2)
    .map(({ articleId }) => railhead("text", "Formats", String(articleId))[0]);
  expect(odtText).toMatchObject({
    text: "Coal quay review\nFigures\nForty-one barges[1] called.\nMarch\n41\nApril\n19\n1 Port authority, monthly sheet.",
    removed: [{ reason: "navigation" }],
  });
  expect(rtfText).toMatchObject({ text: "港の石炭埠頭" });
});

test("the numbers of a list, a reading above a word and a formula stay in the text of a document", () => {
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const run = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`;
  const item = (words: string, depth = 0) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="7"/></w:numPr></w:pPr>${run(words)}</w:p>`;
  const level = (depth: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const docx = path.join(profile, "routes.docx");
  fs.writeFileSync(
    docx,
    zipSync({
      "[Content_Types].xml": strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>',
      ),
      "_rels/.rels": strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      "word/_rels/document.xml.rels": strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
      ),
      "word/numbering.xml": strToU8(
        `<w:numbering ${word}><w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "%1.%2)")}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
      ),
      "word/document.xml": strToU8(
        `<w:document ${word} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>` +
          `<w:p><w:r><w:ruby><w:rt>${run("みなと")}</w:rt><w:rubyBase>${run("港")}</w:rubyBase></w:ruby></w:r>${run("は閉鎖された。")}</w:p>` +
          `${item("by the bridge")}${item("by day", 1)}${item("by night", 1)}<w:p>${run("The ferry lies idle.")}</w:p>${item("by the ferry")}` +
          `<w:p><m:oMathPara><m:oMath><m:r><m:t>w=Q/λ</m:t></m:r></m:oMath></m:oMathPara></w:p></w:body></w:document>`,
      ),
    }),
  );
  const namespaces = ["office", "text", "table", "style"]
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(" ");
  const entry = (words: string, inner = "") =>
    `<text:list-item><text:p>${words}</text:p>${inner}</text:list-item>`;
  const odt = path.join(profile, "routes.odt");
  fs.writeFileSync(
    odt,
    zipSync({
      "content.xml": strToU8(
        `<office:document-content ${namespaces}><office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/><text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style></office:automatic-styles><office:body><office:text>` +
          `<text:list text:style-name="L1">${entry("by the bridge", `<text:list>${entry("by day")}</text:list>`)}${entry("by the ferry")}</text:list>` +
          `<text:p>The ferry lies idle.</text:p><text:list text:style-name="L1" text:continue-numbering="true">${entry("by air")}</text:list></office:text></office:body></office:document-content>`,
      ),
    }),
  );

  const [docxText, odtText] = railhead("import", "Formats", docx, odt).map(
    ({ articleId }) => railhead("text", "Formats", String(articleId))[0]?.["text"],
  );
  expect(docxText).toBe(
    "港（みなと）は閉鎖された。\n1. by the bridge\n1.a) by day\n1.b) by night\nThe ferry lies idle.\n2. by the ferry\nw=Q/λ",
  );
  expect(odtText).toBe(
    "I. by the bridge\nby day\nII. by the ferry\nThe ferry lies idle.\nIII. by air",
  );
});

const column = {
  left: [
    "The port counted forty barges last",
    "month, and nobody doubts that it is",
    "so. The pilots said as much to the",
    "paper, which printed it on Mon-",
    "day, as it does every month.",
  ],
  right: [
    "In the north the line was closed by",
    "snow, so that coal went by sea, and",
    "the ships were late. None of them",
    "was lost, the harbour master said",
    "to everybody who asked him.",
  ],
};

test("a PDF is read column by column, without what stands on every page", async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (const number of [1, 2]) {
    const page = pdf.addPage([595, 842]);
    page.drawText("The Quay Monitor", { x: 60, y: 800, size: 8, font });
    page.drawText(String(number), { x: 295, y: 30, size: 8, font });
    if (number === 1) page.drawText("A winter of coal", { x: 60, y: 700, size: 22, font });
    column.left.forEach((line, index) => {
      page.drawText(line, { x: 60, y: 640 - index * 14, size: 11, font });
      page.drawText(column.right[index] ?? "", { x: 320, y: 640 - index * 14, size: 11, font });
    });
  }
  pdf.setAuthor("Inés Mori");
  pdf.setCreationDate(new Date("2022-03-18T09:00:00Z"));
  const file = path.join(profile, "winter.pdf");
  fs.writeFileSync(file, await pdf.save());
  const blank = await PDFDocument.create();
  blank.addPage().drawRectangle({ x: 50, y: 50, width: 100, height: 100 });
  const scan = path.join(profile, "scan.pdf");
  fs.writeFileSync(scan, await blank.save());

  const results = railhead("import", "Formats", file, scan, fixture("sealed.pdf"));
  expect(results.map(({ status }) => status)).toEqual(["imported", "imported", "rejected"]);
  expect(results[1]?.["reason"]).toContain("scan.pdf has no text");
  expect(results[2]?.["reason"]).toContain("sealed.pdf is protected by a password");
  expect(railhead("articles", "Formats")).toMatchObject([
    { title: "A winter of coal", byline: "Inés Mori", published: "2022-03-18", language: "en" },
    { title: null },
  ]);
  const [answer] = railhead("text", "Formats", String(results[0]?.["articleId"]));
  const [left, right] = [column.left, column.right].map((lines) =>
    lines.join(" ").replace("Mon- day", "Monday"),
  );
  expect(answer?.["text"]).toBe(["A winter of coal", left, right, left, right].join("\n"));
  expect(answer?.["removed"]).toHaveLength(4);
});

test("in a PDF the raised number of a note, and a power, do not run on from the word before", async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const page = pdf.addPage([595, 842]);
  let x = 60;
  const draw = (words: string, raised = false) => {
    const size = raised ? 7 : 11;
    page.drawText(words, { x, y: raised ? 643.6 : 640, size, font });
    x += font.widthOfTextAtSize(words, size);
  };
  draw("The quay was shut, the master said");
  draw("1", true);
  draw(", and its 40 m");
  draw("2", true);
  draw(" shed burned down in 2021");
  draw("23", true);
  draw(".");
  page.drawText("1", { x: 60, y: 83, size: 5, font });
  page.drawText("Interview with the harbour master.", { x: 63, y: 80, size: 8, font });
  const file = path.join(profile, "notes.pdf");
  fs.writeFileSync(file, await pdf.save());
  const [result] = railhead("import", "Formats", file);
  const text = railhead("text", "Formats", String(result?.["articleId"]))[0]?.["text"];
  expect(text).toBe(
    "The quay was shut, the master said[1], and its 40 m² shed burned down in 2021²³.\n1 Interview with the harbour master.",
  );
});
