import { useState } from "react";
import { newId } from "#renderer/bridge.ts";
import { SourcePicker } from "#renderer/features/sources/index.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { CloseIcon, PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Change } from "#shared/ledger/change.ts";
import type { GivenSpeaker } from "./claim-commands.ts";
import styles from "./claims.module.css";

/** A link while it is edited; `key` tells links apart that say the same. */
export type DraftSpeaker = GivenSpeaker & { readonly key: string };

export type SpeakerFieldsProps = {
  readonly speakers: readonly DraftSpeaker[];
  readonly onChange: (speakers: readonly DraftSpeaker[]) => void;
  /** Sources made while choosing; to be committed together with the chain. */
  readonly onMade: (changes: readonly Change[]) => void;
};

/** The chain of who said it, outermost first. An unnamed holder is a link like any other. */
export function SpeakerFields({ speakers, onChange, onMade }: SpeakerFieldsProps) {
  const t = useTranslate();
  const [added, setAdded] = useState<string | null>(null);
  const replace = (index: number, change: Partial<GivenSpeaker>) =>
    onChange(speakers.map((link, place) => (place === index ? { ...link, ...change } : link)));
  const add = () => {
    const key = newId();
    setAdded(key);
    onChange([...speakers, { key, name: "", isUnnamed: false, sourceId: null }]);
  };

  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{t("claims.report.speakers")}</legend>
      {speakers.map((speaker, index) => (
        <div key={speaker.key} className={styles.speakerRow}>
          <TextField
            label={t("claims.report.speaker", { number: index + 1 })}
            autoFocus={speaker.key === added}
            value={speaker.name ?? ""}
            onChange={(name) => replace(index, { name })}
          />
          <IconButton
            icon={CloseIcon}
            label={t("claims.report.removeSpeaker", { number: index + 1 })}
            onPress={() => onChange(speakers.filter((_, place) => place !== index))}
          />
          <Checkbox
            isSelected={speaker.isUnnamed}
            onChange={(isUnnamed) => replace(index, { isUnnamed })}
          >
            {t("claims.report.isUnnamed")}
          </Checkbox>
          <SourcePicker
            label={t("claims.report.source", { number: index + 1 })}
            value={speaker.sourceId}
            onChange={(sourceId, made) => {
              onMade(made);
              replace(index, { sourceId });
            }}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={PlusIcon} onPress={add}>
          {t("claims.report.addSpeaker")}
        </Button>
      </div>
    </fieldset>
  );
}

/** The chain as it is stored: names trimmed, blank links dropped. */
export function storedChain(speakers: readonly GivenSpeaker[]): readonly GivenSpeaker[] {
  return speakers
    .map(({ name, isUnnamed, sourceId }) => ({ name: name?.trim() || null, isUnnamed, sourceId }))
    .filter(({ name, isUnnamed, sourceId }) => name !== null || isUnnamed || sourceId !== null);
}
