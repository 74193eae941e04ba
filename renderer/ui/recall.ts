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
