import { useLiveQuery } from "dexie-react-hooks";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Select } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type LensId, lensIdSchema } from "#shared/domain/ids.ts";
import { byPosition } from "#shared/domain/position.ts";

const noLens = "none";

type LensSelectProps = {
  readonly lensId: LensId | null;
  readonly isDisabled?: boolean;
  readonly onChange: (lensId: LensId | null) => void;
};

/** The lens through which a judgement is made, or none. */
export function LensSelect({ lensId, isDisabled = false, onChange }: LensSelectProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const lenses = useLiveQuery(() => db.lenses.toArray(), [db]) ?? [];
  return (
    <Select
      label={t("synthesis.judgement.lens")}
      isDisabled={isDisabled}
      value={lensId ?? noLens}
      onChange={(chosen) => onChange(chosen === noLens ? null : lensIdSchema.parse(chosen))}
      options={[
        { value: noLens, text: t("synthesis.judgement.noLens") },
        ...lenses.toSorted(byPosition).map(({ id, name }) => ({ value: id as string, text: name })),
      ]}
    />
  );
}
