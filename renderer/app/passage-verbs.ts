import { useEffect, useRef, useSyncExternalStore } from "react";

/** A mark that something is to be made of. */
export type MarkedPassage = { readonly articleId: string; readonly annotationId: string };

/** What another feature does with a marked passage; the reader only offers it. */
export type PassageVerb = "claim" | "evidence";

type Act = (passage: MarkedPassage) => void;

const acts = new Map<PassageVerb, Act>();
const listeners = new Set<() => void>();

function announce(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Says what a verb does with a passage marked in the reader, while the component is
 * mounted. Belongs in a feature's `Background`: the claims feature opens its dialogs so,
 * and the reader need not import it.
 */
export function usePassageVerb(verb: PassageVerb, act: Act): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const current: Act = (passage) => latest.current(passage);
    acts.set(verb, current);
    announce();
    return () => {
      if (acts.get(verb) === current) acts.delete(verb);
      announce();
    };
  }, [verb]);
}

/** What a verb does just now, or null while no feature offers it. */
export function useOfferedVerb(verb: PassageVerb): Act | null {
  return useSyncExternalStore(subscribe, () => acts.get(verb) ?? null);
}
