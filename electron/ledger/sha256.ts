import { createHash } from "node:crypto";
import type { Sha256 } from "#shared/ledger/chain.ts";

export const sha256: Sha256 = (text) =>
  `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;
