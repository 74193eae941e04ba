import { useLiveQuery } from "dexie-react-hooks";
import { FailureNotice, useAttempt, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { useTextDraft } from "#renderer/ui/text-draft.ts";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type Reading, readings } from "#shared/domain/hypothesis/hypothesis.ts";
import { claimIdSchema, hypothesisIdSchema, linkIds } from "#shared/domain/ids.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { keyUnder } from "#shared/messages/catalogue.ts";
import styles from "./figures.module.css";
import { dropClaim, readClaim } from "./hypothesis-commands.ts";

type ReadingFormProps = { readonly hypothesisId: string; readonly claimId: string };

/** One cell of the matrix: how the claim reads if the hypothesis is true, and why. */
export function ReadingForm(ids: ReadingFormProps) {
  const { db } = useNotebook();
  const cell = {
    hypothesisId: hypothesisIdSchema.parse(ids.hypothesisId),
    claimId: claimIdSchema.parse(ids.claimId),
  };
  const id = linkIds.hypothesisClaim(cell.hypothesisId, cell.claimId);
  const link = useLiveQuery(async () => (await db.hypothesisClaims.get(id)) ?? null, [db, id]);
  if (link === undefined) return null;
  return <CellFields cell={cell} link={link} />;
}

type CellFieldsProps = {
  readonly cell: Parameters<typeof readClaim>[1];
  readonly link: RowOf<"hypothesisClaims"> | null;
};

function CellFields({ cell, link }: CellFieldsProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const { attempt, failure } = useAttempt();
  const reading = link?.reading ?? null;
  const reason = link?.reason ?? null;
  const draft = useTextDraft(reason, (text) =>
    attempt(() => readClaim(notebook, cell, reading, text)),
  );
  return (
    <div className={styles.form}>
      <RadioGroup<Reading>
        label={t("figures.hypotheses.reading")}
        value={reading}
        isDisabled={isReadOnly}
        options={readings.map((value) => ({
          value,
          text: t(keyUnder("words.reading", value)),
          detail: t(keyUnder("figures.hypotheses.means", value)),
        }))}
        onChange={(chosen) => attempt(() => readClaim(notebook, cell, chosen, reason))}
      />
      <TextArea
        label={t("figures.hypotheses.reason")}
        isReadOnly={isReadOnly}
        keptAs={linkIds.hypothesisClaim(cell.hypothesisId, cell.claimId)}
        {...draft}
      />
      <Button
        size="small"
        isDisabled={isReadOnly}
        onPress={() => attempt(() => dropClaim(notebook, cell.claimId))}
      >
        {t("figures.hypotheses.drop")}
      </Button>
      {failure !== null && <FailureNotice failure={failure} />}
    </div>
  );
}
