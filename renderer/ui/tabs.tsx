import type { ReactNode } from "react";
import { Tab as AriaTab, Tabs as AriaTabs, TabList, TabPanel } from "react-aria-components";
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
};

/** Fills its pane; each panel scrolls by itself. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={styles.tabs ?? ""}
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
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ""}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
