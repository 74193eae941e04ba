import { useListed } from "#renderer/db/use-listed.ts";
import type { ClaimView } from "#shared/domain/claim/claim-view.ts";

const noItems = async () => new Map<string, never>();

/** How many claims a view shows, live. */
export function useClaimCount(view: ClaimView): number | undefined {
  return useListed<never>({ of: "claims", filter: view }, null, noItems, { canWait: true })
    ?.recordCount;
}
