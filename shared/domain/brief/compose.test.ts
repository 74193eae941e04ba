import { expect, it } from "vitest";
import { formatStamp } from "../../ledger/clock.ts";
import { createTranslate } from "../../messages/catalogue.ts";
import { composeBrief } from "./compose.ts";
import { groundOf } from "./ground.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";

const t = createTranslate("en");
const composed = (book: NotebookForTests) => composeBrief(groundOf(book.rows), book.brief(), t);

it("gives articles their numbers in the order in which the brief first leans on them", () => {
  const { endnotes, bottomLine } = composed(ferryNotebook());

  expect(endnotes.map((note) => note.articleId)).toEqual(["a1", "a2", "a3"]);
  const numbers = bottomLine[0]?.inlines.map((inline) =>
    inline.kind === "citation" ? inline.references.map((reference) => reference.endnote) : "words",
  );
  expect(numbers).toEqual(["words", [1, 2], "words", [3], "words", [1]]);
});

it("lists the claims it leans on in the order of their first use, section by section", () => {
  const book = ferryNotebook()
    .write("z", "bottom-line", ["First.", "claim:c3", "Then.", "claim:c2"])
    .write("p1", "bottom-line", ["After that.", "claim:c1"])
    .put("paragraphs", { id: "p1", position: "zz" })
    .write("a", "gaps", ["Last.", "claim:c1"]);

  expect(composed(book).evidence.rows.map(({ claimId }) => claimId)).toEqual(["c3", "c2", "c1"]);
});

it("lists claims under a judgement as they were put there, and those put there together as they were made", () => {
  const made = (ms: number) => {
    const stamp = formatStamp({ ms, counter: 0, actorId: "actor-1" });
    return { made: stamp, latest: stamp };
  };
  const { rows } = ferryNotebook();
  const order = (links: readonly number[], claims: readonly number[]) =>
    groundOf({
      ...rows,
      judgementClaims: ["c1", "c2", "c3"].map((claimId, index) => ({
        ...(rows.judgementClaims[0] as (typeof rows.judgementClaims)[number]),
        id: `j1~${claimId}`,
        judgementId: "j1" as never,
        claimId: claimId as never,
        $: made(links[index] ?? 0),
      })),
      claims: rows.claims.map((claim) => {
        const index = ["c1", "c2", "c3"].indexOf(claim.id);
        return { ...claim, $: made(claims[index] ?? 9) };
      }),
    })
      .claimsOfJudgement("j1")
      .map(({ claimId }) => claimId);

  expect(order([3, 1, 2], [1, 1, 1])).toEqual(["c2", "c3", "c1"]);
  expect(order([1, 1, 1], [3, 1, 2])).toEqual(["c2", "c3", "c1"]);
});

it("resolves a cited judgement to the passages of the claims it rests on", () => {
  const book = ferryNotebook().write("p1b", "bottom-line", [
    "So it will stay crowded.",
    "judgement:j1",
  ]);

  const citation = composed(book).bottomLine[1]?.inlines[1];
  expect(citation).toMatchObject({ kind: "citation", judgementNumber: 1 });
  expect(citation?.kind === "citation" && citation.references.map((r) => r.passageIds)).toEqual([
    ["n-e1"],
    ["n-e2"],
  ]);
});

it("prints likelihood with its range, and confidence in a sentence of its own", () => {
  const [judgement] = composed(ferryNotebook()).judgements;

  expect(judgement?.likelihoodSentence).toBe(
    "It is likely (55-80 %) that the northern pier will stay crowded for another month.",
  );
  expect(judgement?.confidenceSentence).toBe(
    "Our confidence in this judgement is low: The count rests on one image and no schedule has been seen.",
  );
});

it("prints an endnote in the form of the standard, with what is missing as missing", () => {
  const [first, second] = composed(ferryNotebook()).endnotes;

  expect(first?.text).toBe(
    "Mara Lindqvist. “Ferries crowd the northern pier.” Harbour Gazette (online news site; publicly available information). Published 6 March 2024. Imported 3 February 2024. https://gazette.example/ferries. Regional, quick, seldom first. Reliability C: Fairly reliable. Upstream: Orbit Watch image of 4 March 2024; origin not stated. SHA-256 0123456789ab.",
  );
  expect(second?.text).toBe(
    "Author withheld (minor). [untitled]. Tidemark School News (student news site; publicly available information). Date not in file. Imported 3 February 2024. No URL. The newspaper of Tidemark School. Reliability E: Unreliable. Upstream: Orbit Watch image of 4 March 2024. SHA-256 abcdef012345.",
  );
});

