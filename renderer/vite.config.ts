import fs from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import react from "@vitejs/plugin-react";
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from "vite";
import { contract, events } from "../shared/ipc/contract.ts";
import { withActualText } from "./pdf-actual-text.ts";

/** With all that they import. */
const firstNeeded = /\/(?:app\/program\.tsx|features\/library\/index\.ts)$/;

const project = path.resolve(import.meta.dirname, "..");
const into =
  process.env["RAILHEAD_BUILD_INTO"] ?? path.join(project, process.env["RAILHEAD_OUT"] ?? "out");

/** Pages beside the window's own; each stands at the root of its own `app://` host. */
const otherPages = [
  "import-window/index.html",
  "pdf-frame/index.html",
  // The hidden page whose sheets go to a printer.
  "pdf-frame/paper.html",
  // No page to be seen: the hidden window that prints briefs takes its font styles from it.
  "brief-fonts/index.html",
];

/** Who builds this for the first time should see what went wrong, and nothing else. */
const quietly = { bundlerTimings: false };

/** Fonts come in two forms; the older one, of which Chromium never asks, would be a third of the program. */
const woff2Alone = {
  postcssPlugin: "woff2-alone",
  Declaration(declaration: { readonly prop: string; value: string }) {
    if (declaration.prop !== "src") return;
    const value = declaration.value.replace(/,\s*url\([^)]*\.woff\)\s*format\([^)]*\)/gu, "");
    // PostCSS comes back to every declaration that was written to.
    if (value !== declaration.value) declaration.value = value;
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  publicDir: false,
  plugins: [react(), zodWithoutEval(), leanAria(), pdfFiles(), nativeDeflate()],
  css: { postcss: { plugins: [woff2Alone] } },
  html: {
    // Replaced by a fresh value each time the page is served (electron/windows/app-scheme.ts).
    cspNonce: "RAILHEAD_STYLE_NONCE",
  },
  worker: {
    format: "es",
    plugins: () => [zodWithoutEval(), pdfActualText()],
    rolldownOptions: { checks: quietly },
  },
  builder: {
    buildApp: async (builder) => {
      await Promise.all(Object.values(builder.environments).map((env) => builder.build(env)));
    },
  },
  environments: {
    client: pageSide(
      ["index.html"],
      [
        { name: "first-screen", tags: ["$initial"], priority: 2 },
        // What nearly every start goes on to need comes in one file: each costs both processes 2 ms.
        { name: "program", test: firstNeeded, priority: 1 },
        { name: "background", test: /\/features\/[\w-]+\/background\.ts$/ },
      ],
    ),
    // Built apart, so that they carry nothing of the window's.
    others: { consumer: "client", ...pageSide(otherPages, []) },
    main: nodeSide("electron/main.ts", "main"),
    // Beside the main file, which starts it as a thread.
    snapshot: nodeSide("electron/ledger/snapshot-worker.ts", "main", "snapshot-worker"),
    preload: {
      ...nodeSide("electron/preload.ts", "preload"),
      define: {
        CHANNEL_NAMES: JSON.stringify(Object.keys(contract)),
        EVENT_NAMES: JSON.stringify(Object.keys(events)),
      },
    },
  },
});

type Groups = readonly {
  readonly name: string;
  readonly test?: RegExp;
  readonly tags?: ["$initial"];
  readonly priority?: number;
}[];

/** Pages, and how the files that they load are put together; what no group takes is split as it is shared. */
function pageSide(pages: readonly string[], groups: Groups) {
  const build: BuildEnvironmentOptions = {
    outDir: path.join(into, "renderer"),
    emptyOutDir: false,
    target: "chrome114",
    // A data: address would need a wider policy for fonts, images and workers.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Read from the disk, never over a line: pdf.js and SQLite may be as large as they are.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      checks: quietly,
      input: pages
        .map((page) => path.join(import.meta.dirname, page))
        .filter((page) => fs.existsSync(page)),
      output: { codeSplitting: { groups: [...groups] } },
    },
  };
  return { build };
}

/**
 * CommonJS with everything inlined but electron and Node's own modules: Electron 25 loads
 * no ES module as its main file, a sandboxed window none as its preload, and the packaged program
 * then carries no node_modules.
 */
