import { useObservable } from "#renderer/db/observable.ts";
import { PaneFrame } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import { type FigureKind, figureKinds } from "#shared/domain/brief/brief.ts";
import { keyUnder } from "#shared/messages/catalogue.ts";
import styles from "./figures.module.css";
import { showFigure, shownKind } from "./figures-desk.ts";

export function FiguresListPane() {
  const t = useTranslate();
  const kind = useObservable(shownKind);
  return (
    <PaneFrame title={t("figures.view.title")}>
      <VirtualList
        label={t("figures.view.list")}
        items={figureKinds}
        keyOf={itself}
        activeKey={kind}
        onActiveChange={showFigure}
        renderItem={(one) => <span className={styles.row}>{t(keyUnder("figures.name", one))}</span>}
      />
    </PaneFrame>
  );
}

const itself = (kind: FigureKind) => kind;
