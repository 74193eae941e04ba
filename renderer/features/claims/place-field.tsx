import { ComboBox } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { placeOfId, placesNamed } from "#shared/domain/place/gazetteer.ts";

export type PlaceFieldProps = {
  readonly name: string;
  /** The place in the gazetteer; null for a name of the analyst's own. */
  readonly placeId: string | null;
  readonly onChange: (name: string, placeId: string | null) => void;
};

/** So many are offered; more letters find the others. */
const mostOffered = 30;

/** A place by any of its names, from the gazetteer, or a name that it does not have. */
export function PlaceField({ name, placeId, onChange }: PlaceFieldProps) {
  const t = useTranslate();
  const chosen = placeOfId(placeId);
  const matching = placesNamed(name === chosen?.name ? "" : name);
  const offered = matching.slice(0, mostOffered);
  const options = chosen === null || offered.includes(chosen) ? offered : [chosen, ...offered];
  return (
    <ComboBox<string>
      label={t("claims.report.placeName")}
      hint={t("claims.report.placeNameHint")}
      menuTrigger="input"
      allowsCustomValue
      defaultFilter={() => true}
      value={chosen?.id ?? null}
      inputValue={name}
      onInputChange={(typed) => {
        // Other words are another place, until one is chosen.
        if (typed !== name) onChange(typed, typed === chosen?.name ? chosen.id : null);
      }}
      onChange={(id) => {
        const place = placeOfId(id);
        if (place !== null) onChange(place.name, place.id);
      }}
      options={options.map((place) => ({
        value: place.id,
        text: place.name,
        detail: place.variants.slice(0, 5).join(" · "),
      }))}
    />
  );
}
