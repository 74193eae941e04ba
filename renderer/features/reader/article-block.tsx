import { memo, useState } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { RemovalReason } from "#shared/domain/text/text-version.ts";
import { keyUnder } from "#shared/messages/catalogue.ts";
import styles from "./article.module.css";
import type { Part, Section, ShownBlock } from "./article-layout.ts";
import { blockAttribute } from "./passage-dom.ts";
import { sectionAttribute } from "./use-visible-ranges.ts";

type RestoreBlock = (block: ShownBlock) => void;

export type ArticleSectionProps = {
  readonly index: number;
  readonly section: Section;
  readonly onRestore: RestoreBlock | null;
};

/** Height of a line and characters in one, to guess how high a section is before it is laid out. */
const linePx = 29;
const lineUtf16 = 66;

/** A stretch of the article. Not laid out while far away, and not drawn anew while its content is the same. */
export const ArticleSection = memo(
  function ArticleSection({ index, section, onRestore }: ArticleSectionProps) {
    const guess = Math.ceil((section.end - section.start) / lineUtf16) * linePx;
    return (
      <div
        className={styles.section}
        style={{ containIntrinsicSize: `auto ${guess}px` }}
        {...{ [sectionAttribute]: index }}
      >
        {section.parts.map((part) => (
          <ArticlePart key={keyOf(part)} part={part} onRestore={onRestore} />
        ))}
      </div>
    );
  },
  (former, next) =>
    former.index === next.index &&
    former.section.key === next.section.key &&
    former.section.start === next.section.start &&
    former.onRestore === next.onRestore,
);

function keyOf(part: Part): string {
  if (part.kind === "list") return `list ${part.blocks[0]?.id}`;
  if (part.kind === "table") return `table ${part.rows[0]?.[0]?.id}`;
  return `${part.kind} ${part.block.id}`;
}

function ArticlePart({
  part,
  onRestore,
}: {
  readonly part: Part;
  readonly onRestore: RestoreBlock | null;
}) {
  switch (part.kind) {
    case "text":
      return <TextBlock block={part.block} />;
    case "removed":
      return <RemovedStrip block={part.block} onRestore={onRestore} />;
    case "list":
      return (
        <ul className={styles.list}>
          {part.blocks.map((block) => (
            <li key={block.id} data-level={block.level ?? 1} {...attributesOf(block)}>
              <Words block={block} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return (
        <table className={styles.table}>
          <tbody>
            {part.rows.map((row) => (
              <tr key={row[0]?.id}>
                {row.map((block) => (
                  <td key={block.id} {...{ [blockAttribute]: block.id }}>
                    <Words block={block} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

function attributesOf({ id, isContinued, goesOn }: ShownBlock) {
  return {
    [blockAttribute]: id,
    ...(isContinued ? { "data-continued": "" } : {}),
    ...(goesOn ? { "data-goes-on": "" } : {}),
  };
}

function TextBlock({ block }: { readonly block: ShownBlock }) {
  const attributes = { ...attributesOf(block), "data-role": block.role };
  if (block.role === "heading" || block.role === "title") {
    // The page's own h1 and h2 are the window's and the article's title.
    const Heading = (["h3", "h3", "h3", "h4", "h5", "h6"] as const)[(block.level ?? 2) - 1] ?? "h3";
    return (
      <Heading className={styles.heading} {...attributes}>
        <Words block={block} />
      </Heading>
    );
  }
  if (block.role === "quote") {
    return (
      <blockquote className={styles.quote} {...attributes}>
        <Words block={block} />
      </blockquote>
    );
  }
  if (block.role === "code") {
    return (
      <pre className={styles.code} {...attributes}>
        <Words block={block} />
      </pre>
    );
  }
  return (
    <p className={styles.paragraph} {...attributes}>
      <Words block={block} />
    </p>
  );
}

/** The words as few text nodes: `PassageDom` counts its way through whatever is here. */
function Words({ block }: { readonly block: ShownBlock }) {
  const { shown } = block.text;
  if (block.runInEnd === null || block.runInEnd === 0) return shown;
  return (
    <>
      <strong>{shown.slice(0, block.runInEnd)}</strong>
      {shown.slice(block.runInEnd)}
    </>
  );
}

type RemovedStripProps = { readonly block: ShownBlock; readonly onRestore: RestoreBlock | null };

function RemovedStrip({ block, onRestore }: RemovedStripProps) {
  const t = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const reason = t(
    keyUnder("words.removalReason", block.removedReason ?? ("analyst" satisfies RemovalReason)),
  );
  const words = block.text.shown;
  return (
    <div className={styles.strip} role="note" aria-label={t("reader.block.folded", { reason })}>
      <span className={styles.stripReason}>{reason}</span>
      <span className={styles.stripWords} {...(isOpen ? { "data-open": "" } : {})}>
        {words}
      </span>
      {words.length > 40 && (
        <Button kind="link" size="small" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {t(isOpen ? "reader.block.hide" : "reader.block.show")}
        </Button>
      )}
      {onRestore !== null && (
        <Button
          kind="link"
          size="small"
          aria-label={t("reader.block.restoreNamed", { reason, words: words.slice(0, 60) })}
          onPress={() => onRestore(block)}
        >
          {t("reader.block.restore")}
        </Button>
      )}
    </div>
  );
}
