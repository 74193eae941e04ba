import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import {
  briefIdSchema,
  citationIdSchema,
  claimIdSchema,
  judgementIdSchema,
  linkIds,
  paragraphIdSchema,
} from "#shared/domain/ids.ts";
import { create } from "#shared/domain/record.ts";
import { sentencesOfBriefs } from "./brief-sentences-queries.ts";

const briefId = briefIdSchema.parse("b1");
const paragraphId = paragraphIdSchema.parse("p1");
const claimId = claimIdSchema.parse("c1");
const judgementId = judgementIdSchema.parse("j1");

it("leads from a claim to the sentences that rest on it, on its passages or on its judgements", async () => {
  const notebook = new NotebookInMemory();
  const cited = [
    ["k1", "claim", "c1"],
    ["k2", "claim", "c2"],
    ["k3", "evidence", "e1"],
    ["k4", "judgement", "j1"],
  ] as const;
  const content = [
    "Forty crossed.",
    " Nobody saw more.",
    " One counted.",
    " They will stay.",
  ].flatMap((text, index) => [
    { kind: "text" as const, text },
    { kind: "citation" as const, citationId: citationIdSchema.parse(cited[index]?.[0]) },
  ]);
  await notebook.commit("brief:create", [
    create("briefs", {
      id: briefId,
      title: "Wagons",
      date: null,
      cutOff: null,
      marking: null,
      paper: "A4",
      language: "en",
      organisation: null,
      status: "draft",
    }),
    create("paragraphs", {
      id: paragraphId,
      briefId,
      section: "bottom-line",
      position: "a0",
      content,
      isOwnAssessment: false,
    }),
    create("judgementClaims", {
      id: linkIds.judgementClaim(judgementId, claimId),
      judgementId,
      claimId,
      stance: "for",
    }),
    ...cited.map(([id, targetKind, targetId]) =>
      create("citations", {
        id: citationIdSchema.parse(id),
        briefId,
        paragraphId,
        targetKind,
        targetId,
        frozen: {},
      }),
    ),
  ]);

  const sentences = await sentencesOfBriefs(notebook.db, claimId, ["e1"]);
  expect(sentences.map(({ sentence }) => sentence)).toEqual([
    "Forty crossed.",
    "One counted.",
    "They will stay.",
  ]);
  expect(sentences[0]?.brief.title).toBe("Wagons");
  expect(await sentencesOfBriefs(notebook.db, "c9", [])).toEqual([]);
});
