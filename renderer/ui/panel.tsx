import type { ReactNode } from "react";
import styles from "./panel.module.css";
import { LateNote } from "./skeleton.tsx";

export type PaneFrameProps = {
  readonly title: ReactNode;
  /** Shown quietly after the title: how many rows the pane lists. */
  readonly count?: number;
  /** What is shown is of a moment ago; told once that takes longer than one notices. */
  readonly isBehind?: boolean;
  readonly actions?: ReactNode;
  /** Below the title and above what scrolls: a filter, tabs. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
};

/** A pane's heading over what scrolls or lays itself out below; fills the pane. */
export function PaneFrame({ tools, children, ...head }: PaneFrameProps) {
  return (
    <div className={styles.pane}>
      <PanelHeader {...head} />
      {tools}
      {children}
    </div>
  );
}

export type PanelHeaderProps = Omit<PaneFrameProps, "tools" | "children">;

function PanelHeader({ title, count, isBehind = false, actions }: PanelHeaderProps) {
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>
        {title}
        {count !== undefined && <span className={styles.count}>{count.toLocaleString()}</span>}
        {isBehind && <LateNote />}
      </h2>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

export type PaneBodyProps = { readonly isPadded?: boolean; readonly children: ReactNode };

/** The part of a pane that scrolls. Virtual lists scroll by themselves and need none. */
export function PaneBody({ isPadded = false, children }: PaneBodyProps) {
  return (
    <div className={styles.body} {...(isPadded ? { "data-padded": "" } : {})}>
      {children}
    </div>
  );
}

export type SectionProps = {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A titled part of an inspector. */
export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h3 className={styles.sectionTitle}>{title}</h3>
        {actions}
      </div>
      {children}
    </section>
  );
}

export type EmptyStateProps = {
  readonly title: string;
  /** What to do to fill it. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      {children !== undefined && <p className={styles.emptyText}>{children}</p>}
      {actions !== undefined && <div className={styles.emptyActions}>{actions}</div>}
    </div>
  );
}
