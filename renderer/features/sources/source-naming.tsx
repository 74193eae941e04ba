import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { suggestsMinor } from "#shared/domain/source/naming.ts";
import { withheldSchema } from "#shared/domain/source/source.ts";
import { describeSource } from "./source-commands.ts";
import { type ArticleBySource, descriptorsIn, type SourceRow } from "./source-queries.ts";
import styles from "./sources.module.css";

type SourceNamingProps = {
  readonly source: SourceRow;
  readonly articles: readonly ArticleBySource[];
};

const undecided = "undecided";

/** Whether briefs may print the name. What a descriptor suggests is shown, never decided. */
export function SourceNaming({ source, articles }: SourceNamingProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const said = descriptorsIn(articles);
  const mayBeMinor = [...said, source.descriptor].some(suggestsMinor);
  const decide = (withheld: SourceRow["withheld"]) =>
    void describeSource(notebook, source, { withheld });

  return (
    <div className={styles.stack}>
      {source.withheld === null && mayBeMinor && (
        <Notice
          tone="warning"
          title={t("sources.naming.suggestion")}
          actions={
            !isReadOnly && (
              <Button size="small" onPress={() => decide("minor")}>
                {t("sources.naming.withholdMinor")}
              </Button>
            )
          }
        >
          {t("sources.naming.suggestionText")}
        </Notice>
      )}
      <Select
        label={t("sources.naming.choice")}
        isDisabled={isReadOnly}
        value={source.withheld ?? undecided}
        onChange={(chosen) => decide(chosen === undecided ? null : chosen)}
        options={[
          {
            value: undecided,
            text: t("sources.naming.undecided"),
            detail: t("sources.naming.undecidedDetail"),
          },
          ...withheldSchema.options.map((value) => ({ value, text: t(`sources.naming.${value}`) })),
        ]}
      />
      {said.length > 0 && (
        <>
          <p className={styles.quiet}>{t("sources.card.description")}</p>
          {said.map((words) => (
            <blockquote key={words} className={styles.quote}>
              {words}
            </blockquote>
          ))}
        </>
      )}
    </div>
  );
}
