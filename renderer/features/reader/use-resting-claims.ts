import { liveQuery, type Subscription } from "dexie";
import { useEffect, useRef, useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { IntervalIndex } from "#shared/anchoring/interval-index.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { Mark } from "./marks.ts";
import { claimsByAnnotation, type RestingClaim } from "./reader-queries.ts";

type Claims = ReadonlyMap<string, readonly RestingClaim[]>;

/** What is followed of one stretch of the text. */
interface Followed {
  readonly ids: string;
  readonly subscription: Subscription;
  claims: Claims;
}

/**
 * The claims that rest on the marks in sight, by mark. Stretch by stretch: scrolling asks for those
 * of the stretch that comes into sight, and not for hundreds that are in sight already again.
 */
export function useRestingClaims(
  marks: IntervalIndex<Mark>,
  visible: readonly TextRange[],
): Claims {
  const notebook = useNotebook();
  const followed = useRef(new Map<number, Followed>());
  const [claims, setClaims] = useState<Claims>(new Map());
  const [failed, setFailed] = useState<{ readonly error: unknown } | null>(null);
  // Reaches the pane's error boundary.
  if (failed !== null) throw failed.error;

  useEffect(() => {
    const all = followed.current;
    const tell = () => setClaims(new Map([...all.values()].flatMap((one) => [...one.claims])));
    for (const [start, { subscription }] of all) {
      if (visible.some((range) => range.start === start)) continue;
      subscription.unsubscribe();
      all.delete(start);
    }
    for (const range of visible) {
      const asked = marks.overlapping(range).map(({ id }) => id);
      const ids = asked.join(" ");
      const known = all.get(range.start);
      if (known?.ids === ids) continue;
      known?.subscription.unsubscribe();
      if (asked.length === 0) {
        all.delete(range.start);
        continue;
      }
      const next = (found: Claims) => {
        const one = all.get(range.start);
        if (one?.ids !== ids) return;
        const hadNone = one.claims.size === 0 && found.size === 0;
        one.claims = found;
        if (!hadNone) tell();
      };
      const subscription = liveQuery(() => claimsByAnnotation(notebook, asked)).subscribe({
        next,
        error: (error) => setFailed({ error }),
      });
      all.set(range.start, { ids, subscription, claims: known?.claims ?? new Map() });
    }
  }, [notebook, marks, visible]);
  useEffect(() => {
    const all = followed.current;
    return () => {
      for (const { subscription } of all.values()) subscription.unsubscribe();
      all.clear();
    };
  }, []);
  return claims;
}
