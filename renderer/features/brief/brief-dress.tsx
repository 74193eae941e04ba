import { useEffect, useState } from "react";
import { FailureNotice, useAttempt, useWorkspace } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { useTextDraft } from "#renderer/ui/text-draft.ts";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { dressColours } from "#shared/domain/brief/dress.ts";
import type { BlobHash } from "#shared/domain/ids.ts";
import styles from "./brief.module.css";
import { describeBrief } from "./brief-commands.ts";
import { briefDialog } from "./brief-desk.ts";
import type { BriefRow } from "./brief-queries.ts";

type ColourName = keyof typeof dressColours;

// The keys of the record it is made from.
const colourNames = Object.keys(dressColours) as readonly ColourName[];

/** For whom the brief is written and how it looks: what a template keeps. Stands in the grid of the settings. */
export function BriefDress({ brief }: { readonly brief: BriefRow }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const { attempt, failure } = useAttempt();
  const audience = useTextDraft(
    brief.audience ?? null,
    (text) => void describeBrief(notebook, brief, { audience: text }),
  );
  const colour = brief.colour ?? null;
  const named = colourNames.find((name) => dressColours[name] === colour) ?? null;
  const logoHash = brief.logoHash ?? null;

  return (
    <>
      <TextField label={t("brief.settings.audience")} isReadOnly={isReadOnly} {...audience} />
      <Select<ColourName>
        label={t("brief.settings.colour")}
        value={named}
        isDisabled={isReadOnly}
        onChange={(name) => void describeBrief(notebook, brief, { colour: dressColours[name] })}
        options={colourNames.map((value) => ({
          value,
          text: t(`brief.settings.colours.${value}`),
        }))}
      />
      <div className={styles.logoField}>
        <span className={styles.legend}>{t("brief.settings.logo")}</span>
        {logoHash !== null && <LogoPicture hash={logoHash} />}
        <div className={styles.fixes}>
          <Button
            size="small"
            isDisabled={isReadOnly}
            onPress={() =>
              attempt(async () => {
                const chosen = await request("brief:choose-logo", { notebookId: notebook.id });
                if (chosen === null) return;
                await describeBrief(notebook, brief, { logoHash: chosen.hash });
              })
            }
          >
            {t("brief.settings.chooseLogo")}
          </Button>
          {logoHash !== null && (
            <Button
              size="small"
              kind="quiet"
              isDisabled={isReadOnly}
              onPress={() => void describeBrief(notebook, brief, { logoHash: null })}
            >
              {t("brief.settings.removeLogo")}
            </Button>
          )}
        </div>
      </div>
      {failure !== null && (
        <div className={styles.wholeRow}>
          <FailureNotice failure={failure} />
        </div>
      )}
      <div className={`${styles.fixes} ${styles.wholeRow}`}>
        <span className={styles.quiet}>
          {t("brief.template.current", {
            name: t(`brief.template.form.${brief.form ?? "full"}.name`),
          })}
        </span>
        <Button size="small" kind="quiet" onPress={() => briefDialog.set("templates")}>
          {t("brief.template.open")}
        </Button>
      </div>
    </>
  );
}

function LogoPicture({ hash }: { readonly hash: BlobHash }) {
  const t = useTranslate();
  const { id: notebookId } = useNotebook();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isWanted = true;
    void request("brief:logo", { notebookId, hash }).then((logo) => {
      if (logo === null || !isWanted) return;
      made = URL.createObjectURL(new Blob([logo.bytes.slice()], { type: logo.mediaType }));
      setAddress(made);
    });
    return () => {
      isWanted = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [notebookId, hash]);
  if (address === null) return null;
  return <img className={styles.logo} src={address} alt={t("brief.print.logo")} />;
}
