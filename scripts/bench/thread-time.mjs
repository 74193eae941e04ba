/** A thread that works less than this in a while has come to rest. */
const restMs = 40;
const whileMs = 400;
/** A page that never comes to rest is measured up to here. */
const mostWhiles = 12;

/** @typedef {import("./window.mjs").Running["page"]} Page */

/**
 * Asks a page for the processor time of its main thread.
 *
 * @param {Page} page
 */
export async function threadTimeOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const now = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const seconds = metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
    return seconds * 1000;
  };
  /** Resolves with the time used so far once the page has come to rest. */
  const atRest = async () => {
    let before = await now();
    for (let turn = 0; turn < mostWhiles; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, whileMs));
      const after = await now();
      if (after - before < restMs) return after;
      before = after;
    }
    return before;
  };
  return {
    /**
     * What the thread used for something, all that followed from it included.
     *
     * @param {() => Promise<unknown>} act
     */
    async usedBy(act) {
      const before = await atRest();
      await act();
      return (await atRest()) - before;
    },
    atRest,
  };
}
