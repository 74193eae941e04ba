import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import readline from "node:readline";

export type CommandAnswer = {
  readonly exitCode: number;
  readonly out: string;
  readonly error: string;
};

/**
 * Runs one command of the command line in the program that holds the data folder.
 *
 * @param hear is told each line of progress as it comes
 */
export async function railhead(
  profile: string,
  words: readonly string[],
  hear: (line: string) => void = () => {},
): Promise<CommandAnswer> {
  const file = path.join(profile, "command-door.json");
  const { address, password } = JSON.parse(fs.readFileSync(file, "utf8")) as {
    readonly address: string;
    readonly password: string;
  };
  const socket = net.connect(address);
  socket.write(`${JSON.stringify({ password, words, folder: profile })}\n`);
  const said = { out: "", error: "" };
  for await (const line of readline.createInterface({ input: socket })) {
    const news = JSON.parse(line) as
      | { readonly kind: "out" | "error"; readonly text: string }
      | { readonly kind: "exit"; readonly code: number };
    if (news.kind === "exit") return { exitCode: news.code, ...said };
    said[news.kind] += news.text;
    if (news.kind === "error") hear(news.text);
  }
  throw new Error(`The program ended in the middle of: ${words.join(" ")}`);
}
