import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { Tab as AriaTab, Tabs as AriaTabs, TabList } from "react-aria-components";
import styles from "./tabs.module.css";

export type TabDescription<Id extends string> = {
  readonly id: Id;
  readonly title: ReactNode;
  readonly content: ReactNode;
  readonly isDisabled?: boolean;
};

export type TabsProps<Id extends string> = {
  readonly label: string;
  readonly tabs: readonly TabDescription<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** They stand at the top of the pane, in place of its heading. */
  readonly isHead?: boolean;
};

/** Fills its pane; each panel scrolls by itself. */
export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  isHead = false,
}: TabsProps<Id>) {
  return (
    <div className={styles.tabs} {...(isHead ? { "data-head": "" } : {})}>
      <AriaTabs
        selectedKey={selected}
        onSelectionChange={(key) => {
          const tab = tabs.find((candidate) => candidate.id === key);
          if (tab !== undefined) onSelect(tab.id);
        }}
      >
        <TabList aria-label={label} className={styles.list ?? ""}>
          {tabs.map((tab) => (
            <AriaTab
              key={tab.id}
              id={tab.id}
              isDisabled={tab.isDisabled ?? false}
              className={styles.tab ?? ""}
            >
              {tab.title}
            </AriaTab>
          ))}
        </TabList>
      </AriaTabs>
      {/* Beside them: of what stands inside, React Aria draws a second copy that nobody sees. */}
      <Panel key={selected}>{tabs.find(({ id }) => id === selected)?.content}</Panel>
    </div>
  );
}

/**
 * The panel of the selected tab. That of React Aria asks at every change inside it whether
 * what is there can be seen, for which the whole window is laid out, again and again.
 */
function Panel({ children }: { readonly children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null);
  const hasControl = useHasControl(panel);
  useLayoutEffect(() => {
    const tab = panel.current?.parentElement?.querySelector('[role="tab"][aria-selected="true"]');
    const id = tab?.getAttribute("aria-controls");
    if (panel.current === null || tab === null || tab === undefined || !id) return;
    panel.current.id = id;
    panel.current.setAttribute("aria-labelledby", tab.id);
  });
  return (
    <div
      ref={panel}
      role="tabpanel"
      className={styles.panel ?? ""}
      {...(hasControl ? {} : { tabIndex: 0 })}
    >
      {children}
    </div>
  );
}

const controls =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [contenteditable="true"], [tabindex="0"]';

/** A panel without anything to tab to takes the focus itself, so that it can be scrolled by key. */
function useHasControl(panel: RefObject<HTMLElement | null>): boolean {
  const [hasControl, setHasControl] = useState(true);
  useLayoutEffect(() => {
    const element = panel.current;
    if (element === null) return undefined;
    const look = () => setHasControl(element.querySelector(controls) !== null);
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["tabindex", "disabled"],
    });
    return () => observer.disconnect();
  }, [panel]);
  return hasControl;
}
