import { Select } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type Origin, originSchema } from "#shared/domain/origin/origin.ts";

type OriginKindSelectProps = {
  readonly value: Origin["kind"];
  readonly onChange: (kind: Origin["kind"]) => void;
  readonly isDisabled?: boolean;
};

export function OriginKindSelect(props: OriginKindSelectProps) {
  const t = useTranslate();
  return (
    <Select
      {...props}
      label={t("sources.originCard.kind")}
      options={originSchema.shape.kind.options.map((kind) => ({
        value: kind,
        text: t(`words.originKind.${kind}`),
      }))}
    />
  );
}
