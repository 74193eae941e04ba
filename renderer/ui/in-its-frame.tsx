import { type ReactNode, useEffect, useState } from "react";

export type InItsFrameProps = {
  /** How many frames after the page itself; what is seen first has 0. */
  readonly frame: number;
  readonly children: ReactNode;
};

/**
 * Draws its children some frames after the page around them: a long page drawn at once would keep keys
 * waiting. Once they stand, they stay.
 */
export function InItsFrame({ frame, children }: InItsFrameProps) {
  const [isDue, setIsDue] = useState(frame <= 0);
  useEffect(() => {
    if (isDue) return undefined;
    let left = frame;
    const step = () => {
      left -= 1;
      if (left <= 0) setIsDue(true);
      else request = requestAnimationFrame(step);
    };
    let request = requestAnimationFrame(step);
    return () => cancelAnimationFrame(request);
  }, [isDue, frame]);
  return isDue ? children : null;
}
