import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "./cache.mjs";
import { completePlatforms } from "./complete-lock.mjs";

describe("the lock file", () => {
  it("names the builds for every platform, or npm ci refuses it (mend: npm run lock)", () => {
    const file = path.join(projectFolder, "package-lock.json");

    expect(completePlatforms(JSON.parse(fs.readFileSync(file, "utf8")).packages)).toEqual([]);
  });

  it("gets what a registry left out, with the platform its name tells", () => {
    const packages = {
      "node_modules/tool": {
        version: "1.2.0",
        dev: true,
        optionalDependencies: { "@tool/linux-x64-musl": "1.2.0", "@tool/darwin-arm64": "1.2.0" },
      },
      "node_modules/@tool/darwin-arm64": { version: "1.2.0" },
    };

    expect(completePlatforms(packages)).toEqual(["@tool/linux-x64-musl"]);
    expect(packages).toHaveProperty(["node_modules/@tool/linux-x64-musl"], {
      version: "1.2.0",
      cpu: ["x64"],
      libc: ["musl"],
      os: ["linux"],
      dev: true,
      optional: true,
    });
  });
});
