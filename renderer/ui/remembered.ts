import { useCallback, useState } from "react";
import { recall, rememberAs } from "./recall.ts";

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
