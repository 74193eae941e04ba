import { useEffect, useMemo, useRef, useState } from "react";
import {
  FailureNotice,
  useAttempt,
  useCommand,
  useDecisions,
  useKeyHint,
  useUndoToast,
  useWorkspace,
} from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Observed, useObservable } from "#renderer/db/observable.ts";
import { bringBack, type TakenSuggestion, takenWhole } from "#renderer/features/claims/index.ts";
import { Button } from "#renderer/ui/button.tsx";
import { CheckIcon, CloseIcon, EditIcon } from "#renderer/ui/icons-actions.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import { displayText } from "#shared/domain/text/text-version.ts";
import type { Candidate } from "#shared/suggesting/candidates.ts";
import { strongestOf } from "#shared/suggesting/strength.ts";
import { activeAt, nextAfter } from "./decisions.ts";
import { EditSuggestionDialog } from "./edit-suggestion-dialog.tsx";
import { acceptSuggestion, dismissSuggestion } from "./suggestion-commands.ts";
import type { Dismissed, ReadText, Suggestions } from "./suggestion-queries.ts";
import { SuggestionRow } from "./suggestion-row.tsx";
import styles from "./suggestions.module.css";

export type SuggestionsPanelProps = {
  readonly read: ReadText;
  /** undefined while the article is being read. */
  readonly suggestions: Suggestions | undefined;
  /** Brings the words into sight in the text. */
  readonly onShow: (range: TextRange) => void;
};

/** Candidate claims of the article, each with the rule that fired: one key takes, edits or dismisses it. */
export function SuggestionsPanel({ read, suggestions, onShow }: SuggestionsPanelProps) {
  const t = useTranslate();
  if (suggestions === undefined) return <Skeleton lines={4} />;
  return (
    <div className={styles.panel}>
      <p className={styles.intro}>{t("suggestions.intro")}</p>
      <OpenSuggestions read={read} all={suggestions.open} onShow={onShow} />
      {suggestions.dismissed.length > 0 && <DismissedList dismissed={suggestions.dismissed} />}
    </div>
  );
}

/** True while the list is asked to take the focus as soon as it is drawn. */
const focusWish = new Observed(false);

/** Puts the focus into the list, from where the letters decide, as soon as it is on screen. */
export function focusSuggestions(): void {
  focusWish.set(true);
}

/** True from then on until it has it: a pane that opens for them shows them at once. */
export function areSuggestionsWished(): boolean {
  return focusWish.get();
}

const keyOf = ({ start, end }: Candidate) => `${start}-${end}`;

type OpenSuggestionsProps = {
  readonly read: ReadText;
  readonly all: readonly Candidate[];
  readonly onShow: (range: TextRange) => void;
};

