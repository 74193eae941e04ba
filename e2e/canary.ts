import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import { z } from "zod";

const logSchema = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
  events: z.array(z.object({ type: z.number(), params: z.unknown().optional() })),
});

/** What a log of Chromium's network tells of the world outside: look-ups, connections, addresses. */
export function outsideIn(logFile: string): readonly string[] {
  const { constants, events } = logSchema.parse(JSON.parse(fs.readFileSync(logFile, "utf8")));
  const names = new Map(
    Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]),
  );
  return events
    .map(({ type, params }) => `${names.get(type) ?? type} ${JSON.stringify(params ?? null)}`)
    .filter(
      (told) =>
        /^(?:HOST_RESOLVER_MANAGER_(?:REQUEST|JOB)|(?:TCP|SSL|UDP)_CONNECT)/u.test(told) ||
        /"url":"(?:https?|wss?|ftp):/u.test(told),
    );
}

/** A server that nobody should ever reach: it keeps what every connection began with. */
export class Canary {
  readonly hits: string[] = [];
  private readonly server = net.createServer((socket) => {
    const hit = this.hits.push("a connection that said nothing") - 1;
    socket.on("error", () => {});
    socket.once("data", (bytes) => {
      this.hits[hit] = bytes.toString("latin1").split("\r\n")[0] ?? "";
      socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    });
  });

  /** Answers with the port it listens on, at 127.0.0.1 alone. */
  async open(port = 0): Promise<number> {
    this.server.listen(port, "127.0.0.1");
    await once(this.server, "listening");
    const address = this.server.address();
    if (address === null || typeof address === "string") throw new Error("The canary has no port.");
    return address.port;
  }

  async close(): Promise<void> {
    this.server.close();
    await once(this.server, "close");
  }

  /** Chromium's switch that makes every name of the world the canary's. */
  static switchFor(port: number): string {
    return `--host-resolver-rules=MAP * 127.0.0.1:${port}`;
  }
}