it("says of a publisher that was inferred that it was", () => {
  const book = ferryNotebook().put("articles", { id: "a1", publisherBasis: "inferred" });

  expect(composed(book).endnotes[0]?.text).toContain(
    "Harbour Gazette (inferred) (online news site;",
  );
});

it("says of a publisher that the analyst entered that it is not in the file", () => {
  const book = ferryNotebook().put("articles", { id: "a1", publisherBasis: "analyst" });

  expect(composed(book).endnotes[0]?.text).toContain(
    "Harbour Gazette [from the analyst, not in file] (online news site;",
  );
});

it("says author not stated where the file names none", () => {
  expect(composed(ferryNotebook()).endnotes[2]?.text).toMatch(
    /^Author not stated\. “北埠頭に船が集まる\.”/u,
  );
});

it("never prints the name of a withheld source in what the program writes", () => {
  const model = composed(ferryNotebook());

  expect(JSON.stringify(model)).not.toMatch(/Haneul|Park/u);
  expect(model.evidence.rows[0]?.saidBy).toEqual(["Orbit Watch", "name withheld (minor)"]);
});

it("keeps the name of a probable minor out until somebody decides", () => {
  const book = ferryNotebook().put("sources", { id: "s-author", withheld: null });
  expect(composed(book).endnotes[1]?.text).toMatch(/^Author withheld \(may be a minor\)\./u);

  book.put("sources", { id: "s-author", withheld: "may-be-named" });
  expect(composed(book).endnotes[1]?.text).toMatch(/^Haneul Park\./u);
});

it("says in words that no origin is known", () => {
  const book = ferryNotebook();
  for (const { id } of book.rows.evidence) {
    book.put("evidence", { id, originId: null, originStanding: "unknown" });
  }
  expect(composed(book).sourceFacts[0]).toContain("and on no independent known origin.");
});

it("counts articles, origins and what is not counted in the source summary", () => {
  const facts = composed(ferryNotebook()).sourceFacts;

  expect(facts[0]).toBe(
    "This brief rests on 4 passages from 3 articles and on 2 independent known origins. For 1 passage the origin is not stated; it is not counted.",
  );
  expect(facts[1]).toBe(
    "All imagery in this brief comes from one source, Orbit Watch image of 4 March 2024 ([1], [2]).",
  );
});

it("tells a passage nobody has traced from one whose origin is not stated", () => {
  const book = ferryNotebook().put("evidence", { id: "e4", originStanding: "unset" });

  expect(composed(book).sourceFacts[0]).toMatch(
    /1 passage has not been traced to its origin; it is not counted\.$/u,
  );
});

it("says that both articles rest on one imagery source when they do", () => {
  const book = ferryNotebook();
  for (const id of ["p1", "briefJudgements"]) book.remove("paragraphs", id);
  book.remove("briefJudgements", "b1~j1").remove("impacts", "impact~c2~strait-safety");
  book.write("p1", "bottom-line", ["About 40 ferries lay there.", "claim:c1"]);

  expect(composed(book).sourceFacts).toContain(
    "Both articles rest on one imagery source, Orbit Watch image of 4 March 2024 ([1], [2]): their agreement is repetition, not corroboration.",
  );
});

it("shows letter and number apart from the count of origins in the evidence table", () => {
  const rows = composed(ferryNotebook()).evidence.rows;

  expect(rows.map((row) => row.rating)).toEqual(["C/E 3", "B3", "C4"]);
  expect(rows[0]?.origins).toBe("1 origin in 2 articles: Orbit Watch image of 4 March 2024");
  expect(rows[2]?.origins).toBe(
    "0 origins in 1 article: 1 passage with origin not stated, not counted",
  );
});

it("says which article contributes nothing to the lens", () => {
  const [meaning] = composed(ferryNotebook()).lensMeanings;

  expect(meaning?.impacts.map((impact) => impact.verdict)).toEqual([
    "▲ worsens, moderate severity",
    "? unclear, low severity",
  ]);
  expect(meaning?.notes).toEqual([
    "[3] contributes nothing to this lens: its one claim was considered and found not relevant.",
  ]);
});

it("prints the open conflicts that touch its claims, and not the resolved ones", () => {
  const book = ferryNotebook();
  expect(composed(book).conflicts).toMatchObject([{ id: "k1", heading: "Tension 1" }]);

  book.put("conflicts", {
    id: "k1",
    resolution: "both-stand",
    resolutionReason: "Different things.",
  });
  expect(composed(book).conflicts).toEqual([]);
});

