import { Component, type ReactNode } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./frame.module.css";

type ErrorBoundaryProps = {
  /** Shown again from the start when this changes: another view, another notebook. */
  readonly resetKey: string;
  readonly children: ReactNode;
};
type ErrorBoundaryState = { readonly error: Error | null; readonly resetKey: string };

/** Keeps a bug in one pane from taking the window with it. Saved work is in the ledger, not on screen. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: Error): Partial<ErrorBoundaryState> {
    return { error };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <BrokenPane message={error.message} onRetry={() => this.setState({ error: null })} />;
  }
}

type BrokenPaneProps = { readonly message: string; readonly onRetry: () => void };

function BrokenPane({ message, onRetry }: BrokenPaneProps) {
  const t = useTranslate();
  return (
    <div className={styles.broken}>
      <Notice
        tone="danger"
        title={t("app.broken.title")}
        actions={<Button onPress={onRetry}>{t("app.broken.retry")}</Button>}
      >
        {t("app.broken.advice", { message })}
      </Notice>
    </div>
  );
}
