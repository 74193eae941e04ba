import { expect, it } from "vitest";
import type { Inline } from "#shared/domain/brief/brief.ts";
import { withHedge } from "./hedge-fix.ts";

const text = (words: string): Inline => ({ kind: "text", text: words });

it("puts the hedge before the figure of the sentence at fault", () => {
  const content = [text("Some 40 came. On Monday 40 ferries lay there.")];

  expect(withHedge(content, "On Monday 40 ferries lay there.", "approximately 40")).toEqual([
    text("Some 40 came. On Monday approximately 40 ferries lay there."),
  ]);
});

it("does not touch a longer number", () => {
  expect(withHedge([text("There were 400.")], "There were 400.", "approximately 40")).toBeNull();
});
