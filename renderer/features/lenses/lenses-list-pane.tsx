import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { IconButton } from "#renderer/ui/button.tsx";
import { PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { PaneFrame } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import type { RowOf } from "#shared/domain/record.ts";
import { CodebookMenu } from "./codebook-menu.tsx";
import { createLens } from "./lens-commands.ts";
import { blankLens, LensDialog } from "./lens-dialog.tsx";
import styles from "./lenses.module.css";
import { useLenses } from "./lenses-queries.ts";

export function LensesListPane() {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly, selection, select } = useWorkspace();
  const [isMaking, setIsMaking] = useState(false);
  const lenses = useLenses();
  if (lenses === undefined) return <Skeleton />;

  return (
    <PaneFrame
      title={t("lenses.title")}
      count={lenses.length}
      actions={
        !isReadOnly && (
          <>
            <IconButton icon={PlusIcon} label={t("lenses.new")} onPress={() => setIsMaking(true)} />
            <CodebookMenu lenses={lenses} onImported={(id) => select({ lensId: id })} />
          </>
        )
      }
    >
      <VirtualList
        label={t("lenses.list")}
        items={lenses}
        keyOf={idOf}
        activeKey={selection.lensId ?? lenses[0]?.id ?? null}
        onActiveChange={(lens) => select({ lensId: lens.id }, "quietly")}
        renderItem={(lens) => <LensRow lens={lens} place={lenses.indexOf(lens)} />}
      />
      {isMaking && (
        <LensDialog
          title={t("lenses.newTitle")}
          texts={blankLens}
          onSave={async (texts) => select({ lensId: await createLens(notebook, texts, lenses) })}
          onClose={() => setIsMaking(false)}
        />
      )}
    </PaneFrame>
  );
}

const idOf = (lens: RowOf<"lenses">) => lens.id;

type LensRowProps = { readonly lens: RowOf<"lenses">; readonly place: number };

function LensRow({ lens, place }: LensRowProps) {
  const t = useTranslate();
  const details = [
    t(lens.isBuiltIn ? "lenses.builtIn" : "lenses.custom"),
    ...(place < 9 ? [t("lenses.key", { key: `l ${place + 1}` })] : []),
  ];
  return (
    <span className={styles.row}>
      <span>{lens.name}</span>
      <span className={styles.detail}>{details.join(" · ")}</span>
    </span>
  );
}
