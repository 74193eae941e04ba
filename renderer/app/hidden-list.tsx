import { createContext, useContext } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { PaneLeftIcon } from "#renderer/ui/icons-actions.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";

/** Shows the list of this view and goes there; null where it is on screen, or the view has none. */
export const HiddenListContext = createContext<(() => void) | null>(null);

/** Shows the inspector of this view; null where it is on screen, or the view has none. */
export const HiddenInspectorContext = createContext<(() => void) | null>(null);

/** How to show the inspector that was put away, for what is to be seen there; null where it is on screen. */
export function useHiddenInspector(): (() => void) | null {
  return useContext(HiddenInspectorContext);
}

/** For a pane that says to choose in the list: shows it, where the window is too narrow for it or it was put away. */
export function ShowListButton() {
  const t = useTranslate();
  const showList = useContext(HiddenListContext);
  if (showList === null) return null;
  return (
    <Button icon={PaneLeftIcon} onPress={showList}>
      {t("app.pane.showList")}
    </Button>
  );
}
