import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from "react-aria-components";
import { Button, IconButton } from "./button.tsx";
import { CloseIcon } from "./icons-actions.tsx";
import styles from "./toast.module.css";
import { useTranslate } from "./translate.tsx";

export type ToastMessage = {
  /** What happened, as a sentence: "2 articles moved to the trash". */
  readonly text: string;
  readonly tone?: "plain" | "warning";
  readonly action?: { readonly text: string; readonly run: () => void };
};

// Long enough to read and to reach Undo by keyboard; the queue pauses while it has the focus or the pointer.
const visibleMs = 8000;

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/** Says something without asking for an answer; returns how to take it away. Errors belong where they happened. */
export function showToast(message: ToastMessage): () => void {
  const key = queue.add(message, { timeout: visibleMs });
  return () => queue.close(key);
}

/** Offers to take back what was just done. Features use the frame's `useUndoToast`, which knows when the offer has lapsed. */
export function showUndoToast(text: string, undoText: string, undo: () => void): () => void {
  return showToast({ text, action: { text: undoText, run: undo } });
}

/** Mounted once, by the frame. */
export function ToastRegion() {
  const t = useTranslate();
  return (
    <AriaToastRegion
      queue={queue}
      aria-label={t("ui.toast.region")}
      className={styles.region ?? ""}
    >
      {({ toast }) => (
        <AriaToast
          toast={toast}
          className={styles.toast ?? ""}
          data-tone={toast.content.tone ?? "plain"}
        >
          <ToastContent className={styles.words}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action !== undefined && (
            <Button
              kind="quiet"
              onPress={() => {
                toast.content.action?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.text}
            </Button>
          )}
          <IconButton
            icon={CloseIcon}
            label={t("ui.close")}
            size="small"
            onPress={() => queue.close(toast.key)}
          />
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
