import type { ClaimId } from "../ids.ts";
import type { Ground } from "./ground.ts";
import { withoutQuotations } from "./sentences.ts";

const confirming =
  /(?<!not |not yet |never |un|cannot be |can not be |nobody |to be )\b(?:independently )?(?:confirm(?:ed|s)|corroborat(?:ed|es)|verified|proven)\b|(?:確認|裏付け|立証|実証)(?:され|ら?れた|した|が取れ|済み)|裏づけられ|(?:확인|입증|검증)(?:됐|되었|된|되어|했|한)/iu;

const denying =
  /\b(?:not|never|no one|nobody|nothing|neither|without|un|yet to|remains? to)\b[^.;]{0,40}\b(?:confirm|corroborat|verif|prove)|(?:確認|裏付け|裏づけ|立証|実証)[^。]{0,6}(?:ていな|ておら|ない|未)|未確認|(?:확인|입증|검증)[^.]{0,6}(?:않|못|안)|미확인/iu;

/** A word by which a text calls confirmed what has fewer than two independent origins; null where it does not. */
export function confirmedOnOneOrigin(
  text: string,
  claimIds: readonly ClaimId[],
  ground: Ground,
): { readonly word: string; readonly origins: string } | null {
  const words = withoutQuotations(text);
  const word = confirming.exec(words)?.[0];
  if (word === undefined || denying.test(words)) return null;
  const counts = claimIds.map((id) => ground.originsOfClaim(id).known.length);
  const weakest = counts.length === 0 ? 0 : Math.min(...counts);
  return weakest >= 2 ? null : { word, origins: String(weakest) };
}
