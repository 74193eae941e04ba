const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** Day and time of something written, in the analyst's own time zone. */
export function timeText(atMs: number): string {
  return format.format(atMs);
}

/** A time (ISO 8601) as the history tells it: UTC, the same on every machine. */
export function utcText(iso: string): string {
  return iso.slice(0, 19).replace("T", " ");
}
