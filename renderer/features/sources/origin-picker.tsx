import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { firstOf, useListedOrigins } from "#renderer/db/use-listed-names.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Evidence } from "#shared/domain/evidence/evidence.ts";
import { type OriginId, originIdSchema } from "#shared/domain/ids.ts";
import { foldedText } from "#shared/domain/text/word-match.ts";
import type { Change } from "#shared/ledger/change.ts";
import { ownJudgementName } from "./article-name.ts";
import { CreatingComboBox } from "./creating-combo-box.tsx";
import { newOrigin, newOwnJudgement, ownJudgementIdOf } from "./origin-commands.ts";
import type { OriginRow } from "./origin-queries.ts";

/** Where a passage says its information first came from, as evidence keeps it. */
export type OriginChoice = Pick<Evidence, "originStanding" | "originId">;

const fixedStandings = ["unset", "unknown"] as const;
const ownJudgement = "own-judgement";
const shownAtOnce = 50;

export type OriginPickerProps = {
  readonly label?: string;
  readonly hint?: string;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly value: OriginChoice;
  /** The article of the passage: whose author "author's own judgement" means. Null leaves that choice out. */
  readonly articleId: string | null;
  /** `made` holds the new origin when it was made here: commit it together with what uses it. */
  readonly onChange: (choice: OriginChoice, made: readonly Change[]) => void;
};

/** An origin, a new one made by typing its name, "not stated", or the author's own judgement. */
export function OriginPicker({ label, value, articleId, onChange, ...field }: OriginPickerProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const [filter, setFilter] = useState("");
  const [made, setMade] = useState<{ readonly id: OriginId; readonly name: string } | null>(null);
  const origins = useListedOrigins(filter, null);
  const { originId, originStanding } = value;
  const chosenRow = useLiveQuery(
    async () => (originId === null ? null : ((await db.origins.get(originId)) ?? null)),
    [db, originId],
  );
  const article = useLiveQuery(
    async () => (articleId === null ? null : ((await db.articles.get(articleId)) ?? null)),
    [db, articleId],
  );

  const ownOption = {
    value: ownJudgement,
    text: t("sources.originPicker.ownJudgement"),
    detail: t("sources.originPicker.ownJudgementDetail"),
  };
  const fixed = [
    ...fixedStandings.map((standing) => ({
      value: standing,
      text: t(`sources.originPicker.${standing}`),
      detail: t(`sources.originPicker.${standing}Detail`),
      ...(standing === "unset" ? { written: "" } : {}),
    })),
    ...(article == null ? [] : [ownOption]),
  ];
  const ownId = articleId === null ? null : ownJudgementIdOf(articleId);

  function chosenOption() {
    // Nothing has been said: the field is empty, so that who types writes a name and nothing else.
    if (originStanding === "unset") return null;
    if (originStanding !== "known") {
      return fixed.find((option) => option.value === originStanding) ?? null;
    }
    if (originId === ownId && ownId !== null) return ownOption;
    if (chosenRow != null) return { value: chosenRow.id, text: chosenRow.name };
    // Not committed yet: the form around this one still holds it.
    return made !== null && made.id === originId ? { value: made.id, text: made.name } : null;
  }

  async function choose(chosen: string): Promise<void> {
    if (chosen === "unset" || chosen === "unknown") {
      onChange({ originStanding: chosen, originId: null }, []);
    } else if (chosen !== ownJudgement) {
      onChange({ originStanding: "known", originId: originIdSchema.parse(chosen) }, []);
    } else if (article != null && ownId !== null) {
      const name = ownJudgementName(article, t);
      const made = await newOwnJudgement(db, article.id, name, article.authorSourceId);
      onChange({ originStanding: "known", originId: ownId }, made);
    }
  }

  async function create(name: string): Promise<void> {
    // At once: the form around this one may be sent with the next key.
    const { id, change } = newOrigin(name, "report");
    setMade({ id, name });
    onChange({ originStanding: "known", originId: id }, [change]);
    // The list may not have caught up with the typing: two records of one origin would count as two.
    const folded = foldedText(name);
    const known = await db.origins.filter((origin) => foldedText(origin.name) === folded).first();
    if (known !== undefined) onChange({ originStanding: "known", originId: known.id }, []);
  }

  // Words that come after the focus would open the list by themselves, over the buttons below.
  if (originId !== null && chosenRow === undefined) return null;
  return (
    <CreatingComboBox
      {...field}
      label={label ?? t("sources.originPicker.label")}
      placeholder={t(
        originStanding === "unset"
          ? "sources.originPicker.unsetPlaceholder"
          : "sources.originPicker.placeholder",
      )}
      fixed={fixed}
      matching={firstOf(origins, shownAtOnce)
        .filter(({ id }) => id !== ownId)
        .map((origin) => optionOf(origin, t(`words.originKind.${origin.kind}`)))}
      chosen={chosenOption()}
      createText={(name) => t("sources.originPicker.create", { name })}
      refusalText={(words) => t("sources.originPicker.refusal", { words })}
      onSearch={setFilter}
      onChoose={(chosen) => void choose(chosen)}
      onCreate={(name) => void create(name)}
    />
  );
}

function optionOf({ id, name }: OriginRow, kind: string) {
  return { value: id, text: name, detail: kind };
}
