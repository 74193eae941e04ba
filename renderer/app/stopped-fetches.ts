import { request } from "#renderer/bridge.ts";

const longestAddress = 2000;

/** Counts what the page's own policy stopped with all else that was refused. */
export function noteStoppedFetches(): void {
  document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
    if (!/^(?:https?|wss?):/u.test(blockedURI)) return;
    // It was stopped either way; only the count of it would be short by one.
    request("network:note-stopped", { address: blockedURI.slice(0, longestAddress) }).catch(
      () => {},
    );
  });
}
