import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";

const script = path.join(import.meta.dirname, "..", "scripts", "railhead.mjs");

/** What a command prints. */
async function printed(profile: string, ...words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [script, "--profile", profile, "--json", ...words], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, "close");
  expect(code, words[0]).toBe(0);
  return Buffer.concat(chunks).toString("utf8");
}

test("a long answer arrives whole", async () => {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-command-"));
  const file = path.join(profile, "barges.txt");
  const line = "The barge lay at the northern quay, and nobody counted what it carried.";
  const text = Array.from({ length: 20_000 }, (_, index) => `${index}. ${line}`).join("\n\n");
  fs.writeFileSync(file, text);

  await printed(profile, "new", "Harbour");
  await printed(profile, "import", "Harbour", file);
  const answer = JSON.parse(await printed(profile, "text", "Harbour", "barges.txt")) as {
    text: string;
  };
  expect(answer.text).toBe(text.replaceAll("\n\n", "\n"));
  fs.rmSync(profile, { recursive: true });
});
