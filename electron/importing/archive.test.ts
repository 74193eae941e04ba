import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { FailureError } from "#shared/failure.ts";
import { type ArchiveEntry, newRoom, openArchive } from "./archive.ts";

const open = (files: Zippable, room = newRoom()) => openArchive(zipSync(files), "a.zip", room);

async function reasonOf(act: () => unknown): Promise<string> {
  try {
    await act();
    return "none";
  } catch (error) {
    return error instanceof FailureError ? error.failure.kind : String(error);
  }
}

const readAll = (entries: readonly ArchiveEntry[]) =>
  Promise.all(entries.map(async (entry) => Buffer.from(await entry.read()).toString()));

describe("openArchive", () => {
  it("gives packed and stored files alike, and passes over folders and hidden ones", async () => {
    const entries = open({
      "press/港.txt": strToU8("harbour ".repeat(50)),
      "plain.txt": [strToU8("as it is"), { level: 0 }],
      "empty/": strToU8(""),
      "__MACOSX/press/._a.txt": strToU8("x"),
      ".hidden.txt": strToU8("x"),
    });

    expect(entries.map(({ name }) => name)).toEqual(["press/港.txt", "plain.txt"]);
    expect(await readAll(entries)).toEqual(["harbour ".repeat(50), "as it is"]);
  });

  it("refuses the entry whose name leads outside, not the others", async () => {
    const [outside, absolute, good] = open({
      "../../out.txt": strToU8("x"),
      "/etc/out.txt": strToU8("x"),
      "in/..good.txt": strToU8("good"),
    });

    expect(await reasonOf(() => outside?.read())).toBe("file-leads-outside");
    expect(await reasonOf(() => absolute?.read())).toBe("file-leads-outside");
    expect(Buffer.from((await good?.read()) ?? []).toString()).toBe("good");
  });

  it("refuses bombs before anything of them is inflated", async () => {
    const bomb = { "zeros.txt": new Uint8Array(3_000_000) };
    const many = Object.fromEntries(
      Array.from({ length: 5001 }, (_, index) => [`${index}.txt`, strToU8("x")]),
    );

    expect(await reasonOf(() => open(bomb))).toBe("file-too-complex");
    expect(await reasonOf(() => open(many))).toBe("file-too-complex");
    expect(await reasonOf(() => open({ "a.txt": strToU8("x") }, { ...newRoom(), depth: 0 }))).toBe(
      "file-too-complex",
    );
  });

  it("counts archives inside an archive against the same room", async () => {
    const room = newRoom();
    room.budget.entries = 3;
    open({ "a.txt": strToU8("x"), "b.txt": strToU8("x") }, room);

    expect(await reasonOf(() => open({ "a.txt": strToU8("x"), "b.txt": strToU8("x") }, room))).toBe(
      "file-too-complex",
    );
  });

  it("says of an entry that lies about its size or its bytes that it is damaged", async () => {
    const bytes = zipSync({ "a.txt": [strToU8("harbour"), { level: 0 }] });
    const at = Buffer.from(bytes).indexOf("harbour");
    bytes[at] = 0x48;
    const larger = zipSync({ "a.txt": strToU8("harbour ".repeat(9)) });
    const view = Buffer.from(larger.buffer);
    view.writeUInt32LE(4, view.indexOf("PK\u0001\u0002", 0, "latin1") + 24);

    for (const archive of [bytes, larger]) {
      const [entry] = openArchive(archive, "a.zip", newRoom());
      expect(await reasonOf(() => entry?.read())).toBe("file-damaged");
    }
  });

  it("refuses what is no archive", async () => {
    const refused = await reasonOf(() =>
      openArchive(strToU8("words ".repeat(9)), "a.zip", newRoom()),
    );
    expect(refused).toBe("file-damaged");
  });
});
