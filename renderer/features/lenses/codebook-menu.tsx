import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { ExportIcon, ImportIcon, MoreIcon } from "#renderer/ui/icons-actions.tsx";
import { Menu, MenuItem } from "#renderer/ui/menu.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { LensId } from "#shared/domain/ids.ts";
import { codebookQdc, lensesInQdc, type ReadLens } from "#shared/domain/lens/codebook.ts";
import { codebookCsv, lensesInCsv } from "#shared/domain/lens/codebook-csv.ts";
import { codebookPlan } from "#shared/domain/lens/codebook-plan.ts";
import { byPosition } from "#shared/domain/position.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { CodebookPreview, type CodebookPreviewProps } from "./codebook-preview.tsx";
import type { LensWithQuestions } from "./lens-commands.ts";

export type CodebookMenuProps = {
  /** In their order. */
  readonly lenses: readonly RowOf<"lenses">[];
  readonly onImported: (first: LensId) => void;
};

/** Lenses from a codebook of any program that writes one, and to one that others read. */
export function CodebookMenu({ lenses, onImported }: CodebookMenuProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  const [notOne, setNotOne] = useState<string | null>(null);
  const [found, setFound] = useState<Pick<CodebookPreviewProps, "fileName" | "planned"> | null>(
    null,
  );

  const allLenses = async (): Promise<readonly LensWithQuestions[]> => {
    const dimensions = (await notebook.db.lensDimensions.toArray()).sort(byPosition);
    return lenses.map((lens) => ({
      lens,
      dimensions: dimensions.filter(({ lensId }) => lensId === lens.id),
    }));
  };

  const bringIn = () =>
    attempt(async () => {
      const chosen = await request("codebook:read", {});
      if (chosen === null) return;
      const read = lensesIn(chosen.fileName, chosen.text);
      if (read === null) {
        setNotOne(chosen.fileName);
        return;
      }
      const { fileName } = chosen;
      setFound({ fileName, planned: codebookPlan(read, await allLenses()) });
    });
  const save = (format: "qdc" | "csv") =>
    attempt(async () => {
      const all = await allLenses();
      const text = format === "qdc" ? codebookQdc(all) : codebookCsv(all);
      await request("codebook:save", { name: t("lenses.codebook.name"), format, text });
    });

  return (
    <>
      <Menu trigger={<IconButton icon={MoreIcon} label={t("lenses.codebook.more")} />}>
        <MenuItem icon={ImportIcon} text={t("lenses.codebook.import")} onAction={bringIn} />
        <MenuItem
          icon={ExportIcon}
          text={t("lenses.codebook.saveAs.qdc")}
          onAction={() => save("qdc")}
        />
        <MenuItem
          icon={ExportIcon}
          text={t("lenses.codebook.saveAs.csv")}
          onAction={() => save("csv")}
        />
      </Menu>
      {failure !== null && <FailureNotice failure={failure} />}
      {found !== null && (
        <CodebookPreview
          {...found}
          lenses={lenses}
          onImported={onImported}
          onClose={() => setFound(null)}
        />
      )}
      <Dialog
        title={t("lenses.codebook.notOne", { file: notOne ?? "" })}
        isOpen={notOne !== null}
        onClose={() => setNotOne(null)}
        size="small"
        actions={<Button onPress={() => setNotOne(null)}>{t("ui.close")}</Button>}
      >
        <p>{t("lenses.codebook.notOneText")}</p>
      </Dialog>
    </>
  );
}

/** null for a file that is no codebook. */
function lensesIn(fileName: string, text: string): readonly ReadLens[] | null {
  try {
    return /\.csv$/iu.test(fileName) ? lensesInCsv(text) : lensesInQdc(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
