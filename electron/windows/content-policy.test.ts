import { describe, expect, it } from "vitest";
import { contentTypeOf, headersFor } from "./content-policy.ts";

function policyOf(host: "railhead" | "import" | "pdf", path: string): string | undefined {
  return headersFor({ host, path, styleNonce: "n0nce" })["Content-Security-Policy"];
}

describe("the content security policy", () => {
  it("starts from nothing and never allows inline or evaluated code", () => {
    const policy = policyOf("railhead", "/index.html");

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self' 'nonce-n0nce'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain("unsafe");
  });

  it("lets the notebook worker alone compile WebAssembly", () => {
    expect(policyOf("railhead", "/assets/notebook-worker-D2s_x-1.js")).toContain(
      "script-src 'self' 'wasm-unsafe-eval'",
    );
    expect(policyOf("railhead", "/assets/layout-worker-D2s.js")).not.toContain("wasm");
    expect(policyOf("import", "/assets/notebook-worker-D2s.js")).not.toContain("wasm");
  });

  it("lets only the main window frame the pages of a PDF", () => {
    expect(policyOf("pdf", "/")).toContain("frame-ancestors app://railhead");
    expect(policyOf("railhead", "/")).toContain("frame-ancestors 'none'");
    expect(policyOf("import", "/")).toContain("frame-src 'none'");
  });
});

describe("contentTypeOf", () => {
  it("knows no type for a file that is not the program's", () => {
    expect(contentTypeOf(".js")).toBe("text/javascript; charset=utf-8");
    expect(contentTypeOf(".exe")).toBeNull();
    expect(contentTypeOf("")).toBeNull();
  });
});
