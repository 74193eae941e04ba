import type { HistoryLine } from "#shared/domain/history/history-line.ts";
import { english, keyUnder, type Translate } from "#shared/messages/catalogue.ts";
import { fieldText } from "#shared/messages/field-text.ts";

/** The stored word as a key of a catalogue; null for a word of a later program. */
function wordIn<Words extends object>(words: Words, word: string): (keyof Words & string) | null {
  // The check has made it one of the keys.
  return Object.hasOwn(words, word) ? (word as keyof Words & string) : null;
}

function actionText(t: Translate, action: string): string {
  const known = wordIn(english.history.action, action);
  return known === null ? t("history.log.other", { action }) : t(keyUnder("history.action", known));
}

export function tableText(t: Translate, table: string): string {
  const known = wordIn(english.history.table, table);
  return known === null ? table : t(keyUnder("history.table", known));
}

/** What was done; of an undo, what it took back. */
export function doneText(t: Translate, { action, takesBack }: HistoryLine): string {
  const words = actionText(t, action);
  return takesBack === null ? words : t(`history.log.${takesBack}`, { action: words });
}

/** What was done and to what: "Rated a claim's credibility: About 73 railcars stood at Tumangang". */
export function lineText(t: Translate, line: HistoryLine): string {
  const action = doneText(t, line);
  const name = line.subjects.find((subject) => subject.name !== null)?.name ?? null;
  if (name === null) return action;
  const others = line.count - 1;
  return t("history.log.subject", {
    action,
    name: others > 0 ? t("history.log.more", { name, count: others }) : name,
  });
}

/** The reason where one was given, then the fields it set. */
export function detailText(t: Translate, { facts, reason }: HistoryLine): string {
  const told = facts.map(({ field, value }) =>
    t("history.log.fact", {
      field: fieldText(field, t),
      value: value ?? t("history.log.nothing"),
    }),
  );
  return [...(reason === null ? [] : [t("history.log.reason", { reason })]), ...told].join(" · ");
}

export function dayText(iso: string): string {
  return iso.slice(0, 10);
}
