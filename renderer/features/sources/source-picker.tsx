import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { firstOf, useListedSources } from "#renderer/db/use-listed-names.ts";
import { ReliabilityLetter } from "#renderer/ui/scales.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type SourceId, sourceIdSchema } from "#shared/domain/ids.ts";
import type { SourceKind } from "#shared/domain/source/source.ts";
import type { Change } from "#shared/ledger/change.ts";
import { CreatingComboBox } from "./creating-combo-box.tsx";
import { newSource } from "./source-commands.ts";
import type { SourceRow } from "./source-queries.ts";

const noSource = "none";
const shownAtOnce = 50;

export type SourcePickerProps = {
  readonly label?: string;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly value: SourceId | null;
  /** Kind of a source that is made here. */
  readonly newKind?: SourceKind | null;
  /** `made` holds the new source when it was made here: commit it together with what uses it. */
  readonly onChange: (sourceId: SourceId | null, made: readonly Change[]) => void;
};

/** A registered source, or a new one made by typing its name. */
export function SourcePicker({
  label,
  value,
  newKind = null,
  onChange,
  ...field
}: SourcePickerProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const [filter, setFilter] = useState("");
  const [made, setMade] = useState<{ readonly id: SourceId; readonly name: string } | null>(null);
  const sources = useListedSources(filter, null);
  const chosenRow = useLiveQuery(
    async () => (value === null ? null : ((await db.sources.get(value)) ?? null)),
    [db, value],
  );

  const nobody = { value: noSource, text: t("sources.picker.none"), written: "" };
  const chosen =
    value === null
      ? nobody
      : chosenRow != null
        ? optionOf(chosenRow)
        : // Not committed yet: the form around this one still holds it.
          made?.id === value
          ? { value, text: made.name }
          : null;

  return (
    <CreatingComboBox
      {...field}
      label={label ?? t("sources.picker.label")}
      placeholder={t(
        value === null ? "sources.picker.nonePlaceholder" : "sources.picker.placeholder",
      )}
      fixed={[nobody]}
      matching={firstOf(sources, shownAtOnce).map(optionOf)}
      chosen={chosen}
      createText={(name) => t("sources.picker.create", { name })}
      refusalText={(words) => t("sources.picker.refusal", { words })}
      onSearch={setFilter}
      onChoose={(id) => onChange(id === noSource ? null : sourceIdSchema.parse(id), [])}
      onCreate={(name) => {
        const { id, change } = newSource(name, newKind);
        setMade({ id, name });
        onChange(id, [change]);
      }}
    />
  );
}

function optionOf({ id, name, reliability }: SourceRow) {
  return { value: id, text: name, sign: <ReliabilityLetter reliability={reliability} /> };
}
