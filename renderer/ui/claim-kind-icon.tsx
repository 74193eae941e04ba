import type { ClaimKind } from "#shared/domain/claim/claim.ts";
import type { IconComponent, IconProps } from "./icon.tsx";
import {
  AttributionIcon,
  FactIcon,
  FigureIcon,
  ForecastIcon,
  OpinionIcon,
  PrescriptionIcon,
  SentimentIcon,
} from "./icons-claims.tsx";
import { useTranslate } from "./translate.tsx";

const icons: Readonly<Record<ClaimKind, IconComponent>> = {
  fact: FactIcon,
  figure: FigureIcon,
  attribution: AttributionIcon,
  opinion: OpinionIcon,
  forecast: ForecastIcon,
  sentiment: SentimentIcon,
  prescription: PrescriptionIcon,
};

export type ClaimKindIconProps = Pick<IconProps, "size"> & {
  readonly kind: ClaimKind;
  /** The kind's name stands beside the icon, so the drawing stays silent. */
  readonly isBesideWord?: boolean;
};

export function ClaimKindIcon({ kind, isBesideWord = false, ...rest }: ClaimKindIconProps) {
  const t = useTranslate();
  const Icon = icons[kind];
  return isBesideWord ? (
    <Icon {...rest} />
  ) : (
    <Icon {...rest} label={t(`words.claimKind.${kind}`)} />
  );
}
