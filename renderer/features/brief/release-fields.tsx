import { Select } from "#renderer/ui/select.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { BriefFormat } from "#shared/domain/brief/brief.ts";
import { peopleOf } from "#shared/domain/brief/export-names.ts";
import {
  type ExportSettings,
  type ManifestPlace,
  manifestPlaces,
  namesChoices,
} from "#shared/domain/brief/export-settings.ts";
import { type Marking, tlpLabels } from "#shared/domain/marking.ts";
import styles from "./brief.module.css";
import type { BriefReading } from "./brief-queries.ts";
import own from "./going-out.module.css";

type ReleaseFieldsProps = {
  readonly settings: ExportSettings;
  /** How the copy leaves: a printer takes no list of hashes along. */
  readonly into: BriefFormat | "printer";
  readonly reading: BriefReading;
  readonly onChange: (settings: ExportSettings) => void;
};

/** What goes out, and under which names: chosen for this copy, the notebook stays as it is. */
export function ReleaseFields({ settings, into, reading, onChange }: ReleaseFieldsProps) {
  const t = useTranslate();
  const isPdf = into === "pdf";
  const places = manifestPlaces.filter((place) => isPdf || place !== "attached");
  const people = peopleOf(reading.ground.rows);
  const set = (part: Partial<ExportSettings>) => onChange({ ...settings, ...part });
  const wordsFor = (name: string) =>
    settings.replacements.find((replacement) => replacement.name === name)?.by ?? "";
  return (
    <>
      <div className={styles.pair}>
        <Select<ExportSettings["names"]>
          label={t("brief.export.names")}
          value={settings.names}
          onChange={(names) => set({ names })}
          options={namesChoices.map((value) => ({
            value,
            text: t(`brief.export.namesChoice.${value}`),
          }))}
        />
        <Select<Marking | "any">
          label={t("brief.export.maximum")}
          value={settings.maximumMarking ?? "any"}
          onChange={(value) => set({ maximumMarking: value === "any" ? null : value })}
          options={[
            { value: "any", text: t("brief.export.noMaximum") },
            ...tlpLabels.map((value) => ({ value, text: value })),
          ]}
        />
        {into !== "printer" && (
          <Select<ManifestPlace>
            label={t("brief.export.manifest")}
            value={isPdf || settings.manifest !== "attached" ? settings.manifest : "none"}
            onChange={(manifest) => set({ manifest })}
            options={places.map((value) => ({
              value,
              text: t(`brief.export.manifestPlace.${value}`),
            }))}
          />
        )}
      </div>
      {settings.maximumMarking !== null && (
        <p className={styles.quiet}>{t("brief.export.maximumExplained")}</p>
      )}
      {settings.names === "replaced" && people.length > 0 && (
        <fieldset className={own.people}>
          <legend className={styles.legend}>{t("brief.export.people")}</legend>
          {people.map(({ name }) => (
            <TextField
              key={name}
              label={name}
              value={wordsFor(name)}
              placeholder={t("brief.export.numbered")}
              onChange={(by) =>
                set({
                  replacements: [
                    ...settings.replacements.filter((other) => other.name !== name),
                    ...(by === "" ? [] : [{ name, by }]),
                  ],
                })
              }
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
