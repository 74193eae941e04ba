import { createServer } from "vite";
import { projectFolder } from "./cache.mjs";

/**
 * Loads files of the program into this process, as they are in the source tree.
 *
 * @returns {Promise<{ load: (file: string) => Promise<any>, close: () => Promise<void> }>}
 */
export async function openProgram() {
  const server = await createServer({
    configFile: false,
    root: projectFolder,
    logLevel: "error",
    appType: "custom",
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  return {
    load: (file) => server.ssrLoadModule(`/${file}`),
    close: () => server.close(),
  };
}
