import { describe, expect, it } from "vitest";
import { createTranslate, translateFor } from "../../messages/catalogue.ts";
import { checkBrief } from "./brief-check.ts";
import { briefHtml } from "./brief-html.ts";
import { briefJson } from "./brief-json.ts";
import { briefMarkdown } from "./brief-markdown.ts";
import { composeBrief } from "./compose.ts";
import { groundOf } from "./ground.ts";
import { html, Markup } from "./markup.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";

const t = createTranslate("en");
const modelOf = (book: NotebookForTests) => composeBrief(groundOf(book.rows), book.brief(), t);

it("escapes whatever is put into a piece of HTML", () => {
  const words = `<img src=x onerror="alert('1')"> & more`;

  expect(html`<p title="${words}">${[words, new Markup("<b>kept</b>"), null, 3]}</p>`.text).toBe(
    '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more<b>kept</b>3</p>',
  );
});

it("writes HTML in which words of an article can not become mark-up", () => {
  const book = ferryNotebook().put("articles", {
    id: "a1",
    title: "</li><script>alert(1)</script>",
  });
  const page = briefHtml(modelOf(book), t);

  expect(page).not.toContain("<script");
  expect(page).toContain("&lt;/li&gt;&lt;script&gt;");
  expect(page).not.toMatch(/(?:src|href)="(?!#|https:\/\/gazette\.example\/ferries")/u);
});

it("links every reference to its endnote, and each endnote back to the text", () => {
  const page = briefHtml(modelOf(ferryNotebook()), t);
  const targets = [...page.matchAll(/href="#([^"]+)"/gu)].map((match) => match[1]);

  expect(targets.length).toBeGreaterThan(8);
  for (const target of targets) expect(page).toContain(`id="${target}"`);
});

it("breaks no line between the few references of a sentence", () => {
  const model = modelOf(ferryNotebook());
  const breaksOf = (count: number) => {
    const references = Array.from({ length: count }, () => ({
      endnote: 1,
      anchor: "reference-1",
      passageIds: [],
    }));
    const judgements = model.judgements.map((judgement) => ({ ...judgement, references }));
    const page = briefHtml({ ...model, sections: ["key-judgements"], judgements }, t);
    return page.split("<wbr>").length - 1;
  };

  expect([2, 4, 5, 9].map(breaksOf)).toEqual([0, 0, 1, 2]);
});

it("leads out of a brief only to the https addresses of its sources", () => {
  const leadsTo = (url: string) => {
    const model = modelOf(ferryNotebook().put("articles", { id: "a1", url }));
    return {
      page: briefHtml(model, t).match(/href="(?!#)[^"]*"/gu),
      markdown: briefMarkdown(model, t, false).match(/<[a-z]+:[^>]*>/gu),
    };
  };

  expect(leadsTo("https://gazette.example/a?b=1&c=2")).toEqual({
    page: ['href="https://gazette.example/a?b=1&amp;c=2"'],
    markdown: ["<https://gazette.example/a?b=1&c=2>"],
  });
  const nowhere = { page: null, markdown: null };
  expect(leadsTo("javascript:alert(1)")).toEqual(nowhere);
  expect(leadsTo("http://gazette.example/")).toEqual(nowhere);
  expect(leadsTo('https://gazette.example/"><script>')).toEqual(nowhere);
});

it("gives every anchor of the page once", () => {
  const ids = [...briefHtml(modelOf(ferryNotebook()), t).matchAll(/ id="([^"]+)"/gu)].map(
    (m) => m[1],
  );

  expect(new Set(ids).size).toBe(ids.length);
});

it("marks quotations with the language of their article", () => {
  const page = briefHtml(modelOf(ferryNotebook()), t);

  expect(page).toContain('<html lang="en">');
  expect(page).toContain(
    '<blockquote lang="ja">“船に乗客はいないと国土交通省は述べた”</blockquote>',
  );
});

