import { useTranslate } from "#renderer/ui/translate.tsx";
import { wholeView } from "#shared/domain/claim/claim-view.ts";
import { useClaimCount } from "./claim-count.ts";

const unfinished = { ...wholeView, onlyUnfinished: true };

/** How many claims wait for something, after the frame's own counts; nothing while none does. */
export function ClaimsStatusItem() {
  const t = useTranslate();
  const open = useClaimCount(unfinished) ?? 0;
  return open === 0 ? null : <span>{t("claims.status.open", { count: open })}</span>;
}
