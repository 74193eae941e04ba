import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button, IconButton } from "./button.tsx";
import { CloseIcon } from "./icons-actions.tsx";
import { FieldPlaceContext } from "./kept-text.ts";
import styles from "./overlay.module.css";
import { useFocusHandedOn } from "./pane-focus.ts";
import { useTranslate } from "./translate.tsx";

export type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly size?: "small" | "medium" | "large";
  /** `false` where an answer is needed (first run): no close button, no Escape, no click beside it. */
  readonly isDismissable?: boolean;
  readonly children: ReactNode;
  /** Buttons, the one that goes on last. */
  readonly actions?: ReactNode;
  /** Makes the dialog a form, so that Enter in a field does what the last button does. */
  readonly onSubmit?: () => void;
};

export function Dialog({
  title,
  isOpen,
  onClose,
  size = "medium",
  isDismissable = true,
  children,
  actions,
  onSubmit,
}: DialogProps) {
  const t = useTranslate();
  const content = (
    <>
      <div className={styles.dialogHead}>
        <Heading slot="title" className={styles.dialogTitle ?? ""}>
          {title}
        </Heading>
        {isDismissable && <IconButton icon={CloseIcon} label={t("ui.close")} onPress={onClose} />}
      </div>
      <div className={styles.dialogBody}>
        <FieldPlaceContext value={title}>{children}</FieldPlaceContext>
      </div>
      {actions !== undefined && <div className={styles.dialogFoot}>{actions}</div>}
    </>
  );

  return (
    <ModalOverlay
      className={styles.scrim ?? ""}
      isOpen={isOpen}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ""} data-size={size}>
        <AfterClosing />
        <AriaDialog className={styles.dialog ?? ""}>
          {onSubmit === undefined ? (
            content
          ) : (
            <form
              className={styles.dialog}
              onSubmit={submitting(onSubmit)}
              // On the way down: radios and checkboxes keep Enter to themselves.
              onKeyDownCapture={submittingByKey}
            >
              {content}
            </form>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A dialog gives the focus back to what it came from, which may have gone meanwhile. */
function AfterClosing() {
  useFocusHandedOn();
  return null;
}

function submitting(onSubmit: () => void) {
  return (event: FormEvent) => {
    // The page would navigate otherwise, which the window refuses.
    event.preventDefault();
    onSubmit();
  };
}

/** Enter makes a new line in a field of several; with Ctrl or Command it does what the last button does. */
function submittingByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

export type AlertDialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  /** What happens, what is kept, in a sentence or two. */
  readonly children: ReactNode;
  /** The verb of what it asks about: "Move to trash". */
  readonly confirmText: string;
  readonly isDangerous?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Asks before something that undo can not take back. Anything else is done at once and undone by the toast. */
export function AlertDialog({
  title,
  isOpen,
  children,
  confirmText,
  isDangerous = false,
  onConfirm,
  onCancel,
}: AlertDialogProps) {
  const t = useTranslate();
  return (
    <ModalOverlay
      className={styles.scrim ?? ""}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
    >
      <Modal className={styles.modal ?? ""} data-size="small">
        <AfterClosing />
        <AriaDialog role="alertdialog" className={styles.dialog ?? ""}>
          <div className={styles.dialogHead}>
            <Heading slot="title" className={styles.dialogTitle ?? ""}>
              {title}
            </Heading>
          </div>
          <div className={styles.dialogBody}>{children}</div>
          <div className={styles.dialogFoot}>
            <Button onPress={onCancel}>{t("ui.cancel")}</Button>
            <Button kind={isDangerous ? "danger" : "primary"} onPress={onConfirm} autoFocus>
              {confirmText}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
