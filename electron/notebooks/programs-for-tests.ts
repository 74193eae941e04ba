import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach } from "vitest";
import { claimIdSchema } from "#shared/domain/ids.ts";
import { create } from "#shared/domain/record.ts";
import { type Disk, nodeDisk } from "../ledger/disk.ts";
import { Notebooks } from "./notebooks.ts";

export const toolForTests = "railhead test";

export interface ProgramsForTests {
  /** Empty before each test, and gone after it. */
  readonly folder: string;
  /** A clock on which no two looks are the same, from the start of 2026 on. */
  readonly now: () => Date;
  /** Puts the clock forward by so many seconds. */
  wait(seconds: number): void;
  /** Has a program that was started otherwise closed after the test, too. */
  closes(notebooks: Notebooks): void;
  /** Starts a program, which is closed after the test; by default on the folder itself and as nobody yet. */
  start(options?: {
    readonly at?: string;
    readonly person?: string;
    readonly disk?: Disk;
    readonly now?: () => Date;
  }): Promise<Notebooks>;
}

/** For tests: programs on folders of a test's own. Called once at the head of a file. */
export function programsForTests(): ProgramsForTests {
  let folder = "";
  let opened: Notebooks[] = [];
  let seconds = 0;
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-test-"));
  });
  afterEach(async () => {
    for (const notebooks of opened) await notebooks.closeAll();
    opened = [];
    await fs.rm(folder, { recursive: true });
  });
  const clock = () => {
    seconds += 1;
    return new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));
  };
  return {
    get folder() {
      return folder;
    },
    now: clock,
    wait: (more) => {
      seconds += more;
    },
    closes: (notebooks) => void opened.push(notebooks),
    start: async ({ at = folder, person, disk = nodeDisk, now = clock } = {}) => {
      await fs.mkdir(at, { recursive: true });
      const notebooks = await Notebooks.load(at, { disk, tool: toolForTests, now });
      opened.push(notebooks);
      if (person !== undefined) await notebooks.namePerson(person);
      return notebooks;
    },
  };
}

/** The making of a claim of which nothing but its statement matters. */
export function claimForTests(id: string, statement: string) {
  return create("claims", {
    id: claimIdSchema.parse(id),
    statement,
    kind: "fact",
    hedge: "unhedged",
    credibility: null,
    credibilityReason: null,
    note: null,
  });
}
