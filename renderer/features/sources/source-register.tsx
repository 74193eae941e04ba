import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useArticlesBy, useListedSources } from "#renderer/db/use-listed-names.ts";
import { Button } from "#renderer/ui/button.tsx";
import { PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { DisputedMark } from "#renderer/ui/rival-verdicts.tsx";
import { ReliabilityLetter } from "#renderer/ui/scales.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { SearchField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type GridColumn, VirtualGrid } from "#renderer/ui/virtual-grid.tsx";
import { namingOf } from "#shared/domain/source/naming.ts";
import { isDisputed } from "#shared/domain/verdict/verdict.ts";
import { NewSourceDialog } from "./new-source-dialog.tsx";
import { passagesQuoting, type SourceRow, sourcesBehindClaim } from "./source-queries.ts";
import styles from "./sources.module.css";
import { UnregisteredNames } from "./unregistered-names.tsx";

export function SourceRegister() {
  const t = useTranslate();
  const { db } = useNotebook();
  const { selection, select, isReadOnly } = useWorkspace();
  const [filter, setFilter] = useState("");
  const [isAdding, setIsAdding] = useState(false);
  const sources = useListedSources(filter, selection.sourceId ?? null);
  const claimId = selection.claimId ?? null;
  const lit = useLiveQuery(
    async () => (claimId === null ? null : sourcesBehindClaim(db, claimId)),
    [db, claimId],
  );

  const columns = useColumns(lit ?? null);

  return (
    <div className={styles.pane}>
      <div className={styles.tools}>
        <SearchField
          label={t("sources.register.filter")}
          placeholder={t("sources.register.filter")}
          value={filter}
          onChange={setFilter}
        />
        {!isReadOnly && (
          <Button icon={PlusIcon} onPress={() => setIsAdding(true)}>
            {t("sources.register.new")}
          </Button>
        )}
      </div>
      <UnregisteredNames />
      {sources === undefined ? (
        <Skeleton />
      ) : (
        <VirtualGrid
          label={t("sources.register.label")}
          items={sources}
          keyOf={({ id }) => id}
          columns={columns}
          activeKey={selection.sourceId ?? null}
          onActiveChange={({ id }) => select({ sourceId: id, originId: null }, "quietly")}
          emptyState={
            filter === "" ? (
              <EmptyState title={t("sources.register.empty")}>
                {t("sources.register.emptyText")}
              </EmptyState>
            ) : (
              <EmptyState title={t("sources.register.noMatch")} />
            )
          }
        />
      )}
      <NewSourceDialog
        isOpen={isAdding}
        onClose={() => setIsAdding(false)}
        onAdded={(id) => select({ sourceId: id, originId: null })}
      />
    </div>
  );
}

function useColumns(lit: ReadonlySet<string> | null): readonly GridColumn<SourceRow>[] {
  const t = useTranslate();
  return [
    {
      id: "name",
      title: t("sources.register.name"),
      width: "minmax(180px, 2fr)",
      cell: ({ id, name }) => (
        <span className={styles.name}>
          {lit?.has(id) === true && (
            <span role="img" aria-label={t("sources.register.lit")} className={styles.lit} />
          )}
          <span title={name}>{name}</span>
        </span>
      ),
    },
    {
      id: "kind",
      title: t("sources.register.kind"),
      width: "minmax(110px, 1fr)",
      cell: ({ kind }) =>
        kind === null ? (
          <span className={styles.quiet}>{t("sources.register.kindUnset")}</span>
        ) : (
          t(`words.sourceKind.${kind}`)
        ),
    },
    {
      id: "reliability",
      title: t("sources.register.reliability"),
      width: "84px",
      align: "centre",
      cell: (source) => (
        <span className={styles.verdict}>
          <ReliabilityLetter reliability={source.reliability} />
          {isDisputed("sources", source) && <DisputedMark />}
        </span>
      ),
    },
    {
      id: "articles",
      title: t("sources.register.articles"),
      width: "72px",
      align: "end",
      cell: ({ id }) => <ArticleCount source={id} />,
    },
    {
      id: "quoted",
      title: t("sources.register.quoted"),
      width: "72px",
      align: "end",
      cell: ({ id }) => <QuotedCount source={id} />,
    },
    {
      id: "naming",
      title: t("sources.register.naming"),
      width: "minmax(120px, 1fr)",
      cell: (source) => <NamingBadge source={source} />,
    },
  ];
}

// Asked a row at a time, since only the rows on screen are drawn.
function ArticleCount({ source }: { readonly source: SourceRow["id"] }) {
  return useArticlesBy(source)?.articles ?? null;
}

function QuotedCount({ source }: { readonly source: SourceRow["id"] }) {
  const { db } = useNotebook();
  const passages = useLiveQuery(() => passagesQuoting(db, source), [db, source]);
  return passages?.length ?? null;
}

function NamingBadge({ source }: { readonly source: SourceRow }) {
  const t = useTranslate();
  const used = useArticlesBy(source.id);
  if (used === undefined) return null;
  // What its articles say of it comes to one thing here.
  const said = namingOf(source, [source.descriptor]);
  const naming = used.asMinor > 0 && source.withheld === null ? "may-be-minor" : said;
  if (naming === "printed") return t("sources.naming.printed");
  return (
    <Badge tone={naming === "may-be-minor" ? "warning" : "plain"}>
      {naming === "may-be-minor" ? t("sources.naming.may-be-minor") : t("sources.naming.withheld")}
    </Badge>
  );
}
