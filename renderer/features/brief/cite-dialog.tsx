import { useState } from "react";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { ClaimIcon, QuoteIcon, RateIcon } from "#renderer/ui/icons-marks.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { SearchField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Ground } from "#shared/domain/brief/ground.ts";
import { displayText } from "#shared/domain/text/text-version.ts";
import styles from "./brief.module.css";
import type { Target } from "./brief-commands.ts";
import { type Citable, citablesMatching } from "./brief-queries.ts";
import dialogs from "./dialogs.module.css";

type CiteDialogProps = {
  readonly ground: Ground;
  readonly hasPlace: boolean;
  readonly onCite: (target: Target) => void;
  readonly onClose: () => void;
};

const icons = { claim: ClaimIcon, evidence: QuoteIcon, judgement: RateIcon } as const;

/** Finds what a sentence rests on by its words: Enter takes the first, arrows choose another. */
export function CiteDialog({ ground, hasPlace, onCite, onClose }: CiteDialogProps) {
  const t = useTranslate();
  const [words, setWords] = useState("");
  const found = citablesMatching(words, ground);
  const [first] = found;
  return (
    <Dialog
      title={t("brief.cite.title")}
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (first !== undefined && hasPlace) onCite(first);
      }}
    >
      <div className={styles.form}>
        <SearchField
          label={t("brief.cite.search")}
          placeholder={t("brief.cite.search")}
          value={words}
          onChange={setWords}
          autoFocus
          onSubmit={() => {
            if (first !== undefined && hasPlace) onCite(first);
          }}
        />
        {!hasPlace && <p className={styles.quiet}>{t("brief.cite.noPlace")}</p>}
        {found.length === 0 ? (
          <EmptyState title={t("brief.cite.none")}>{t("brief.cite.noneAdvice")}</EmptyState>
        ) : (
          <ul
            className={dialogs.citables}
            aria-label={t("brief.cite.found")}
            {...(hasPlace ? {} : reachable)}
          >
            {found.map((citable) => (
              <CitableRow
                key={`${citable.targetKind}~${citable.targetId}`}
                citable={citable}
                isDisabled={!hasPlace}
                onChoose={() => onCite(citable)}
              />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

/** Without a place to cite in, no row takes the focus, and the list is still to be read by keyboard. */
const reachable = { tabIndex: 0 } as const;

type CitableRowProps = {
  readonly citable: Citable;
  readonly isDisabled: boolean;
  readonly onChoose: () => void;
};

function CitableRow({ citable, isDisabled, onChoose }: CitableRowProps) {
  const t = useTranslate();
  const Icon = icons[citable.targetKind];
  return (
    <li>
      <button type="button" className={dialogs.citable} disabled={isDisabled} onClick={onChoose}>
        <Icon label={t(`brief.cite.kind.${citable.targetKind}`)} />
        <span className={dialogs.citableWords}>
          <span>{displayText(citable.text)}</span>
          {citable.detail !== "" && (
            <span className={styles.quiet}>{displayText(citable.detail)}</span>
          )}
        </span>
      </button>
    </li>
  );
}
