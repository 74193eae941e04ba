/** Exit codes of the command line (DESIGN, section 8). */
const wrongUsage = 2;

/** Runs one command without a window on screen and answers with its exit code. */
export function runCommand(words: readonly string[]): number {
  const [name] = words;
  const complaint = name === undefined ? "Name a command." : `There is no command ${name}.`;
  process.stderr.write(`${complaint}\n`);
  return wrongUsage;
}
