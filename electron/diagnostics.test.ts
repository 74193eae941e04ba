import { expect, it } from "vitest";
import { diagnosticsText, withoutContent } from "./diagnostics.ts";

const log = `2026-01-01T10:00:00.000Z 1a2b3c4d Error: The window's process ended: killed
    at revive (/home/ana/railhead/out/main/main.cjs:1:2)
2026-01-01T10:00:01.000Z 5e6f7a8b Error: No such tag "Harbour trade fell by a tenth"
the article said so on a line of its own
`;

it("keeps what happened and where, and nothing that was quoted or read", () => {
  const lines = withoutContent(log, "/home/ana");

  expect(lines).toEqual([
    "2026-01-01T10:00:00.000Z 1a2b3c4d Error: The window's process ended: killed",
    "    at revive (~/railhead/out/main/main.cjs:1:2)",
    '2026-01-01T10:00:01.000Z 5e6f7a8b Error: No such tag "…"',
  ]);
});

it("names versions, settings, counts and the log", () => {
  const text = diagnosticsText({
    version: "1.2.3",
    runtime: "Electron 25, Chromium 114",
    platform: "linux x64",
    isDevelopmentBuild: true,
    settings: { theme: "dark" },
    counts: { articles: 12 },
    log: ["one line"],
  });

  for (const part of ["Railhead 1.2.3 (development build)", "theme: dark", "articles: 12", "one"]) {
    expect(text).toContain(part);
  }
});
