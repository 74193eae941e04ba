import { useTranslate } from "#renderer/ui/translate.tsx";
import { useClaims } from "./claims-queries.ts";

/** How many claims wait for something, after the frame's own counts; nothing while none does. */
export function ClaimsStatusItem() {
  const t = useTranslate();
  const open = useClaims()?.claims.filter((item) => item.unfinished.length > 0).length ?? 0;
  return open === 0 ? null : <span>{t("claims.status.open", { count: open })}</span>;
}
