import type { ReactElement, ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  Header,
  Keyboard,
  MenuTrigger,
  Separator,
  Text,
} from "react-aria-components";
import type { IconComponent } from "./icon.tsx";
import { CheckIcon } from "./icons-actions.tsx";
import styles from "./overlay.module.css";

export type MenuProps = Omit<AriaMenuProps<object>, "className" | "style" | "children" | "items"> &
  Pick<AriaPopoverProps, "placement"> & {
    /** The button that opens it. */
    readonly trigger: ReactElement;
    readonly children: ReactNode;
    readonly onOpenChange?: (isOpen: boolean) => void;
  };

export function Menu({
  trigger,
  placement = "bottom start",
  children,
  onOpenChange,
  ...rest
}: MenuProps) {
  return (
    <MenuTrigger {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {trigger}
      <AriaPopover className={styles.popover ?? ""} placement={placement} offset={4}>
        <AriaMenu {...rest} className={styles.menu ?? ""}>
          {children}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}

export type MenuItemProps = Omit<
  AriaMenuItemProps,
  "className" | "style" | "children" | "textValue"
> & {
  readonly icon?: IconComponent;
  readonly text: string;
  /** A second, quieter line. */
  readonly detail?: string;
  readonly keyHint?: string | null;
  readonly isDangerous?: boolean;
};

export function MenuItem({
  icon: Icon,
  text,
  detail,
  keyHint = null,
  isDangerous = false,
  ...rest
}: MenuItemProps) {
  return (
    <AriaMenuItem
      {...rest}
      textValue={text}
      className={styles.item ?? ""}
      {...(isDangerous ? { "data-danger": "" } : {})}
    >
      {({ isSelected, selectionMode }) => (
        <>
          {Icon !== undefined && <Icon />}
          <span className={styles.itemWords}>
            <Text slot="label">{text}</Text>
            {detail !== undefined && (
              <Text slot="description" className={styles.itemDetail ?? ""}>
                {detail}
              </Text>
            )}
          </span>
          {selectionMode !== "none" && isSelected && <CheckIcon />}
          {keyHint !== null && <Keyboard className={styles.itemKey}>{keyHint}</Keyboard>}
        </>
      )}
    </AriaMenuItem>
  );
}

export type MenuSectionProps = { readonly title: string; readonly children: ReactNode };

export function MenuSection({ title, children }: MenuSectionProps) {
  return (
    <AriaMenuSection>
      <Header className={styles.sectionHeader}>{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

export function MenuSeparator() {
  return <Separator className={styles.separator ?? ""} />;
}
