import { setTimeout as pause } from "node:timers/promises";

/** The same work each time, of the kinds that a page does: objects, strings, a map, JSON. */
function work() {
  const rows = new Map();
  for (let index = 0; index < 9000; index += 1) {
    rows.set(`row ${index}`, { index, words: "x".repeat(index % 50) });
  }
  return JSON.stringify([...rows.values()]).length;
}

// Until it is compiled it takes longer, whatever else the machine does.
for (let round = 0; round < 20; round += 1) work();
for (;;) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${Date.now()} ${(user + system) / 1000}\n`);
  await pause(200);
}
