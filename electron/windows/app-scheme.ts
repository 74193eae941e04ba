import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { protocol, type Session } from "electron";
import { logUnexpected } from "../log.ts";
import { contentTypeOf, type Host, headersFor, hosts } from "./content-policy.ts";

// Cheaper than the promises' own, which make a file handle for each.
const readFile = promisify(fs.readFile);

/** Built pages lie beside the main file: out/main/main.cjs, out/renderer/index.html. */
const pagesFolder = path.join(__dirname, "..", "renderer");

const startPages: Readonly<Record<Host, string>> = {
  railhead: "/index.html",
  import: "/import-window/index.html",
  pdf: "/pdf-frame/index.html",
  brief: "/brief-fonts/index.html",
};

/** What the build writes where a page's own style nonce belongs (renderer/vite.config.ts). */
const noncePlaceholder = "RAILHEAD_STYLE_NONCE";

/** Answers requests for addresses that are no files, such as bytes to be read; null = not mine. */
export type Route = (request: Request, url: URL) => Promise<Response | null>;

/** Has to be called before the program is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: "app",
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the program's own files to one session on the hosts it may see. This way, rather than by
 * `handle` as below, the main process needs no `fetch` of its own, which costs as much to load as an
 * empty window takes to come up.
 */
export function servePages(session: Session, visibleHosts: readonly Host[]): void {
  session.protocol.registerBufferProtocol("app", (request, answer) => {
    const url = new URL(request.url);
    const host = hosts.find((name) => name === url.host);
    if (host === undefined || !visibleHosts.includes(host)) return answer(nothing(404));
    if (request.method !== "GET") return answer(nothing(405));
    ownFile(host, url.pathname === "/" ? startPages[host] : url.pathname).then(
      (file) => {
        if (file === null) return answer(nothing(404));
        const { "Content-Type": contentType, ...headers } = file.headers;
        const [mimeType = "", charset = ""] = contentType.split("; charset=");
        answer({ data: file.bytes, mimeType, charset, headers });
      },
      (error: unknown) => {
        logUnexpected(error);
        answer(nothing(500));
      },
    );
  });
}

/** An answer without a body at all is no answer to Chromium, but a broken connection. */
function nothing(statusCode: number): Electron.ProtocolResponse {
  return { statusCode, data: Buffer.alloc(0), mimeType: "text/plain" };
}

/** As `servePages`, and the given routes. */
export function serveApp(
  session: Session,
  visibleHosts: readonly Host[],
  routes: readonly Route[],
): void {
  session.protocol.handle("app", async (request) => {
    const url = new URL(request.url);
    const host = hosts.find((name) => name === url.host);
    if (host === undefined || !visibleHosts.includes(host)) return refusal(404);

    for (const route of routes) {
      const response = await route(request, url);
      if (response !== null) return response;
    }
    if (request.method !== "GET") return refusal(405);
    return fileResponse(host, url.pathname === "/" ? startPages[host] : url.pathname);
  });
}

/** One of the program's own files, for routes that keep an eye on what is read. */
async function fileResponse(host: Host, pathname: string): Promise<Response> {
  const file = await ownFile(host, pathname);
  return file === null ? refusal(404) : new Response(file.bytes, { headers: file.headers });
}

type OwnFile = {
  readonly bytes: Buffer;
  readonly headers: Record<string, string> & { readonly "Content-Type": string };
};

async function ownFile(host: Host, pathname: string): Promise<OwnFile | null> {
  const extension = path.extname(pathname);
  const contentType = contentTypeOf(extension);
  const file = path.join(pagesFolder, path.normalize(decodeURIComponent(pathname)));
  if (contentType === null || !file.startsWith(pagesFolder + path.sep)) return null;

  const styleNonce = randomBytes(16).toString("base64");
  const headers = {
    ...headersFor({ host, path: pathname, styleNonce }),
    "Content-Type": contentType,
  };
  try {
    const bytes = await readFile(file);
    if (extension !== ".html") return { bytes, headers };
    const page = bytes.toString("utf8").replaceAll(noncePlaceholder, styleNonce);
    return { bytes: Buffer.from(page), headers };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function refusal(status: number): Response {
  return new Response(null, { status });
}
