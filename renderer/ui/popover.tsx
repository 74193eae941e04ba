import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef } from "react";
import {
  Dialog as AriaDialog,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  DialogTrigger,
  PopoverContext,
  useSlottedContext,
} from "react-aria-components";
import styles from "./overlay.module.css";

/** The share of a popover that has to be on screen. */
const enoughInSight = 0.5;

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
  const context = useSlottedContext(PopoverContext) ?? null;
  // The dialog inside has the name; the box around it has no role, and may not have one.
  const unnamed = Object.fromEntries(
    Object.entries(context ?? {}).filter(([name]) => name !== "aria-labelledby"),
  );
  const trigger = rest.triggerRef ?? context?.triggerRef ?? null;
  return (
    <PopoverContext.Provider value={context === null ? null : unnamed}>
      <AriaPopover {...rest} className={styles.popover ?? ""}>
        <AriaDialog aria-label={label} className={styles.popoverBody ?? ""}>
          {({ close }) => (
            <>
              <KeptInSight trigger={trigger} />
              {typeof children === "function" ? children(close) : children}
            </>
          )}
        </AriaDialog>
      </AriaPopover>
    </PopoverContext.Provider>
  );
}

/**
 * A window that is zoomed or made smaller can move what the popover hangs on out of sight, and the popover
 * with it: it is scrolled back, since nothing else can be reached until the popover is closed.
 */
function KeptInSight({ trigger }: { readonly trigger: RefObject<Element | null> | null }) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const body = mark.current?.parentElement ?? null;
    if (body === null) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined || entry.intersectionRatio >= enoughInSight) return;
        trigger?.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
        // At this React Aria places what floats anew.
        dispatchEvent(new Event("resize"));
      },
      { threshold: enoughInSight },
    );
    observer.observe(body);
    return () => observer.disconnect();
  }, [trigger]);
  return <span ref={mark} hidden />;
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
