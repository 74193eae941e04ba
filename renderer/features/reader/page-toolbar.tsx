import { useState } from "react";
import { useKeyHint } from "#renderer/app/feature.ts";
import { Button, IconButton, ToggleButton } from "#renderer/ui/button.tsx";
import {
  ChevronDownIcon,
  ChevronUpIcon,
  MinusIcon,
  PlusIcon,
} from "#renderer/ui/icons-actions.tsx";
import { RegionIcon, TurnIcon } from "#renderer/ui/icons-marks.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./page.module.css";
import type { Pages } from "./use-pages.ts";

export type PageToolbarProps = {
  readonly pages: Pages;
  readonly count: number;
  /** Null where nothing may be marked. */
  readonly region: { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void } | null;
};

/** Which page, how large, how turned, and whether the pointer draws regions. */
export function PageToolbar({ pages, count, region }: PageToolbarProps) {
  const t = useTranslate();
  const page = pages.place?.page ?? 1;
  const percent = Math.round((pages.zoom ?? pages.place?.zoom ?? 1) * 100);
  return (
    <div role="toolbar" aria-label={t("reader.page.toolbar")} className={styles.toolbar}>
      <IconButton
        icon={ChevronUpIcon}
        size="small"
        label={t("reader.page.previous")}
        keyHint={useKeyHint("page:previous")}
        isDisabled={page <= 1}
        onPress={() => pages.go(page - 1)}
      />
      <PageNumber key={page} page={page} count={count} onGo={pages.go} />
      <IconButton
        icon={ChevronDownIcon}
        size="small"
        label={t("reader.page.next")}
        keyHint={useKeyHint("page:next")}
        isDisabled={page >= count}
        onPress={() => pages.go(page + 1)}
      />
      <span className={styles.gap} />
      <IconButton
        icon={MinusIcon}
        size="small"
        label={t("reader.page.smaller")}
        keyHint={useKeyHint("page:smaller")}
        onPress={() => pages.zoomBy(-1)}
      />
      <span className={styles.percent}>{t("reader.page.percent", { percent })}</span>
      <IconButton
        icon={PlusIcon}
        size="small"
        label={t("reader.page.larger")}
        keyHint={useKeyHint("page:larger")}
        onPress={() => pages.zoomBy(1)}
      />
      <Button kind="quiet" size="small" isDisabled={pages.zoom === null} onPress={pages.fit}>
        {t("reader.page.fit")}
      </Button>
      <IconButton
        icon={TurnIcon}
        size="small"
        label={t("reader.page.turn")}
        keyHint={useKeyHint("page:turn")}
        onPress={pages.turnRight}
      />
      {region !== null && (
        <ToggleButton
          icon={RegionIcon}
          size="small"
          isSelected={region.isOn}
          onChange={region.onChange}
        >
          {t("reader.page.region")}
        </ToggleButton>
      )}
    </div>
  );
}

type PageNumberProps = {
  readonly page: number;
  readonly count: number;
  readonly onGo: (page: number) => void;
};

function PageNumber({ page, count, onGo }: PageNumberProps) {
  const t = useTranslate();
  const [typed, setTyped] = useState(String(page));
  return (
    <form
      className={styles.pageNumber}
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = Number(typed);
        if (Number.isInteger(wanted) && wanted >= 1 && wanted <= count) onGo(wanted);
        else setTyped(String(page));
      }}
    >
      <TextField
        label={t("reader.page.number")}
        isLabelHidden
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
      />
      <span>{t("reader.page.ofCount", { count })}</span>
    </form>
  );
}
