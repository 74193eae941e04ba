/** A place of the offline gazetteer. Coordinates are WGS 84 degrees, rounded to a tenth. */
export interface Place {
  readonly id: string;
  /** The English name shown. */
  readonly name: string;
  /** Spellings that name the same place in English, Japanese, Korean, Russian or Chinese. */
  readonly variants: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  /** `country` for a state, `site` for a station, port or facility. */
  readonly kind: "country" | "region" | "city" | "site" | "water";
}
