import { Select } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type SourceKind, sourceKindSchema } from "#shared/domain/source/source.ts";

type SourceKindSelectProps = {
  readonly value: SourceKind | null;
  readonly onChange: (kind: SourceKind) => void;
  readonly isDisabled?: boolean;
};

export function SourceKindSelect(props: SourceKindSelectProps) {
  const t = useTranslate();
  return (
    <Select
      {...props}
      label={t("sources.create.kind")}
      placeholder={t("sources.card.kindPlaceholder")}
      options={sourceKindSchema.options.map((kind) => ({
        value: kind,
        text: t(`words.sourceKind.${kind}`),
      }))}
    />
  );
}
