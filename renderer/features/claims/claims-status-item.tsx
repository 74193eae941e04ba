import { useTranslate } from "#renderer/ui/translate.tsx";
import { useClaims } from "./claims-queries.ts";

/** How many claims there are and how many wait for something; nothing while there are none. */
export function ClaimsStatusItem() {
  const t = useTranslate();
  const all = useClaims();
  if (all === undefined || all.claims.length === 0) return null;
  const open = all.claims.filter((item) => item.unfinished.length > 0).length;
  const claims = t("claims.status.claims", { count: all.claims.length });
  return (
    <span>{open === 0 ? claims : `${claims} · ${t("claims.status.open", { count: open })}`}</span>
  );
}
