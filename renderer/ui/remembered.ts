import { useCallback, useState } from "react";

/**
 * View state that survives a restart on this device (widths, theme, what was searched for),
 * kept in localStorage. Nothing of a notebook is ever stored here: that is the ledger's.
 *
 * `read` turns what was stored, or anything else found there, into a value.
 */
export function useRemembered<Value>(
  name: string,
  read: (stored: unknown) => Value,
): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => read(recall(name)));

  const remember = useCallback(
    (next: Value) => {
      setValue(next);
      rememberAs(name, next);
    },
    [name],
  );
  return [value, remember];
}

export function rememberAs(name: string, value: unknown): void {
  localStorage.setItem(storageKey(name), JSON.stringify(value));
}

export function recall(name: string): unknown {
  // Not there in tests, which have no window.
  const stored = globalThis.localStorage?.getItem(storageKey(name)) ?? null;
  if (stored === null) return null;
  try {
    return JSON.parse(stored);
  } catch {
    // Written by an older version or by hand: the same as nothing remembered.
    return null;
  }
}

function storageKey(name: string): string {
  return `railhead.${name}`;
}
