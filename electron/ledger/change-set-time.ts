/** When a change set id was made, Unix time in milliseconds; null for an id that is no UUIDv7 and does not tell. */
function idMsOf(changeSetId: string): number | null {
  if (changeSetId[14] !== "7") return null;
  return Number.parseInt(changeSetId.slice(0, 8) + changeSetId.slice(9, 13), 16);
}

/** When the newest of these ids was made; 0 when none of them tells. */
export function newestIdMsOf(changeSetIds: Iterable<string>): number {
  let newest = 0;
  for (const id of changeSetIds) newest = Math.max(newest, idMsOf(id) ?? 0);
  return newest;
}

/** True when an id was made after the newest of a set, so that it can not be one of them. */
export function isNewerThan(changeSetId: string, newestIdMs: number): boolean {
  const ms = idMsOf(changeSetId);
  return ms !== null && ms > newestIdMs;
}
