import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { isReachable, loadPlace, savePlace } from "./window-bounds.ts";

const laptop = { x: 0, y: 0, width: 1280, height: 800 };
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true });
});

function emptyProfile(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-bounds-"));
  folders.push(folder);
  return folder;
}

describe("isReachable", () => {
  it.each([
    ["inside the screen", { x: 100, y: 50, width: 900, height: 600 }, true],
    ["half off to the right", { x: 800, y: 50, width: 900, height: 600 }, true],
    ["on a screen that is gone", { x: 1400, y: 50, width: 900, height: 600 }, false],
    ["with its title bar above the screen", { x: 0, y: -30, width: 900, height: 600 }, false],
    ["with a corner too small to catch", { x: 1200, y: 50, width: 900, height: 600 }, false],
  ])("is a matter of the window %s", (_where, bounds, expected) => {
    expect(isReachable(bounds, [laptop])).toBe(expected);
  });

  it("takes any of several screens", () => {
    const right = { ...laptop, x: 1280 };

    expect(isReachable({ x: 1400, y: 50, width: 900, height: 600 }, [laptop, right])).toBe(true);
  });
});

describe("the place of the window", () => {
  it("is the one it was closed at", () => {
    const profile = emptyProfile();
    const place = {
      bounds: { x: 10, y: 20, width: 900, height: 700 },
      isMaximized: true,
      zoom: 1.5,
    };
    savePlace(profile, place);

    expect(loadPlace(profile)).toEqual(place);
  });

  it.each(["", "{}", '{"bounds":{"x":"1"}}', '{"bounds":'])(
    "is none when the file says %j",
    (text) => {
      const profile = emptyProfile();
      fs.writeFileSync(path.join(profile, "window.json"), text);

      expect(loadPlace(profile)).toBeNull();
    },
  );
});
