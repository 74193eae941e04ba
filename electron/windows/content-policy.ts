/** The hosts of `app://`, each a place with rights of its own. */
export const hosts = ["railhead", "import", "pdf", "brief"] as const;
export type Host = (typeof hosts)[number];

/** What may be served, and as what. Nothing else leaves the program's folder. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".mjs", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".wasm", "application/wasm"],
  [".woff2", "font/woff2"],
  [".woff", "font/woff"],
  [".ttf", "font/ttf"],
  [".pfb", "application/octet-stream"],
  [".bcmap", "application/octet-stream"],
  [".icc", "application/octet-stream"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".jpg", "image/jpeg"],
  [".webp", "image/webp"],
]);

export function contentTypeOf(extension: string): string | null {
  return contentTypes.get(extension) ?? null;
}

/** The one script allowed to compile WebAssembly (SQLite), by the name its source file gives it. */
const notebookWorker = /^\/assets\/notebook-worker-[\w-]+\.js$/;

type Served = { readonly host: Host; readonly path: string; readonly styleNonce: string };

/** Every header of a response but its content type. */
export function headersFor(served: Served): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(served),
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    // The main window, another origin, frames the pages of a PDF.
    "Cross-Origin-Resource-Policy": served.host === "pdf" ? "cross-origin" : "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
}

function contentSecurityPolicy({ host, path, styleNonce }: Served): string {
  const directives = {
    "default-src": "'none'",
    "script-src": scriptSource(host, path),
    "style-src": `'self' 'nonce-${styleNonce}'`,
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "frame-src": host === "railhead" ? "'self' blob: app://pdf" : "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": host === "pdf" ? "app://railhead" : "'none'",
    "require-trusted-types-for": "'script'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

function scriptSource(host: Host, path: string): string {
  // Briefs are printed without script.
  if (host === "brief") return "'none'";
  const isNotebookWorker = host === "railhead" && notebookWorker.test(path);
  return isNotebookWorker ? "'self' 'wasm-unsafe-eval'" : "'self'";
}
