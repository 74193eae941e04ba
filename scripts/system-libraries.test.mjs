import { describe, expect, it } from "vitest";
import { adviceFor, namesNotFound } from "./system-libraries.mjs";

const listing = `
	linux-vdso.so.1 (0x00007ffd)
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
	libnss3.so => not found
	libnssutil3.so => not found
	libgtk-3.so.0 => not found
`;

describe("what has to be installed", () => {
  it("is read from ldd, each library once", () => {
    expect(namesNotFound(listing)).toEqual(["libgtk-3.so.0", "libnss3.so", "libnssutil3.so"]);
  });

  it("is one line that names each package once", () => {
    const advice = adviceFor(namesNotFound(listing), true, true);

    expect(advice?.split("\n").filter((line) => line.includes("apt-get"))).toEqual([
      "  apt-get update && apt-get install -y --no-install-recommends xvfb libgtk-3-0 libnss3",
    ]);
  });

  it("asks an ordinary user for sudo", () => {
    expect(adviceFor(["libgbm.so.1"], false, false)).toContain(
      "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgbm1",
    );
  });

  it("names a library whose package is not known, and no line that would install nothing", () => {
    const advice = adviceFor(["libunheard.so.9"], false, true);

    expect(advice).toContain("libunheard.so.9");
    expect(advice).not.toContain("apt-get install");
  });

  it("is nothing when nothing is missing", () => {
    expect(adviceFor([], false, true)).toBeNull();
  });
});
