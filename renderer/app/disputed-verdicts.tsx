import type { ReactNode } from "react";
import { type SignedVerdict, useVerdicts } from "#renderer/db/verdicts.ts";
import { RivalVerdicts } from "#renderer/ui/rival-verdicts.tsx";
import { timeText } from "#renderer/ui/time-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { RowOf } from "#shared/domain/record.ts";
import type { JudgedTable, VerdictField } from "#shared/domain/verdict/verdict.ts";
import { useAttempt } from "./attempt.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { useWorkspace } from "./workspace.tsx";

export type DisputedVerdictsProps<T extends JudgedTable> = {
  readonly table: T;
  readonly row: RowOf<T>;
  readonly field: VerdictField<T>;
  readonly wordOf: (verdict: SignedVerdict<T>) => string;
  /** The letter, number or shape it is drawn as elsewhere. */
  readonly signOf?: (verdict: SignedVerdict<T>) => ReactNode;
  /** Decides as this verdict does, which knowingly replaces all of them. */
  readonly keep: (verdict: SignedVerdict<T>) => Promise<unknown>;
};

/** Verdicts that people gave without seeing each other's, with who, when and why; nothing where they agree. */
export function DisputedVerdicts<T extends JudgedTable>({
  table,
  row,
  field,
  wordOf,
  signOf,
  keep,
}: DisputedVerdictsProps<T>) {
  const t = useTranslate();
  const { isReadOnly } = useWorkspace();
  const { attempt, failure } = useAttempt();
  const verdicts = useVerdicts(table, row, field) ?? [];
  if (failure !== null) return <FailureNotice failure={failure} />;
  return (
    <RivalVerdicts
      verdicts={verdicts.map((verdict) => ({
        key: verdict.stamp ?? "shown",
        value: wordOf(verdict),
        sign: signOf?.(verdict),
        reason: verdict.reason,
        who: verdict.who ?? t("ui.rivals.someone"),
        when: timeText(verdict.atMs),
        ...(isReadOnly ? {} : { onKeep: () => attempt(async () => void (await keep(verdict))) }),
      }))}
    />
  );
}
