import type { Translate } from "#shared/messages/catalogue.ts";
import type { WeighedPassage } from "./claim-queries.ts";

/** "Said by X, quoting Y"; an unnamed speaker is said to be unnamed. */
export function saidBy({ speakers }: Pick<WeighedPassage, "speakers">, t: Translate): string {
  if (speakers.length === 0) return t("synthesis.conflict.speakerNone");
  const chain = speakers.map(({ name, isUnnamed }) => {
    if (name === null) return t("synthesis.conflict.unnamed");
    return isUnnamed ? t("synthesis.conflict.unnamedAs", { name }) : name;
  });
  return t("synthesis.conflict.saidBy", { chain: chain.join(t("synthesis.conflict.quoting")) });
}

/** The origin's name, or what is known of it instead. */
export function originText(
  { evidence, origin }: Pick<WeighedPassage, "evidence" | "origin">,
  t: Translate,
): string {
  if (evidence.originStanding === "unknown") return t("synthesis.conflict.originUnknown");
  return origin === null ? t("synthesis.conflict.originNone") : origin.name;
}
