import type { Brief } from "#shared/domain/brief/brief.ts";
import type { Translate } from "#shared/messages/catalogue.ts";

/** What the brief check has to say where it lists nothing: an issued brief is not checked again. */
export function checkState(
  brief: Brief,
  t: Translate,
): { readonly text: string; readonly isClean: boolean } {
  if (brief.status !== "issued") return { text: t("brief.check.clean"), isClean: true };
  const open = brief.issuedFindings ?? null;
  if (open === null) return { text: t("brief.check.issuedBefore"), isClean: false };
  return open === 0
    ? { text: t("brief.check.issuedClean"), isClean: true }
    : { text: t("brief.check.issuedOpen", { count: open }), isClean: false };
}
