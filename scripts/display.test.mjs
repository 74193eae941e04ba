import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openVirtualDisplay, virtualDisplayProgram } from "./display.mjs";

describe.runIf(virtualDisplayProgram() !== null)("a virtual display", () => {
  it("stands until it is closed and lets in only who has its cookie", async () => {
    const first = await openVirtualDisplay();
    const second = await openVirtualDisplay();
    const socket = path.join("/tmp/.X11-unix", `X${first.env.DISPLAY.slice(1)}`);

    expect(first.env.DISPLAY).toMatch(/^:\d+$/);
    expect(second.env.DISPLAY).not.toBe(first.env.DISPLAY);
    expect(fs.existsSync(socket)).toBe(true);
    expect(fs.statSync(first.env.XAUTHORITY).mode & 0o777).toBe(0o600);

    await first.close();
    await second.close();
    expect(fs.existsSync(first.env.XAUTHORITY)).toBe(false);
  });

  it("lets its caller finish after closing", () => {
    const module = JSON.stringify(path.join(import.meta.dirname, "display.mjs"));
    const script = `
      const { openVirtualDisplay } = await import(${module});
      const display = await openVirtualDisplay();
      await display.close();
      process.stdout.write("finished");
    `;
    const result = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
      encoding: "utf8",
    });

    expect(result.stdout).toBe("finished");
  });
});
