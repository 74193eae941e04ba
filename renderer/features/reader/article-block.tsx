import { memo } from "react";
import { listMark } from "#shared/domain/text/pages/page-paragraphs.ts";
import styles from "./article.module.css";
import { blocksOf, type Part, type Section, type ShownBlock } from "./article-layout.ts";
import { blockAttribute } from "./passage-dom.ts";
import { RemovedLines, type RestoreBlocks } from "./removed-lines.tsx";
import { sectionAttribute } from "./use-sections-on-screen.ts";

export type ArticleSectionProps = {
  readonly index: number;
  readonly section: Section;
  /** False while it is only given its room. */
  readonly isDrawn: boolean;
  readonly onRestore: RestoreBlocks | null;
};

/** Height of a line, to guess how high a section is before it is laid out. */
const linePx = 29;

/** A stretch of the article. Not laid out while far away, and not drawn anew while its content is the same. */
export const ArticleSection = memo(
  function ArticleSection({ index, section, isDrawn, onRestore }: ArticleSectionProps) {
    const guess = `${Math.ceil(section.lines * linePx)}px`;
    if (!isDrawn) return <div style={{ height: guess }} {...{ [sectionAttribute]: index }} />;
    return (
      <div
        className={styles.section}
        style={{ containIntrinsicSize: `auto ${guess}` }}
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
    former.isDrawn === next.isDrawn &&
    former.onRestore === next.onRestore,
);

function keyOf(part: Part): string {
  return `${part.kind} ${blocksOf(part)[0]?.id}`;
}

function ArticlePart({
  part,
  onRestore,
}: {
  readonly part: Part;
  readonly onRestore: RestoreBlocks | null;
}) {
  switch (part.kind) {
    case "text":
      return <TextBlock block={part.block} />;
    case "removed":
      return <RemovedLines blocks={part.blocks} onRestore={onRestore} />;
    case "list":
      return (
        <ul className={styles.list} {...continuationOf(part)}>
          {part.blocks.map((block) => (
            <li
              key={block.id}
              data-level={block.level ?? 1}
              data-has-mark={listMark.test(block.text.shown) ? "" : undefined}
              {...attributesOf(block)}
            >
              <Words block={block} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return (
        <table className={styles.table} {...continuationOf(part)}>
          <tbody>
            {part.rows.map((row) => (
              <tr key={row[0]?.[0]?.id}>
                {row.map((stretches) => (
                  <TableCell key={stretches[0]?.id} stretches={stretches} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

function attributesOf(block: ShownBlock) {
  return { [blockAttribute]: block.id, ...continuationOf(block) };
}

/** Tells the styles that there is no gap before or after it. */
function continuationOf({ isContinued, goesOn }: Pick<ShownBlock, "isContinued" | "goesOn">) {
  return {
    ...(isContinued ? { "data-continued": "" } : {}),
    ...(goesOn ? { "data-goes-on": "" } : {}),
  };
}

function TableCell({ stretches }: { readonly stretches: readonly ShownBlock[] }) {
  const [first, ...others] = stretches;
  if (first === undefined) return null;
  if (others.length === 0) {
    return (
      <td {...attributesOf(first)}>
        <Words block={first} />
      </td>
    );
  }
  return (
    <td>
      {stretches.map((block) => (
        <div key={block.id} {...attributesOf(block)}>
          <Words block={block} />
        </div>
      ))}
    </td>
  );
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
  const runInEnd = block.runInEnd === null ? 0 : block.text.shownOffsetOf(block.runInEnd);
  if (runInEnd === 0) return shown;
  return (
    <>
      <strong>{shown.slice(0, runInEnd)}</strong>
      {shown.slice(runInEnd)}
    </>
  );
}
