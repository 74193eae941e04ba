import { randomBytes, timingSafeEqual } from "node:crypto";
import fs from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";
import { z } from "zod";
import type { Streams } from "./command.ts";

/**
 * The door through which a command reaches the program that holds the data folder: a
 * local socket whose address and password lie in a file only this person can read.
 */
const doorFileSchema = z.object({ address: z.string(), password: z.string() });

const orderSchema = z.object({
  password: z.string(),
  words: z.array(z.string()),
  folder: z.string(),
});

const newsSchema = z.discriminatedUnion("kind", [
  /** The first word to everyone who comes: the program is alive. */
  z.object({ kind: z.literal("here") }),
  z.object({ kind: z.literal("out"), text: z.string() }),
  z.object({ kind: z.literal("error"), text: z.string() }),
  z.object({ kind: z.literal("exit"), code: z.number().int() }),
]);
type News = z.infer<typeof newsSchema>;

type Run = (words: readonly string[], folder: string, streams: Streams) => Promise<number>;

/** A socket's path may have about 100 characters; a data folder's may have more. */
const longestSocketPath = 90;

const doorFileIn = (profileFolder: string) => path.join(profileFolder, "command-door.json");

/** Opens the door for as long as the program runs. */
export async function openCommandDoor(profileFolder: string, run: Run): Promise<net.Server> {
  const address = await addressFor(profileFolder);
  const password = randomBytes(32).toString("hex");
  const server = net.createServer((socket) => {
    answer(socket, password, run).catch(() => socket.destroy());
  });
  if (process.platform !== "win32") await fs.rm(address, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, resolve);
  });
  if (process.platform !== "win32") await fs.chmod(address, 0o600);
  const file = doorFileIn(profileFolder);
  await fs.rm(file, { force: true });
  await fs.writeFile(file, JSON.stringify({ address, password }), { mode: 0o600, flag: "wx" });
  return server;
}

/**
 * Hands a command to the program that holds the data folder and passes on what it
 * says. Null when no program has its door open.
 */
export async function handOver(
  profileFolder: string,
  words: readonly string[],
  folder: string,
  streams: Streams,
): Promise<number | null> {
  const door = await readDoor(profileFolder);
  const socket = door === null ? null : await connected(door.address);
  if (door === null || socket === null) return null;

  socket.write(`${JSON.stringify({ password: door.password, words, folder })}\n`);
  for await (const line of readline.createInterface({ input: socket })) {
    const news = newsSchema.parse(JSON.parse(line));
    if (news.kind === "out") streams.out(news.text);
    else if (news.kind === "error") streams.error(news.text);
    else if (news.kind === "exit") return news.code;
  }
  throw new Error("The program that holds the data folder ended in the middle of the command");
}

/** `silent`: the system took the call, and the program behind it says nothing. */
export type DoorState = "closed" | "open" | "silent";

/** Whether a program holds the data folder, and answers within so many milliseconds. */
export async function stateOfDoor(profileFolder: string, limitMs: number): Promise<DoorState> {
  const door = await readDoor(profileFolder);
  const socket = door === null ? null : await connected(door.address);
  if (socket === null) return "closed";
  return new Promise((resolve) => {
    const settle = (state: DoorState) => {
      clearTimeout(limit);
      socket.destroy();
      resolve(state);
    };
    const limit = setTimeout(() => settle("silent"), limitMs);
    socket.once("data", () => settle("open"));
    socket.once("error", () => settle("closed"));
    socket.once("close", () => settle("closed"));
  });
}

async function answer(socket: net.Socket, password: string, run: Run): Promise<void> {
  const say = (news: News) => {
    if (socket.writable) socket.write(`${JSON.stringify(news)}\n`);
  };
  // Whoever asked may leave before the answer; the command itself runs to its end.
  socket.on("error", () => {});
  say({ kind: "here" });
  for await (const line of readline.createInterface({ input: socket })) {
    const order = orderSchema.parse(JSON.parse(line));
    if (!isSame(order.password, password)) throw new Error("A command without the password");
    const code = await run(order.words, order.folder, {
      out: (text) => say({ kind: "out", text }),
      error: (text) => say({ kind: "error", text }),
    });
    say({ kind: "exit", code });
    socket.end();
    return;
  }
}

async function readDoor(profileFolder: string): Promise<z.infer<typeof doorFileSchema> | null> {
  try {
    return doorFileSchema.parse(JSON.parse(await fs.readFile(doorFileIn(profileFolder), "utf8")));
  } catch {
    // No program has been here, or it is just writing the file: the caller tries again.
    return null;
  }
}

function connected(address: string): Promise<net.Socket | null> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    socket.once("connect", () => resolve(socket));
    // What a program left behind when it was killed.
    socket.once("error", () => resolve(null));
  });
}

async function addressFor(profileFolder: string): Promise<string> {
  if (process.platform === "win32") {
    return `\\\\.\\pipe\\railhead-${randomBytes(16).toString("hex")}`;
  }
  const inProfile = path.join(profileFolder, "command-door");
  if (inProfile.length <= longestSocketPath) return inProfile;
  // Made by mkdtemp, so nobody else can enter it.
  return path.join(await fs.mkdtemp(path.join(os.tmpdir(), "railhead-")), "door");
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