it("quotes each passage once in the annex, with its place and translation", () => {
  const annex = composed(ferryNotebook()).annex;

  expect(annex.map((passage) => passage.label)).toEqual(["1.1", "1.2", "2.1", "3.1"]);
  expect(annex[3]).toMatchObject({
    quote: "船に乗客はいないと国土交通省は述べた",
    language: "ja",
    translation: "The ministry said that there are no passengers aboard",
    location: "Characters 0-18 of the text. Date reported: 5 March 2024.",
  });
});

it("keeps a citation whose claim was deleted, from what it showed", () => {
  const book = ferryNotebook().remove("claims", "c3").remove("evidence", "e4");

  const citation = composed(book).bottomLine[0]?.inlines[5];
  expect(citation?.kind === "citation" && citation.references[0]?.endnote).toBe(1);
  expect(composed(book).annex.map((passage) => passage.quote)).toContain("the cargo may be fuel");
});

it("names what is new and what is gone since the last brief through the same lens", () => {
  const book = ferryNotebook();
  expect(composed(book).changesSinceLast).toEqual([
    "No earlier brief through these lenses has been issued.",
  ]);

  const earlier = { ...book.brief(), id: "b0", title: "Last week", date: "2024-03-03" };
  book.put("briefs", earlier);
  book.put("briefLenses", { id: "b0~l", briefId: "b0", lensId: "strait-safety", position: "a0" });
  // A draft was never read by anybody.
  expect(composed(book).changesSinceLast).toHaveLength(1);
  expect(composed(book).changesSinceLast[0]).toContain("No earlier brief");

  book.put("briefs", { ...earlier, status: "issued" });
  expect(composed(book).changesSinceLast).toEqual([
    "New since “Last week”: the northern pier will stay crowded for another month",
  ]);
});

it("composes the same model from the same rows", () => {
  expect(composed(ferryNotebook())).toEqual(composed(ferryNotebook()));
});

it("prints the chosen sections in the chosen order, and always the notes", () => {
  const book = ferryNotebook();
  const brief = { ...book.brief(), sections: ["source-summary", "gaps", "bottom-line"] as const };
  const model = composeBrief(groundOf(book.rows), { ...brief, sections: [...brief.sections] }, t);

  expect(model.sections).toEqual(["source-summary", "gaps", "bottom-line", "endnotes"]);
  expect(model.judgements).toEqual([]);
  expect(model.evidence.rows).toEqual([]);
  expect(model.annex).toEqual([]);
  // The facts count what stands below them too.
  expect(model.sourceFacts[0]).toMatch(/rests on/u);
  expect(model.endnotes.length).toBeGreaterThan(0);
});

it("says at the heading that a section is the author's own, or at the sentence where others are not", () => {
  const model = composed(ferryNotebook());
  expect(model.headingNotes).toEqual({
    gaps: "own assessment",
    alternatives: "own assessment",
    indicators: "own assessment",
  });
  expect(model.gaps[0]?.assessmentNote).toBeNull();
  expect(model.sourceSummary[0]?.assessmentNote).toBe("Own assessment.");

  const mixed = composed(
    ferryNotebook().write("p3b", "gaps", ["The ministry does not count them.", "claim:c2"]),
  );
  expect(mixed.headingNotes).not.toHaveProperty("gaps");
  expect(mixed.gaps.map(({ assessmentNote }) => assessmentNote)).toEqual(["Own assessment.", null]);
});

it("prints once what is said of several things against one", () => {
  const book = ferryNotebook();
  const [known] = book.rows.conflicts.filter(({ id }) => id === "k1");
  book.put("conflicts", { ...known, id: "k1b", leftId: "c1" });

  const { conflicts } = composed(book);
  expect(conflicts).toHaveLength(1);
  expect(conflicts[0]?.left.text).toBe(
    "The ministry says that the ferries carry no passengers · About 40 ferries lay at the northern pier on 4 March 2024",
  );
  expect(conflicts[0]?.left.references.map(({ endnote }) => endnote)).toEqual([1, 2, 3]);
});

it("leaves to the full form what one page has no room for", () => {
  const short = composed(ferryNotebook().put("briefs", { id: "b1", form: "one-page" }));
  const impacts = short.lensMeanings.flatMap((lens) => lens.impacts);

  expect(impacts.length).toBeGreaterThan(0);
  expect(
    impacts.every(({ reason, dimensions }) => reason === null && dimensions.length === 0),
  ).toBe(true);
  expect(short.sourceFacts.join(" ")).not.toContain("Reliability of the publishers");
  expect(short.endnotes[0]?.text).toContain("Reliability C");
});