function OpenSuggestions({ read, all, onShow }: OpenSuggestionsProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { select } = useWorkspace();
  const undoToast = useUndoToast();
  const { attempt, failure } = useAttempt();
  // A place in the text: once its suggestion is decided, the next one after it is the active one.
  const [place, setPlace] = useState(-1);
  const [edited, setEdited] = useState<Candidate | null>(null);
  const { open, isFolded, fold, hasWeaker } = useStrongest(all);
  const active = activeAt(place, open);
  const decideInTurn = useDecisions<Candidate>({
    nextAfter: (decided) => nextAfter(decided, place, open),
    attempt,
  });

  const choose = (candidate: Candidate) => {
    setPlace(candidate.start);
    onShow(candidate);
  };
  const take = async (candidate: Candidate, taken: TakenSuggestion) => {
    const made = await acceptSuggestion(notebook, read, candidate, taken);
    setPlace(candidate.end);
    setEdited(null);
    if (made === null) return;
    select({ claimId: made.claimId }, "quietly");
    undoToast(t("suggestions.accepted"));
  };
  const dismiss = async (candidate: Candidate) => {
    await dismissSuggestion(notebook, read.article.id, candidate.quote);
    setPlace(candidate.end);
    undoToast(t("suggestions.dismissed"));
  };

  const edit = async (candidate: Candidate) => {
    setEdited(candidate);
    return "stays";
  };

  const canDecide = active !== null && !notebook.isReadOnly && edited === null;
  const onAccept = canDecide
    ? () => decideInTurn((candidate) => take(candidate, takenWhole(candidate)))
    : null;
  const onEdit = canDecide ? () => decideInTurn(edit) : null;
  const onDismiss = canDecide ? () => decideInTurn(dismiss) : null;
  useCommand("suggestion:accept", onAccept);
  useCommand("suggestion:edit", onEdit);
  useCommand("suggestion:dismiss", onDismiss);
  const acceptKey = useKeyHint("suggestion:accept");
  const editKey = useKeyHint("suggestion:edit");
  const dismissKey = useKeyHint("suggestion:dismiss");

  const list = useRef<HTMLDivElement>(null);
  const isWished = useObservable(focusWish);
  const isEmpty = open.length === 0;
  useEffect(() => {
    if (!isWished || isEmpty) return;
    focusWish.set(false);
    list.current?.querySelector<HTMLElement>("[role=grid]")?.focus();
  }, [isWished, isEmpty]);

  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      {active !== null && !notebook.isReadOnly && (
        <div className={styles.verbs}>
          <VerbButton
            icon={CheckIcon}
            text={t("suggestions.accept")}
            hint={acceptKey}
            run={onAccept}
          />
          <VerbButton icon={EditIcon} text={t("suggestions.edit")} hint={editKey} run={onEdit} />
          <VerbButton
            icon={CloseIcon}
            text={t("suggestions.dismiss")}
            hint={dismissKey}
            run={onDismiss}
          />
        </div>
      )}
      {hasWeaker && (
        <div className={styles.strongest}>
          <span>
            {isFolded
              ? t("suggestions.strongest", { shown: open.length, count: all.length })
              : t("suggestions.all", { count: all.length })}
          </span>
          <Button
            size="small"
            kind="quiet"
            aria-pressed={!isFolded}
            onPress={() => fold(!isFolded)}
          >
            {t("suggestions.showAll")}
          </Button>
        </div>
      )}
      <div ref={list} className={styles.list}>
        <VirtualList
          label={t("suggestions.list")}
          items={open}
          keyOf={keyOf}
          activeKey={active === null ? null : keyOf(active)}
          onActiveChange={choose}
          onOpen={onShow}
          emptyState={
            hasWeaker ? (
              <EmptyState title={t("suggestions.noStrongest")} />
            ) : (
              <EmptyState title={t("suggestions.none")}>{t("suggestions.noneText")}</EmptyState>
            )
          }
          renderItem={(candidate) => <SuggestionRow candidate={candidate} />}
        />
      </div>
      {edited !== null && (
        <EditSuggestionDialog
          candidate={edited}
          failure={failure}
          onTake={(taken) => attempt(() => take(edited, taken))}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

/** What is listed: the strongest, as they were when the list came up, until all are asked for. */
function useStrongest(all: readonly Candidate[]) {
  const [isFolded, fold] = useState(true);
  // None moves up while others are decided: it would come before the place where the analyst is.
  const [strongest] = useState(() => new Set(strongestOf(all).map(keyOf)));
  const open = useMemo(
    () => (isFolded ? all.filter((candidate) => strongest.has(keyOf(candidate))) : all),
    [all, isFolded, strongest],
  );
  const hasWeaker = all.some((candidate) => !strongest.has(keyOf(candidate)));
  return { open, isFolded, fold, hasWeaker };
}

type VerbButtonProps = {
  readonly icon: typeof CheckIcon;
  readonly text: string;
  readonly hint: string | null;
  readonly run: (() => void) | null;
};

function VerbButton({ icon, text, hint, run }: VerbButtonProps) {
  return (
    <Button
      size="small"
      icon={icon}
      keyHint={hint}
      isDisabled={run === null}
      onPress={() => run?.()}
    >
      {text}
    </Button>
  );
}

function DismissedList({ dismissed }: { readonly dismissed: readonly Dismissed[] }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  return (
    <details className={styles.dismissed}>
      <summary>{t("suggestions.dismissedOnes", { count: dismissed.length })}</summary>
      {failure !== null && <FailureNotice failure={failure} />}
      <ul>
        {dismissed.map(({ candidate, dismissal }) => (
          <li key={dismissal.id}>
            <span>{displayText(candidate.quote)}</span>
            {!notebook.isReadOnly && (
              <Button size="small" onPress={() => attempt(() => bringBack(notebook, dismissal))}>
                {t("suggestions.bringBack")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
