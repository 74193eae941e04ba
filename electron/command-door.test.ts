import fs from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handOver, openCommandDoor, stateOfDoor } from "./command-door.ts";

let profile: string;
let server: net.Server | null = null;

beforeEach(async () => {
  profile = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-test-"));
});

afterEach(async () => {
  server?.close();
  server = null;
  await fs.rm(profile, { recursive: true });
});

function streams() {
  const said = { out: "", error: "" };
  return {
    said,
    out: (text: string) => {
      said.out += text;
    },
    error: (text: string) => {
      said.error += text;
    },
  };
}

describe("the command door", () => {
  it("hands a command to the program behind it and brings back what it says", async () => {
    server = await openCommandDoor(profile, async (words, folder, { out, error }) => {
      error("working\n");
      out(`${words.join("+")} in ${folder}\nsecond line\n`);
      return 3;
    });
    const caller = streams();
    const exitCode = await handOver(profile, ["import", "a b"], "/here", caller);

    expect(exitCode).toBe(3);
    expect(caller.said).toEqual({ out: "import+a b in /here\nsecond line\n", error: "working\n" });
  });

  it("is not there while no program runs, nor after one was killed", async () => {
    expect(await handOver(profile, ["notebooks"], "/here", streams())).toBeNull();

    const door = { address: path.join(profile, "command-door"), password: "x" };
    await fs.writeFile(path.join(profile, "command-door.json"), JSON.stringify(door));
    expect(await handOver(profile, ["notebooks"], "/here", streams())).toBeNull();
  });

  it("tells a program that answers from one that hangs and from none", async () => {
    expect(await stateOfDoor(profile, 50)).toBe("closed");
    server = await openCommandDoor(profile, async () => 0);
    expect(await stateOfDoor(profile, 5000)).toBe("open");

    const hanging = net.createServer(() => {});
    const address = path.join(profile, "hanging");
    await new Promise<void>((resolve) => hanging.listen(address, resolve));
    const door = JSON.stringify({ address, password: "x" });
    await fs.writeFile(path.join(profile, "command-door.json"), door);
    expect(await stateOfDoor(profile, 50)).toBe("silent");
    hanging.close();
  });

  it("stays shut for a wrong password", async () => {
    let runs = 0;
    server = await openCommandDoor(profile, async () => {
      runs += 1;
      return 0;
    });
    const file = path.join(profile, "command-door.json");
    const door: { address: string } = JSON.parse(await fs.readFile(file, "utf8"));
    await fs.writeFile(file, JSON.stringify({ ...door, password: "guessed" }));

    await expect(handOver(profile, ["notebooks"], "/here", streams())).rejects.toThrow("ended");
    expect(runs).toBe(0);
  });

  it("lies where only this person can read it", async () => {
    server = await openCommandDoor(profile, async () => 0);
    const { mode } = await fs.stat(path.join(profile, "command-door.json"));

    expect(mode & 0o077).toBe(0);
  });
});
