import { useWorkspace } from "#renderer/app/feature.ts";
import { IconButton } from "#renderer/ui/button.tsx";
import { ChevronDownIcon, ChevronUpIcon } from "#renderer/ui/icons-actions.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./brief-list.module.css";

type OrderToolsProps = {
  /** Its place among `count`, from 0. */
  readonly index: number;
  readonly count: number;
  readonly onMove: (step: -1 | 1) => void;
};

/** Moves what is printed one place up or down. */
export function OrderTools({ index, count, onMove }: OrderToolsProps) {
  const t = useTranslate();
  const { isReadOnly } = useWorkspace();
  return (
    <span className={styles.rowTools}>
      <IconButton
        size="small"
        icon={ChevronUpIcon}
        label={t("brief.compose.moveUp")}
        isDisabled={isReadOnly || index === 0}
        onPress={() => onMove(-1)}
      />
      <IconButton
        size="small"
        icon={ChevronDownIcon}
        label={t("brief.compose.moveDown")}
        isDisabled={isReadOnly || index === count - 1}
        onPress={() => onMove(1)}
      />
    </span>
  );
}
