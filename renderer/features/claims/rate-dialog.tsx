import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { articleName } from "#renderer/features/sources/index.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type Credibility, credibilities, takesCredibility } from "#shared/domain/claim/claim.ts";
import { type CredibilityGate, credibilityGate } from "#shared/domain/claim/credibility-gate.ts";
import { rateClaim } from "./claim-commands.ts";
import styles from "./claims.module.css";
import type { ClaimRows, NotebookClaim } from "./claims-queries.ts";

export type RateDialogProps = {
  readonly item: NotebookClaim;
  readonly articles: ClaimRows["articles"];
  readonly onClose: () => void;
};

type Choice = `${Credibility}`;

export function RateDialog({ item, articles, onClose }: RateDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  const { claim } = item;
  const [chosen, setChosen] = useState<Credibility | null>(claim.credibility);
  const [reason, setReason] = useState(claim.credibilityReason ?? "");
  const gate = credibilityGate(claim.kind, item.origins, chosen);

  if (!takesCredibility(claim.kind)) {
    return (
      <Dialog
        title={t("claims.rating.dialog")}
        isOpen
        onClose={onClose}
        size="small"
        actions={<Button onPress={onClose}>{t("ui.close")}</Button>}
      >
        <p className={styles.note}>
          {t("claims.rating.takesNone", { kind: t(`words.claimKind.${claim.kind}`).toLowerCase() })}
        </p>
      </Dialog>
    );
  }
  const save = (credibility: Credibility | null) =>
    attempt(() =>
      rateClaim(notebook, claim, credibility, credibility === null ? "" : reason).then(onClose),
    );

  return (
    <Dialog
      title={t("claims.rating.dialog")}
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (gate.allowed && chosen !== null) save(chosen);
      }}
      actions={
        <>
          {claim.credibility !== null && (
            <Button kind="quiet" onPress={() => save(null)}>
              {t("claims.rating.clear")}
            </Button>
          )}
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={!gate.allowed || chosen === null}>
            {t("claims.rating.save")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.note}>{claim.statement}</p>
        <RadioGroup<Choice>
          label={t("claims.rating.scale")}
          value={chosen === null ? null : `${chosen}`}
          onChange={(value) => setChosen(credibilities.find((one) => `${one}` === value) ?? null)}
          options={credibilities.map((number) => ({
            value: `${number}` as const,
            text: t("claims.rating.number", {
              number,
              name: t(`words.credibility.${number}.name`),
            }),
            detail: t(`words.credibility.${number}.definition`),
          }))}
        />
        {!gate.allowed && gate.reason === "too-few-origins" && (
          <Refusal gate={gate} item={item} articles={articles} />
        )}
        <TextArea label={t("claims.rating.reason")} value={reason} onChange={setReason} rows={2} />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}

type RefusalProps = Pick<RateDialogProps, "item" | "articles"> & {
  readonly gate: Extract<CredibilityGate, { reason: "too-few-origins" }>;
};

/** Why "confirmed" is refused: the count, the articles behind it, and what would help. */
function Refusal({ gate, item, articles }: RefusalProps) {
  const t = useTranslate();
  const origins = item.origins.known.map((origin) => origin.name);
  return (
    <Notice tone="warning" title={t("claims.rating.refusedTitle")}>
      <div className={styles.tight}>
        <p className={styles.note}>
          {t("claims.rating.refusedReason", { known: gate.known, count: gate.articles })}
        </p>
        <p className={styles.note}>{t("claims.rating.refusedMeaning")}</p>
        {gate.isCircular && (
          <p className={styles.note}>
            {t("claims.rating.circular", { origin: origins.join(", ") })}
          </p>
        )}
        <p className={styles.strong}>{t("claims.rating.articles")}</p>
        <ul className={styles.help}>
          {articles
            .filter((article) => item.origins.articleIds.includes(article.id))
            .map((article) => (
              <li key={article.id}>{articleName(article)}</li>
            ))}
        </ul>
        <p className={styles.strong}>{t("claims.rating.wouldHelp")}</p>
        <p className={styles.note}>{t("claims.rating.refusedNow")}</p>
        <ul className={styles.help}>
          <li>
            {origins.length === 0
              ? t("claims.rating.helpAny")
              : t("claims.rating.helpAnother", { origins: origins.join(", ") })}
          </li>
          {gate.unset > 0 && <li>{t("claims.rating.helpUnset", { count: gate.unset })}</li>}
          {gate.unknown > 0 && <li>{t("claims.rating.helpUnknown", { count: gate.unknown })}</li>}
          {gate.ownJudgement > 0 && (
            <li>{t("claims.rating.helpOwn", { count: gate.ownJudgement })}</li>
          )}
        </ul>
      </div>
    </Notice>
  );
}
