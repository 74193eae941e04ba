import type { ReactNode, Ref } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton as AriaToggleButton,
  ToggleButtonGroup as AriaToggleButtonGroup,
  type ToggleButtonGroupProps as AriaToggleButtonGroupProps,
  type ToggleButtonProps as AriaToggleButtonProps,
} from "react-aria-components";
import styles from "./button.module.css";
import type { IconComponent } from "./icon.tsx";
import { Tooltip } from "./tooltip.tsx";

type Look = {
  /** `primary` once a view at most; `quiet` has no border until hovered; `link` reads as words in a line. */
  readonly kind?: "primary" | "plain" | "quiet" | "danger" | "link";
  readonly size?: "medium" | "small";
};

export type ButtonProps = Omit<AriaButtonProps, "className" | "style" | "children"> &
  Look & {
    readonly icon?: IconComponent;
    readonly children: ReactNode;
    /** Its key, shown after the words. */
    readonly keyHint?: string | null;
    readonly ref?: Ref<HTMLButtonElement>;
  };

export function Button({
  kind = "plain",
  size = "medium",
  icon: Icon,
  keyHint = null,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton {...rest} className={styles.button ?? ""} data-kind={kind} data-size={size}>
      {Icon !== undefined && <Icon />}
      {children}
      {keyHint !== null && <kbd className={styles.key}>{keyHint}</kbd>}
    </AriaButton>
  );
}

export type IconButtonProps = Omit<
  AriaButtonProps,
  "className" | "style" | "children" | "aria-label"
> &
  Look & {
    readonly icon: IconComponent;
    /** Its name for a screen reader and in the tooltip. */
    readonly label: string;
    /** Its key, shown in the tooltip. */
    readonly keyHint?: string | null;
    /** Where the tooltip stands. */
    readonly placement?: "top" | "bottom" | "left" | "right";
    readonly ref?: Ref<HTMLButtonElement>;
  };

export function IconButton({
  kind = "quiet",
  size = "medium",
  icon: Icon,
  label,
  keyHint = null,
  placement = "bottom",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} keyHint={keyHint} placement={placement}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={styles.button ?? ""}
        data-kind={kind}
        data-size={size}
        data-shape="square"
      >
        <Icon />
      </AriaButton>
    </Tooltip>
  );
}

export type ToggleButtonProps = Omit<AriaToggleButtonProps, "className" | "style" | "children"> &
  Look & {
    readonly icon?: IconComponent;
    /** Left out for an icon alone, which then needs `aria-label`. */
    readonly children?: ReactNode;
  };

export function ToggleButton({
  kind = "quiet",
  size = "medium",
  icon: Icon,
  children,
  ...rest
}: ToggleButtonProps) {
  const toggle = (
    <AriaToggleButton
      {...rest}
      className={styles.button ?? ""}
      data-kind={kind}
      data-size={size}
      data-shape={children === undefined ? "square" : "wide"}
    >
      {Icon !== undefined && <Icon />}
      {children}
    </AriaToggleButton>
  );
  const label = rest["aria-label"];
  return children === undefined && label !== undefined ? (
    <Tooltip text={label}>{toggle}</Tooltip>
  ) : (
    toggle
  );
}

export type ToggleButtonGroupProps = Omit<
  AriaToggleButtonGroupProps,
  "className" | "style" | "children"
> & {
  readonly children: ReactNode;
};

/** A row of toggles of which one (or several, by `selectionMode`) is on: a choice among few, always in sight. */
export function ToggleButtonGroup(props: ToggleButtonGroupProps) {
  return <AriaToggleButtonGroup {...props} className={styles.group ?? ""} />;
}
