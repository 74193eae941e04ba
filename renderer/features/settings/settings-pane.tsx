import { useEffect, useState } from "react";
import { FailureNotice, useAttempt, usePreferences } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox, RadioGroup } from "#renderer/ui/choice.tsx";
import { PaneBody, PaneFrame } from "#renderer/ui/panel.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Output } from "#shared/ipc/contract.ts";
import { KeySettings } from "./key-settings.tsx";
import { Backups, RepairReport } from "./notebook-safety.tsx";
import styles from "./settings-pane.module.css";
import { WatchedFolder } from "./watched-folder.tsx";

/** The person, the look and the keys of this device. */
export function SettingsPane() {
  const t = useTranslate();
  const { themeChoice, setThemeChoice, hasLetterKeys, setHasLetterKeys } = usePreferences();
  const [description, setDescription] = useState<Output<"app:describe"> | null>(null);
  const { attempt, failure } = useAttempt();
  useEffect(
    () => attempt(async () => setDescription(await request("app:describe", {}))),
    [attempt],
  );

  return (
    <PaneFrame title={t("app.view.settings")}>
      <PaneBody isPadded>
        <div className={styles.settings}>
          {failure !== null && <FailureNotice failure={failure} />}
          {description !== null && (
            <PersonName key={description.actor?.id} description={description} />
          )}
          <RadioGroup
            label={t("app.settings.theme")}
            options={[
              { value: "system", text: t("app.theme.system"), detail: t("app.theme.systemDetail") },
              { value: "light", text: t("app.theme.light") },
              { value: "dark", text: t("app.theme.dark") },
              {
                value: "contrast",
                text: t("app.theme.contrast"),
                detail: t("app.theme.contrastDetail"),
              },
            ]}
            value={themeChoice}
            onChange={setThemeChoice}
          />
          <Checkbox
            isSelected={hasLetterKeys}
            onChange={setHasLetterKeys}
            detail={t("app.settings.letterKeysDetail")}
          >
            {t("app.settings.letterKeys")}
          </Checkbox>
          <WatchedFolder />
          <Backups />
          <RepairReport />
          <KeySettings />
          {description !== null && <About description={description} />}
        </div>
      </PaneBody>
    </PaneFrame>
  );
}

type DescriptionProps = { readonly description: Output<"app:describe"> };

function PersonName({ description }: DescriptionProps) {
  const t = useTranslate();
  const [name, setName] = useState(description.actor?.personName ?? "");
  const [savedName, setSavedName] = useState(name);
  const { attempt, failure, isBusy } = useAttempt();
  const wanted = name.trim();

  return (
    <form
      className={styles.person}
      onSubmit={(event) => {
        event.preventDefault();
        attempt(async () =>
          setSavedName((await request("person:name", { name: wanted })).personName),
        );
      }}
    >
      <TextField
        label={t("app.settings.name")}
        hint={t("app.settings.nameHint")}
        value={name}
        onChange={setName}
        maxLength={200}
      />
      <div>
        <Button type="submit" isDisabled={isBusy || wanted === "" || wanted === savedName}>
          {t("app.settings.saveName")}
        </Button>
      </div>
      {failure !== null && <FailureNotice failure={failure} />}
    </form>
  );
}

function About({ description }: DescriptionProps) {
  const t = useTranslate();
  const rows = [
    [t("app.settings.version"), description.version],
    [t("app.settings.runtime"), description.runtime],
    [t("app.settings.dataFolder"), description.dataFolder],
  ] as const;
  return (
    <section aria-label={t("app.settings.about")}>
      <h3 className={styles.heading}>{t("app.settings.about")}</h3>
      <dl className={styles.about}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
