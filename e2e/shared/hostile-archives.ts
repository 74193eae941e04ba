import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { unzipSync, type Zippable, zipSync } from "fflate";
import { railhead as command } from "../command-door.ts";

const title = "Archived";
const flips = /one byte flipped at (\d+) random offsets/u;
const cuts = /truncated at ([\d./]+) %/u;

/** What goes wrong with a damaged or odd archive of a notebook; an empty list when nothing does. */
export async function archiveFaults(
  profile: string,
  work: string,
  described: string,
): Promise<readonly string[]> {
  const file = path.join(work, "archived.railhead");
  if (!fs.existsSync(file)) await saveArchive(profile, work, file);
  const sound = fs.readFileSync(file);

  const percents = cuts.exec(described)?.[1]?.split("/") ?? [];
  const count = Number(flips.exec(described)?.[1] ?? 0);
  if (percents.length > 0) {
    const parts = percents.map((percent) => sound.length * (Number(percent) / 100));
    return refusals(
      profile,
      work,
      parts.map((bytes) => sound.subarray(0, Math.floor(bytes))),
    );
  }
  if (count > 0) return refusals(profile, work, flipped(sound, count));
  if (/missing manifest/u.test(described)) {
    const parts = unzipSync(sound, { filter: ({ name }) => name !== "manifest.json" });
    return refusals(profile, work, [sealed(parts)]);
  }
  if (/newer/u.test(described)) {
    const parts = unzipSync(sound);
    const manifest = JSON.parse(Buffer.from(parts["manifest.json"] ?? []).toString("utf8"));
    const newer = { ...manifest, format: 999, schemaVersion: 999 };
    const changed = { ...parts, "manifest.json": Buffer.from(JSON.stringify(newer)) };
    return refusals(profile, work, [sealed(changed)]);
  }
  if (/restored twice/u.test(described)) {
    const before = await digest(profile);
    await command(profile, ["restore", file]);
    await command(profile, ["restore", file]);
    return before === (await digest(profile)) ? [] : ["restoring twice changed the notebook"];
  }
  return [`nobody knows how to try: ${described}`];
}

async function saveArchive(profile: string, work: string, file: string): Promise<void> {
  const article = path.join(work, "archived.txt");
  fs.writeFileSync(article, "Rail freight fell by a tenth, the ministry said on Monday.");
  await command(profile, ["new", title]);
  await command(profile, ["import", title, article]);
  await command(profile, ["export", title, "--out", file]);
}

function flipped(sound: Buffer, count: number): readonly Buffer[] {
  // The same offsets at every run, all over the file.
  return Array.from({ length: count }, (_, index) => {
    const bytes = Buffer.from(sound);
    const at = Math.floor(((index * 0.618_033_988_75) % 1) * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (index % 8));
    return bytes;
  });
}

/** An archive as another program would make it, with the seal that ours puts on (electron/archive/README.md). */
function sealed(parts: Zippable): Buffer {
  const zip = Buffer.from(zipSync(parts, { level: 0 }));
  zip.writeUInt16LE(71, zip.length - 2);
  const seal = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
  return Buffer.concat([zip, Buffer.from(seal)]);
}

/** Every one of these has to be refused by name, and no notebook may be another afterwards. */
async function refusals(
  profile: string,
  work: string,
  archives: readonly Buffer[],
): Promise<readonly string[]> {
  const before = await digest(profile);
  const faults: string[] = [];
  const file = path.join(work, "damaged.railhead");
  for (const [index, bytes] of archives.entries()) {
    fs.writeFileSync(file, bytes);
    const { exitCode, error } = await command(profile, ["restore", file]);
    if (exitCode === 0) faults.push(`number ${index} was restored`);
    if (!error.includes("damaged.railhead")) faults.push(`number ${index}: ${error}`);
  }
  if (before !== (await digest(profile))) faults.push("a notebook was changed");
  return faults;
}

/** What the catalogue and the archived notebook hold, in words. */
async function digest(profile: string): Promise<string> {
  const answers = [
    await command(profile, ["--json", "notebooks"]),
    await command(profile, ["--json", "articles", title]),
    await command(profile, ["verify", title]),
  ];
  return answers.map(({ out }) => out).join("\n");
}