it("says the same words in Markdown as in HTML and JSON", () => {
  const model = modelOf(ferryNotebook());
  const markdown = briefMarkdown(model, t, false);
  const page = briefHtml(model, t);

  for (const words of [
    "It is likely (55-80 %) that the northern pier will stay crowded for another month.",
    "TLP:AMBER",
    "Information cut-off: 9 March 2024",
    "船に乗客はいないと国土交通省は述べた",
  ]) {
    expect(markdown).toContain(words);
    expect(page).toContain(words);
    expect(briefJson(model, [])).toContain(words);
  }
  expect(markdown).toContain("[^3]: Author not stated.");
  expect(markdown).toContain("\\<4 & 5 March\\>");
});

it("says in every format that findings are open", () => {
  const book = ferryNotebook().remove("paragraphs", "p3");
  const model = modelOf(book);
  const findings = checkBrief(groundOf(book.rows), book.brief(), t);

  expect(briefMarkdown(model, t, true)).toMatch(/^\*\*DRAFT · TLP:AMBER\*\*/u);
  expect(briefHtml(model, t, { isDraft: true })).toContain("DRAFT · ");
  expect(JSON.parse(briefJson(model, findings))).toMatchObject({
    isDraft: true,
    findings: [{ ruleId: "no-gaps" }],
  });
});

it("keeps the numbers of citations side by side apart, and each article once", () => {
  const book = ferryNotebook().write("p1", "bottom-line", [
    "They say so.",
    "evidence:e1",
    "evidence:e3",
    "evidence:e4",
  ]);
  const page = briefHtml(modelOf(book), t).replace(/<a [^>]*>|<\/a>|<wbr>/gu, "");

  expect(page).toContain("They say so.<sup>1,2</sup></p>");
  expect(briefMarkdown(modelOf(book), t, false)).toContain("They say so.[^1][^2]\n");
});

it("prints headings, terms and dates in the language of the brief", () => {
  const book = ferryNotebook();
  const inJapanese = translateFor("ja");
  const brief = { ...book.brief(), language: "ja" as const };
  const page = briefHtml(composeBrief(groundOf(book.rows), brief, inJapanese), inJapanese);

  expect(page).toContain('<html lang="ja">');
  expect(page).toContain('<h2 id="key-judgements">主要判断</h2>');
  expect(page).toContain("可能性が高い（55-80 %）");
  expect(page).toContain("情報の締め切り：2024年3月9日");
  expect(page).not.toMatch(/Information cut-off|Unresolved|Reliability [A-F]:/u);
});

describe("a figure", () => {
  const withFigures = () => {
    const book = ferryNotebook();
    book.put("briefFigures", {
      id: "f1",
      briefId: "b1",
      kind: "claims-by-lens",
      caption: "What <weighs> most.",
      position: "a1",
    });
    book.put("briefFigures", {
      id: "f2",
      briefId: "b1",
      kind: "map",
      caption: null,
      position: "a0",
    });
    return modelOf(book);
  };

  it("stands in the order chosen, numbered, with its words, drawing, table and references", () => {
    const page = briefHtml(withFigures(), t);

    expect(page.indexOf("Figure 1. Northeast Asia")).toBeLessThan(page.indexOf("Figure 2. Claims"));
    expect(page).toContain("What &lt;weighs&gt; most.");
    expect(page).toMatch(/Figure 2\. Claims through the lenses<sup>/u);
    expect(page.match(/<svg [^>]*role="img"[^>]*aria-labelledby="figure-/gu)).toHaveLength(2);
    expect(page).toContain('<th scope="col">Strait safety</th>');
    expect(page).not.toMatch(/<script|\sstyle="|NaN/u);
  });

  it("is a table in Markdown, with what the drawing shows in words", () => {
    const text = briefMarkdown(withFigures(), t, false);

    expect(text).toContain("### Figure 2. Claims through the lenses[^1]");
    expect(text).toMatch(/\| Claim \| Strait safety \|\n\| --- \| --- \|\n\| About 40 ferries/u);
    expect(text).toContain("*Matrix of 3 claims against 1 lenses");
  });

  it("leaves no empty section behind where none was chosen", () => {
    expect(modelOf(ferryNotebook()).sections).not.toContain("figures");
  });
});
