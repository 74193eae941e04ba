import { type HostileCase, nameOf, type Outcome } from "./hostile-cases.ts";

/** A promise about the whole run, with what broke it. */
export type WallCheck = {
  readonly name: string;
  readonly faults: readonly string[];
  /** Told in the table and not counted: for a promise that is known not to be kept yet. */
  readonly isOnlyTold?: boolean;
};

/** How many of one promise's faults are shown. */
const mostShown = 12;

const mostLetters = 600;

/** The table that the run closes with, and what it counts. */
export function reportOf(
  cases: readonly HostileCase[],
  outcomes: ReadonlyMap<HostileCase, Outcome>,
  faults: ReadonlyMap<HostileCase, readonly string[]>,
  wall: readonly WallCheck[],
): { readonly table: string; readonly passed: number; readonly failed: number } {
  const faultsFor = (hostile: HostileCase) => faults.get(hostile) ?? ["it was not tried"];
  const categories = [...new Set(cases.map(({ category }) => category))];
  const rows = categories.map((category) => {
    const own = cases.filter((hostile) => hostile.category === category);
    const known = own.flatMap((hostile) => outcomes.get(hostile) ?? []);
    const good = own.filter((hostile) => faultsFor(hostile).length === 0);
    const taken = known.filter(({ files }) => files.some(({ status }) => status !== "rejected"));
    return [
      category,
      own.length,
      good.length,
      taken.length,
      known.length - taken.length,
      known.length === 0 ? "-" : Math.round(Math.max(...known.map(({ longestMs }) => longestMs))),
    ];
  });
  const head = ["category", "cases", "as said", "imported", "rejected", "slowest ms"];
  const lines = [head, ...rows].map(([first, ...rest]) =>
    [String(first).padEnd(18), ...rest.map((cell) => String(cell).padStart(11))].join(""),
  );
  const bad = cases.flatMap((hostile) => {
    const said = faultsFor(hostile);
    return said.length === 0 ? [] : [`FAIL ${nameOf(hostile)}: ${said.join("; ")}`];
  });
  const promises = wall.flatMap(({ name, faults: broken, isOnlyTold = false }) => [
    `${broken.length === 0 ? "ok  " : isOnlyTold ? "TOLD" : "FAIL"} ${name}`,
    ...broken.slice(0, mostShown).map((fault) => `       ${fault.slice(0, mostLetters)}`),
    ...(broken.length > mostShown ? [`       and ${broken.length - mostShown} more`] : []),
  ]);
  const counted = wall.filter(({ isOnlyTold }) => isOnlyTold !== true);
  const failed = bad.length + counted.filter((check) => check.faults.length > 0).length;
  return {
    table: `\n${[...lines, "", ...bad, ...promises, ""].join("\n")}`,
    passed: cases.length + counted.length - failed,
    failed,
  };
}
