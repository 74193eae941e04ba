import { Button as AriaButton } from "react-aria-components";
import type { IconComponent } from "#renderer/ui/icon.tsx";
import {
  BriefIcon,
  ClaimsIcon,
  FiguresIcon,
  GuideIcon,
  HelpIcon,
  HistoryIcon,
  LensesIcon,
  LibraryIcon,
  ReaderIcon,
  SearchIcon,
  SettingsIcon,
  SourcesIcon,
  SynthesisIcon,
} from "#renderer/ui/icons-views.tsx";
import { Tooltip } from "#renderer/ui/tooltip.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { useKeyHint } from "./command-registry.tsx";
import styles from "./frame.module.css";
import { railViews, sideViews, topViews, type View } from "./view.ts";
import { useWorkspace } from "./workspace.tsx";

const icons: Readonly<Record<View, IconComponent>> = {
  search: SearchIcon,
  library: LibraryIcon,
  reader: ReaderIcon,
  claims: ClaimsIcon,
  sources: SourcesIcon,
  synthesis: SynthesisIcon,
  brief: BriefIcon,
  figures: FiguresIcon,
  lenses: LensesIcon,
  history: HistoryIcon,
  guide: GuideIcon,
  settings: SettingsIcon,
};

export function Rail() {
  const t = useTranslate();
  return (
    <nav className={styles.rail} aria-label={t("app.rail")} data-pane="rail">
      {topViews.map((view) => (
        <ViewButton key={view} view={view} />
      ))}
      {railViews.map((view) => (
        <ViewButton key={view} view={view} />
      ))}
      <span className={styles.railGap} />
      {sideViews.map((view) => (
        <ViewButton key={view} view={view} />
      ))}
      <HelpButton />
    </nav>
  );
}

function ViewButton({ view }: { readonly view: View }) {
  const t = useTranslate();
  const workspace = useWorkspace();
  const keyHint = useKeyHint(`view:${view}`);
  const Icon = icons[view];
  const name = t(`app.view.${view}`);
  return (
    <Tooltip text={name} keyHint={keyHint} placement="right">
      <AriaButton
        className={styles.railButton ?? ""}
        aria-label={name}
        {...(workspace.view === view ? { "aria-current": "page" } : {})}
        onPress={() => workspace.openView(view)}
      >
        <Icon size={20} />
      </AriaButton>
    </Tooltip>
  );
}

function HelpButton() {
  const t = useTranslate();
  const { runCommand } = useWorkspace();
  const keyHint = useKeyHint("shortcuts:show");
  const name = t("app.command.shortcuts:show");
  return (
    <Tooltip text={name} keyHint={keyHint} placement="right">
      <AriaButton
        className={styles.railButton ?? ""}
        aria-label={name}
        onPress={() => runCommand("shortcuts:show")}
      >
        <HelpIcon size={20} />
      </AriaButton>
    </Tooltip>
  );
}
