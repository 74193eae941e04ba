import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import { ComboBox } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type ClaimId, claimIdSchema } from "#shared/domain/ids.ts";
import { type ClaimRow, useClaimsMatching } from "./claim-queries.ts";

const shownAtOnce = 50;

type ClaimPickerProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: ClaimId | null;
  readonly onChange: (claimId: ClaimId | null) => void;
  /** Claims that can not be chosen: the other end, or those that are there already. */
  readonly without: ReadonlySet<string>;
  readonly autoFocus?: boolean;
};

/** A claim, found by the words of its statement. */
export function ClaimPicker({ value, onChange, without, ...field }: ClaimPickerProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const [words, setWords] = useState("");
  const [text, setText] = useState("");
  const found = useClaimsMatching(words, shownAtOnce + without.size);
  const chosen = useLiveQuery(
    async () => (value === null ? null : ((await db.claims.get(value)) ?? null)),
    [db, value],
  );
  const [shownFor, setShownFor] = useState<string | null>(null);
  // The claim was chosen, or let go, outside of this field.
  if (chosen !== undefined && (chosen?.id ?? null) === value && value !== shownFor) {
    setShownFor(value);
    setText(chosen?.statement ?? "");
  }

  const offered = found.filter(({ id }) => !without.has(id)).slice(0, shownAtOnce);
  const listed = [
    ...offered,
    // The list must hold what is chosen, or the field would forget its words.
    ...(chosen != null && !offered.some(({ id }) => id === chosen.id) ? [chosen] : []),
  ];
  return (
    <ComboBox
      {...field}
      placeholder={t("synthesis.relate.placeholder")}
      menuTrigger="input"
      allowsEmptyCollection
      options={listed.map(optionOf)}
      value={value as string | null}
      inputValue={text}
      defaultFilter={() => true}
      onInputChange={(next) => {
        setText(next);
        setWords(next === chosen?.statement ? "" : next);
      }}
      onChange={(id) => {
        // The words change together with the choice, or the list would open again under them.
        setText(listed.find((claim) => claim.id === id)?.statement ?? "");
        setWords("");
        if (id !== value) onChange(id === null ? null : claimIdSchema.parse(id));
      }}
    />
  );
}

function optionOf({ id, statement, kind }: ClaimRow) {
  return { value: id as string, text: statement, sign: <ClaimKindIcon kind={kind} /> };
}
