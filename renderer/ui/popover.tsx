import type { ReactElement, ReactNode } from "react";
import {
  Dialog as AriaDialog,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  DialogTrigger,
} from "react-aria-components";
import styles from "./overlay.module.css";

export type PopoverProps = Pick<
  AriaPopoverProps,
  "placement" | "triggerRef" | "isOpen" | "onOpenChange" | "isNonModal" | "offset"
> & {
  /** What it is, for a screen reader. */
  readonly label: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
};

/** Something small that floats beside what it is about. Give `triggerRef` and `isOpen`, or use `PopoverTrigger`. */
export function Popover({ label, children, ...rest }: PopoverProps) {
  return (
    <AriaPopover {...rest} className={styles.popover ?? ""}>
      <AriaDialog aria-label={label} className={styles.popoverBody ?? ""}>
        {({ close }) => (typeof children === "function" ? children(close) : children)}
      </AriaDialog>
    </AriaPopover>
  );
}

export type PopoverTriggerProps = Omit<PopoverProps, "triggerRef"> & {
  /** The button that opens it. */
  readonly trigger: ReactElement;
};

export function PopoverTrigger({ trigger, isOpen, onOpenChange, ...rest }: PopoverTriggerProps) {
  return (
    <DialogTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger}
      <Popover {...rest} />
    </DialogTrigger>
  );
}
