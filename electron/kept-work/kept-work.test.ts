import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimIdSchema, type NotebookId } from "#shared/domain/ids.ts";
import { create, rowsOf } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import { type ChangeSetDraft, changeSetDraftSchema } from "#shared/ledger/change.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { restoreArchive } from "../archive/restore-archive.ts";
import { nodeDisk } from "../ledger/disk.ts";
import { diskError, TestDisk } from "../ledger/test-disk.ts";
import { notebookHandlers } from "../notebooks/notebook-handlers.ts";
import { Notebooks } from "../notebooks/notebooks.ts";
import { KeptWorkStore } from "./kept-work-store.ts";
import { saveCopy } from "./save-copy.ts";

const t = createTranslate("en");
const text = {
  key: "note:1",
  label: "Note",
  where: "Reader",
  text: "Half a tho",
  shown: "Half a tho",
  at: "2026-01-01T00:00:00.000Z",
};

let folder: string;
let disk: TestDisk;
let failures: unknown[];

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-test-"));
  disk = new TestDisk();
  failures = [];
});

afterEach(async () => {
  await fs.rm(folder, { recursive: true });
});

const keptIn = (profile: string) =>
  new KeptWorkStore(path.join(profile, "kept-work"), disk, (error) => failures.push(error));

/** A program on a profile of its own, whose disk is the one under test. */
async function program(name: string) {
  const profile = path.join(folder, name);
  await fs.mkdir(profile);
  const notebooks = await Notebooks.load(profile, {
    disk,
    tool: "railhead test",
    now: () => new Date(),
  });
  await notebooks.namePerson("Ana Lyst");
  const kept = keptIn(profile);
  const handlers = notebookHandlers(
    notebooks,
    kept,
    {
      version: "0",
      runtime: "",
      platform: "",
      isDevelopmentBuild: true,
      dataFolder: profile,
      isSampleWanted: false,
    },
    () => null,
  );
  return { notebooks, kept, append: handlers["ledger:append"] };
}

function claim(number: number): ChangeSetDraft {
  const id = claimIdSchema.parse(`c${number}`);
  return changeSetDraftSchema.parse({
    id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    action: "claim:create",
    changes: [
      create("claims", {
        id,
        statement: `Claim ${number}`,
        kind: "fact",
        hedge: "unhedged",
        credibility: null,
        credibilityReason: null,
        note: null,
      }),
    ],
  });
}

async function claimsOf(notebooks: Notebooks, id: NotebookId): Promise<readonly string[]> {
  const state = await (await notebooks.store(id)).state();
  return rowsOf(state, "claims")
    .map(({ statement }) => statement)
    .sort();
}

describe("work that is in no notebook yet", () => {
  it("is there again for the next program", async () => {
    const { notebooks, kept } = await program("one");
    const { id } = await notebooks.create("Kept");
    await kept.keep(id, { texts: [text], place: { view: "reader", selection: {} } });
    await kept.keep(id, { unsaved: [claim(1)] });

    expect(await keptIn(path.join(folder, "one")).read(id)).toEqual({
      texts: [text],
      place: { view: "reader", selection: {} },
      unsaved: [claim(1)],
    });
  });

  it("stays in memory while the disk refuses it, which is told once", async () => {
    const { notebooks, kept } = await program("one");
    const { id } = await notebooks.create("Kept");
    disk.onCall = () => {
      throw diskError("ENOSPC");
    };
    await kept.keep(id, { texts: [text] });
    await kept.keep(id, { unsaved: [claim(1)] });

    expect(await kept.read(id)).toMatchObject({ texts: [text], unsaved: [claim(1)] });
    expect(failures).toHaveLength(1);
  });

  it("is nothing where its file can not be understood, and the notebook opens all the same", async () => {
    const { notebooks, kept } = await program("one");
    const { id } = await notebooks.create("Kept");
    await fs.mkdir(path.join(folder, "one", "kept-work"));
    await fs.writeFile(path.join(folder, "one", "kept-work", `${id}.json`), '{"texts":');

    expect(await kept.read(id)).toEqual({ texts: [], place: null, unsaved: [] });
    expect(failures).toHaveLength(1);
  });
});

describe("a copy saved elsewhere", () => {
  async function withRefusedClaims() {
    const one = await program("one");
    const { id } = await one.notebooks.create("Rail: traffic");
    await one.append({ notebookId: id, draft: claim(1) });
    disk.onCall = (_call, file) => {
      if (file.includes(`one${path.sep}notebooks`)) throw diskError("ENOSPC");
      return undefined;
    };
    await expect(one.append({ notebookId: id, draft: claim(2) })).rejects.toThrow(FailureError);
    await one.kept.keep(id, { unsaved: [claim(2), claim(3)] });
    const elsewhere = path.join(folder, "elsewhere");
    await fs.mkdir(elsewhere);
    const options = { folder: elsewhere, now: new Date("2026-01-02T03:04:05Z"), t };
    return { ...one, id, options };
  }

  it("holds the notebook with what its disk refuses", async () => {
    const { notebooks, kept, id, options } = await withRefusedClaims();
    const copy = await saveCopy(notebooks, kept, id, options);

    expect(copy.isWhole).toBe(true);
    expect(path.basename(copy.path)).toBe("Rail  traffic copy 2026-01-02T03-04-05.railhead");
    disk.onCall = () => undefined;
    const other = await program("other");
    await restoreArchive(other.notebooks, copy.path, { disk: nodeDisk, copyTitle: null });
    expect(await claimsOf(other.notebooks, id)).toEqual(["Claim 1", "Claim 2", "Claim 3"]);
  });

  it("agrees with the notebook once its disk has taken what it refused", async () => {
    const { notebooks, kept, append, id, options } = await withRefusedClaims();
    const copy = await saveCopy(notebooks, kept, id, options);
    disk.onCall = () => undefined;
    await append({ notebookId: id, draft: claim(2) });
    await append({ notebookId: id, draft: claim(3) });
    await kept.keep(id, { unsaved: [] });
    const restored = await restoreArchive(notebooks, copy.path, {
      disk: nodeDisk,
      copyTitle: null,
    });

    expect(restored).toMatchObject({ how: "merged", taken: 0 });
    expect(await claimsOf(notebooks, id)).toEqual(["Claim 1", "Claim 2", "Claim 3"]);
  });

  it("holds what is not saved alone where the notebook can not be read, to be merged in later", async () => {
    const { notebooks, kept, id, options } = await withRefusedClaims();
    const store = await notebooks.store(id);
    const whole = store.ledger.read.bind(store.ledger);
    store.ledger.read = () => Promise.reject(diskError("EIO"));
    const copy = await saveCopy(notebooks, kept, id, options);
    store.ledger.read = whole;
    disk.onCall = () => undefined;

    expect(copy.isWhole).toBe(false);
    expect(path.basename(copy.path)).toContain("unsaved changes");
    // The work in memory is gone with the program; the file brings it in.
    const restored = await restoreArchive(notebooks, copy.path, {
      disk: nodeDisk,
      copyTitle: null,
    });
    expect(restored).toMatchObject({ how: "merged", taken: 2 });
    expect(await claimsOf(notebooks, id)).toEqual(["Claim 1", "Claim 2", "Claim 3"]);
  });

  it("is told as not written where the other folder refuses it too", async () => {
    const { notebooks, kept, id, options } = await withRefusedClaims();
    const nowhere = { ...options, folder: path.join(folder, "nowhere") };

    await expect(saveCopy(notebooks, kept, id, nowhere)).rejects.toMatchObject({
      failure: { kind: "archive-not-written" },
    });
  });
});
