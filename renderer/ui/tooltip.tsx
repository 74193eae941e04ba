import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import styles from "./overlay.module.css";

export type TooltipProps = {
  readonly text: string;
  readonly keyHint?: string | null;
  readonly placement?: "top" | "bottom" | "left" | "right";
  /** One focusable component of the kit. */
  readonly children: ReactElement;
};

/** Words that appear over a control on hover or focus. Never the only place of something needed. */
export function Tooltip({ text, keyHint = null, placement = "bottom", children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ""} offset={6} placement={placement}>
        {text}
        {keyHint !== null && <kbd className={styles.keyHint}>{keyHint}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
