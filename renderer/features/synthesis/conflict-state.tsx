import { Badge } from "#renderer/ui/notice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Conflict } from "#shared/domain/conflict/conflict.ts";

type ConflictStateProps = { readonly resolution: Conflict["resolution"] };

/** Open, or how it was resolved. */
export function ConflictState({ resolution }: ConflictStateProps) {
  const t = useTranslate();
  return (
    <Badge tone={resolution === "open" ? "warning" : "success"}>
      {t(`words.resolution.${resolution}`)}
    </Badge>
  );
}
