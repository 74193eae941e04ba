import { useEffect, useState } from "react";

// A busy start must not put off for ever what handles commands such as import.
const latestMs = 300;

/** False until the window has been drawn and has nothing more urgent to do. */
export function useIsIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    const handle = requestIdleCallback(() => setIsIdle(true), { timeout: latestMs });
    return () => cancelIdleCallback(handle);
  }, []);
  return isIdle;
}
