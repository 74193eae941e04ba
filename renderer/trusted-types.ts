/**
 * The doors that the page's Trusted Types rule leaves open. A string can become code or markup
 * only here, so these few lines are what a reviewer has to read.
 */

// TypeScript's DOM library does not describe Trusted Types yet.
type Policy = {
  createHTML(text: string): string;
  createScriptURL(address: string): string;
};
type PolicyFactory = {
  createPolicy(name: string, rules: Policy): Policy;
};

const ownWorkers = policy("railhead-workers", {
  createHTML: refuse,
  createScriptURL(address) {
    const url = new URL(address, location.href);
    const isOwn = url.protocol === location.protocol && url.host === location.host;
    if (!isOwn || !url.pathname.startsWith("/assets/")) return refuse(address);
    return url.href;
  },
});

const inertHtml = policy("railhead-inert-html", {
  createHTML: (text) => text,
  createScriptURL: refuse,
});

/**
 * Starts a worker built with the program.
 *
 * @param address what `import address from "./some-worker.ts?worker&url"` gives
 * @throws when the address is not one of the program's own
 */
export function startWorker(address: string, name: string): Worker {
  return new Worker(ownWorkers.createScriptURL(address), { type: "module", name });
}

/** Parses untrusted HTML into a document that has no window: nothing in it loads or runs. */
export function parseInertHtml(text: string): Document {
  return new DOMParser().parseFromString(inertHtml.createHTML(text), "text/html");
}

/** Parses untrusted XML the same way; what it refers to is not fetched. */
export function parseInertXml(text: string): Document {
  return new DOMParser().parseFromString(inertHtml.createHTML(text), "application/xml");
}

/**
 * Lets a library set markup on documents that are inert anyway. For the import window
 * alone, whose page runs nothing but its own script and has nothing to lose.
 */
export function admitMarkupOnInertDocuments(): void {
  policy("default", { createHTML: (text) => text, createScriptURL: refuse });
}

function policy(name: string, rules: Policy): Policy {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  // Tests run where no such rule exists; the rules themselves hold there too.
  return trustedTypes === undefined ? rules : trustedTypes.createPolicy(name, rules);
}

function refuse(text: string): never {
  throw new TypeError(`Refused by Railhead's own policy: ${text.slice(0, 200)}`);
}
