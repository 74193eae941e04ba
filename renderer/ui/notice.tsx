import type { ReactNode } from "react";
import { ErrorIcon, InfoIcon, WarningIcon } from "./icons-state.tsx";
import styles from "./panel.module.css";

export type Tone = "plain" | "accent" | "success" | "warning" | "danger";

export type BadgeProps = { readonly tone?: Tone; readonly children: ReactNode };

/** A count or a state in a word or two. */
export function Badge({ tone = "plain", children }: BadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}

export type NoticeProps = {
  readonly tone?: "plain" | "accent" | "warning" | "danger";
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

const icons = {
  plain: InfoIcon,
  accent: InfoIcon,
  warning: WarningIcon,
  danger: ErrorIcon,
} as const;

/** Something to know, where it matters: what happened, what was kept, what to do. */
export function Notice({ tone = "plain", title, children, actions }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={styles.notice} data-tone={tone} role={tone === "danger" ? "alert" : "status"}>
      <span className={styles.noticeIcon}>
        <Icon />
      </span>
      <div className={styles.noticeWords}>
        <p className={styles.noticeTitle}>{title}</p>
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
