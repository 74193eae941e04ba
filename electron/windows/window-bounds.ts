import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Bounds = z.infer<typeof boundsSchema>;

const placeSchema = z.object({
  bounds: boundsSchema,
  isMaximized: z.boolean(),
  zoom: z.number().min(0.5).max(3).default(1),
});
/** Where the window stood when it was closed. */
export type WindowPlace = z.infer<typeof placeSchema>;

/** How much of a window has to be on a screen so that its title bar can still be caught. */
const smallestVisiblePart = { width: 160, height: 80 };

/** Whether a window at these bounds could be seen and moved on one of the screens. */
export function isReachable(bounds: Bounds, screens: readonly Bounds[]): boolean {
  return screens.some((screen) => {
    const right = Math.min(bounds.x + bounds.width, screen.x + screen.width);
    const bottom = Math.min(bounds.y + bounds.height, screen.y + screen.height);
    const width = right - Math.max(bounds.x, screen.x);
    const height = bottom - Math.max(bounds.y, screen.y);
    const isTitleBarBelowTop = bounds.y >= screen.y;
    return (
      isTitleBarBelowTop &&
      width >= smallestVisiblePart.width &&
      height >= smallestVisiblePart.height
    );
  });
}

/** The place of last time; null at the first start, or when the file can't be used. */
export function loadPlace(profile: string): WindowPlace | null {
  try {
    return placeSchema.parse(JSON.parse(fs.readFileSync(fileIn(profile), "utf8")));
  } catch {
    // Nothing is lost with it: the window opens at its usual size.
    return null;
  }
}

export function savePlace(profile: string, place: WindowPlace): void {
  const file = fileIn(profile);
  fs.writeFileSync(`${file}.part`, JSON.stringify(place));
  fs.renameSync(`${file}.part`, file);
}

function fileIn(profile: string): string {
  return path.join(profile, "window.json");
}