function nodeSide(entry: string, folder: string, name = folder) {
  const build: BuildEnvironmentOptions = {
    outDir: path.join(into, folder),
    emptyOutDir: false,
    target: "node18",
    ssr: true,
    minify: false,
    emitAssets: false,
    rolldownOptions: {
      checks: quietly,
      input: path.join(project, entry),
      external: ["electron", ...builtinModules, /^node:/],
      platform: "node",
      output: {
        format: "cjs",
        entryFileNames: `${name}.cjs`,
        chunkFileNames: `${name}-[name].cjs`,
        // What the main process loads late lies beside it; every other file has to be one.
        codeSplitting: name === "main",
      },
    },
  };
  return {
    consumer: "server" as const,
    resolve: { noExternal: true as const, conditions: ["module", "node", "import", "default"] },
    build,
  };
}

/** Pages and workers get zod by way of zod-without-eval.ts; the main process may compile schemas. */
function zodWithoutEval(): Plugin {
  return {
    name: "zod-without-eval",
    enforce: "pre",
    applyToEnvironment: (environment) => environment.config.consumer === "client",
    resolveId: {
      // Checked natively, so that thousands of other imports never reach this function.
      filter: { id: /^zod$/ },
      handler: () => path.join(import.meta.dirname, "zod-without-eval.ts"),
    },
  };
}

function pdfActualText(): Plugin {
  return {
    name: "pdf-actual-text",
    transform: {
      filter: { id: /pdfjs-dist\/legacy\/build\/pdf\.worker\.mjs$/ },
      handler: (source) => ({ code: withActualText(source), map: null }),
    },
  };
}

/**
 * React Aria without what this program has no use for: its words in 33 languages beside English, some
 * 240 modules that each start evaluates, and its watch for an on-screen keyboard where no finger can
 * touch one, which lays the page out anew, in the middle of its being drawn, at every move of the focus.
 */
function leanAria(): Plugin {
  const watch = "if (typeof document !== 'undefined') {";
  return {
    name: "lean-aria",
    enforce: "pre",
    applyToEnvironment: (environment) => environment.name === "client",
    load: {
      filter: {
        id: {
          include: /\/dist\/private\/intl\/(?:\w+\/)?[a-z]{2}-[A-Z]{2}\.mjs$/,
          exclude: /\/en-US\.mjs$/,
        },
      },
      handler: () => 'export { default } from "./en-US.mjs";',
    },
    transform: {
      filter: { id: /\/react-aria\/dist\/private\/utils\/keyboard\.mjs$/ },
      handler(code) {
        if (!code.includes(watch))
          this.error("React Aria watches for the keyboard another way now.");
        return { code: code.replace(watch, "if (navigator.maxTouchPoints > 0) {"), map: null };
      },
    },
  };
}

/**
 * pdf-lib packs what it writes by a deflate in JavaScript, half of the time that the file of a long
 * brief takes. Node brings the same algorithm.
 */
function nativeDeflate(): Plugin {
  const native = "\0native-deflate";
  return {
    name: "native-deflate",
    enforce: "pre",
    applyToEnvironment: (environment) => environment.name === "main",
    resolveId: {
      filter: { id: /^pako$/ },
      // Word documents ask it for more than this.
      handler: (_id, importer = "") => (/[\\/]pdf-lib[\\/]/u.test(importer) ? native : null),
    },
    load: {
      filter: { id: new RegExp(`^${native}$`) },
      handler: () =>
        'import { deflateSync } from "node:zlib"; export default { deflate: (bytes) => deflateSync(bytes) };',
    },
  };
}

/** The tables of East Asian fonts and the standard fonts, which pdf.js reads where a PDF lacks them. */
function pdfFiles(): Plugin {
  const from = path.join(project, "node_modules", "pdfjs-dist");
  const folders = { cmaps: /\.bcmap$/, standard_fonts: /\.(?:pfb|ttf)$/ } as const;
  return {
    name: "pdf-files",
    applyToEnvironment: (environment) => environment.name === "client",
    generateBundle() {
      for (const [folder, wanted] of Object.entries(folders)) {
        const into = folder === "cmaps" ? "pdf/cmaps" : "pdf/fonts";
        for (const name of fs
          .readdirSync(path.join(from, folder))
          .filter((file) => wanted.test(file))) {
          const source = fs.readFileSync(path.join(from, folder, name));
          this.emitFile({ type: "asset", fileName: `${into}/${name}`, source });
        }
      }
    },
  };
}
