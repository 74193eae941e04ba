import type { Backup } from "#shared/ipc/listed-notebooks.ts";

const dailyKept = 7;
const weeklyKept = 4;
/** Those that were asked for stand beside the daily ones. */
const askedKept = 5;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The names of the backups that stay: the last one of each of the latest seven days and
 * of each of the four weeks before them, and the latest that were asked for.
 */
export function backupsToKeep(
  backups: readonly Pick<Backup, "name" | "madeAt" | "reason">[],
): readonly string[] {
  const latestFirst = backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  const asked = latestFirst.filter(({ reason }) => reason === "asked").slice(0, askedKept);
  const byDay = new Map<string, string>();
  const byWeek = new Map<number, string>();
  for (const { name, madeAt } of latestFirst.filter(({ reason }) => reason === "daily")) {
    const day = madeAt.slice(0, 10);
    if (byDay.size < dailyKept || byDay.has(day)) {
      if (!byDay.has(day)) byDay.set(day, name);
      continue;
    }
    // Monday is the first day of a week; 1 January 1970 was a Thursday.
    const week = Math.floor((Date.parse(madeAt) / dayMs + 3) / 7);
    if (!byWeek.has(week) && byWeek.size < weeklyKept) byWeek.set(week, name);
  }
  return [...new Set([...byDay.values(), ...byWeek.values(), ...asked.map(({ name }) => name)])];
}
