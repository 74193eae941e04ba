import { type RefCallback, useCallback, useState } from "react";

/** The width of an element in pixels, followed while it changes; 0 until it is on screen. */
export function useWidth(): readonly [RefCallback<HTMLElement>, number] {
  const [widthPx, setWidthPx] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidthPx(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, widthPx];
}
