import { useState } from "react";
import { useKeyHint, useWorkspace } from "#renderer/app/feature.ts";
import { useListedArticles } from "#renderer/db/use-listed-articles.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { FolderIcon, ImportIcon, MoreIcon, PasteIcon } from "#renderer/ui/icons-actions.tsx";
import { Menu, MenuItem } from "#renderer/ui/menu.tsx";
import { useFocusHandedOn } from "#renderer/ui/pane-focus.ts";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { SearchField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import { articleSchema } from "#shared/domain/article/article.ts";
import { ArticleTitle } from "./article-title.tsx";
import styles from "./library.module.css";
import type { ArticleRow, Triage } from "./library-queries.ts";

const triages = articleSchema.shape.triage.options;

/** A title of two lines, and the line below it. */
const tallRowPx = 66;

/** The notebook's articles, newest import first. */
export function ArticleListPane() {
  const t = useTranslate();
  const { selection, select, openView } = useWorkspace();
  const [filter, setFilter] = useState("");
  const [triage, setTriage] = useState<Triage | null>(null);
  const articleId = selection.articleId ?? null;
  const articles = useListedArticles({ words: filter, triage }, articleId);
  const isFiltered = filter !== "" || triage !== null;

  return (
    <PaneFrame
      title={t("library.list.title")}
      {...(articles === undefined
        ? {}
        : { count: articles.recordCount, isBehind: articles.isBehind })}
      actions={<ImportActions />}
      tools={
        <div className={styles.tools}>
          <SearchField
            label={t("library.list.filter")}
            placeholder={t("library.list.filter")}
            value={filter}
            onChange={setFilter}
          />
          <Select
            label={t("library.list.triage")}
            isLabelHidden
            value={triage ?? "all"}
            onChange={(value) => setTriage(value === "all" ? null : value)}
            options={[
              { value: "all" as const, text: t("library.list.allTriage") },
              ...triages.map((value) => ({ value, text: t(`library.triage.${value}`) })),
            ]}
          />
        </div>
      }
    >
      {articles === undefined ? (
        <Skeleton />
      ) : (
        <VirtualList
          label={t("library.list.label")}
          items={articles}
          keyOf={({ id }) => id}
          tallRowHeight={tallRowPx}
          activeKey={articleId}
          onActiveChange={({ id }) => select({ articleId: id }, "quietly")}
          onOpen={({ id }) => openView("reader", { articleId: id })}
          renderItem={(article) => <ArticleItem article={article} />}
          emptyState={
            isFiltered ? (
              <EmptyState
                title={t("library.list.noMatch")}
                actions={
                  <Button
                    onPress={() => {
                      setFilter("");
                      setTriage(null);
                    }}
                  >
                    {t("library.list.clearFilter")}
                  </Button>
                }
              >
                {t("library.list.noMatchText")}
              </EmptyState>
            ) : (
              <EmptyState title={t("library.list.empty")} actions={<ImportButtons />}>
                {t("library.list.emptyText")}
              </EmptyState>
            )
          }
        />
      )}
    </PaneFrame>
  );
}

function ArticleItem({ article }: { readonly article: ArticleRow }) {
  const t = useTranslate();
  const { publisher, publisherBasis, published, publishedBasis, triage } = article;
  return (
    <div className={styles.item} data-triage={triage}>
      <span className={styles.itemTitle}>
        <ArticleTitle article={article} />
      </span>
      <span className={styles.itemLine}>
        <span className={styles.itemPublisher}>
          <Said value={publisher} basis={publisherBasis} missing={t("library.list.noPublisher")} />
        </span>
        <span className={styles.itemFacts}>
          {" · "}
          <Said value={published} basis={publishedBasis} missing={t("library.list.noDate")} />
          {" · "}
          {t(`library.triage.${triage}`)}
        </span>
      </span>
    </div>
  );
}

type SaidProps = {
  readonly value: string | null;
  readonly basis: ArticleRow["publisherBasis"];
  readonly missing: string;
};

function Said({ value, basis, missing }: SaidProps) {
  if (value === null) return <span className={styles.missing}>{missing}</span>;
  return basis === "inferred" ? <span className={styles.inferred}>{value}</span> : value;
}

function ImportActions() {
  const t = useTranslate();
  const { runCommand, isReadOnly } = useWorkspace();
  const filesKey = useKeyHint("import:files");
  const pasteKey = useKeyHint("import:paste");
  if (isReadOnly) return null;
  return (
    <>
      <IconButton
        icon={ImportIcon}
        label={t("library.list.importFiles")}
        keyHint={filesKey}
        onPress={() => runCommand("import:files")}
      />
      <Menu trigger={<IconButton icon={MoreIcon} label={t("library.list.more")} />}>
        <MenuItem
          icon={FolderIcon}
          text={t("library.list.importFolder")}
          onAction={() => runCommand("import:folder")}
        />
        <MenuItem
          icon={PasteIcon}
          text={t("library.list.importPaste")}
          keyHint={pasteKey}
          onAction={() => runCommand("import:paste")}
        />
      </Menu>
    </>
  );
}

/** The ways to import, as buttons with words: for views that have nothing to show yet. */
function ImportButtons() {
  useFocusHandedOn();
  const t = useTranslate();
  const { runCommand, isReadOnly } = useWorkspace();
  if (isReadOnly) return null;
  return (
    <>
      <Button kind="primary" icon={ImportIcon} onPress={() => runCommand("import:files")}>
        {t("library.list.importFiles")}
      </Button>
      <Button icon={PasteIcon} onPress={() => runCommand("import:paste")}>
        {t("library.list.importPaste")}
      </Button>
    </>
  );
}
