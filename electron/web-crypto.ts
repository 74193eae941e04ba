import { webcrypto } from "node:crypto";

// Node 18, which Electron 25 brings, keeps it from programs that are not ES modules; uuid needs it.
if (!("crypto" in globalThis)) {
  Object.defineProperty(globalThis, "crypto", { value: webcrypto });
}
