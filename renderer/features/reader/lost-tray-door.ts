import { Observed } from "#renderer/db/observable.ts";

/** Whether the Lost tray is open; opened from the list of marks, by its command and after a correction. */
export const openLostTray = new Observed(false);
