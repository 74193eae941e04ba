const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** Day and time of something written, in the analyst's own time zone. */
export function timeText(atMs: number): string {
  return format.format(atMs);
}
