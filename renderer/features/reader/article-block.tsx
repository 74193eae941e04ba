import { memo, useEffect, useRef, useState } from "react";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { hasOwnMark } from "#shared/domain/text/document-structure.ts";
import styles from "./article.module.css";
import { blocksOf, type Part, type Section, type ShownBlock } from "./article-layout.ts";
import { blockAttribute } from "./passage-dom.ts";
import { RemovedLines, type RestoreBlocks } from "./removed-lines.tsx";
import { type PlacedCell, placedRows } from "./table-rows.ts";
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
              data-has-mark={hasOwnMark(block.text.shown) ? "" : undefined}
              // A number is drawn where a dot would be: it is no text that a passage could begin with.
              style={
                block.mark === undefined || block.isContinued
                  ? undefined
                  : { listStyleType: `"${block.mark} "` }
              }
              {...attributesOf(block)}
            >
              <Words block={block} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return <DataTable part={part} />;
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

/** A table that is wider than the text moves under it from side to side, with the keys as well. */
function DataTable({ part }: { readonly part: Extract<Part, { kind: "table" }> }) {
  const t = useTranslate();
  const frame = useRef<HTMLDivElement>(null);
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    const { current } = frame;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => setIsWide(current.scrollWidth > current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const reach = isWide
    ? ({
        tabIndex: 0,
        role: "group",
        "aria-label": t("reader.wideTable"),
        "data-wide": "",
      } as const)
    : {};
  return (
    <div ref={frame} className={styles.tableFrame} {...continuationOf(part)} {...reach}>
      <table className={styles.table} {...continuationOf(part)}>
        <tbody>
          {placedRows(part.rows).map((row) => (
            <tr key={row[0]?.stretches[0]?.id}>{row.flatMap(cellsOf)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellsOf({ stretches, emptyBefore, columns, rows }: PlacedCell) {
  const [first, ...others] = stretches;
  if (first === undefined) return [];
  const empty = emptyBefore.map((column) => <td key={`column ${column}`} />);
  const spans = {
    ...(columns > 1 ? { colSpan: columns } : {}),
    ...(rows > 1 ? { rowSpan: rows } : {}),
  };
  if (others.length === 0) {
    return [
      ...empty,
      <td key={first.id} {...spans} {...attributesOf(first)}>
        <Words block={first} />
      </td>,
    ];
  }
  return [
    ...empty,
    <td key={first.id} {...spans}>
      {stretches.map((block) => (
        <div key={block.id} {...attributesOf(block)}>
          <Words block={block} />
        </div>
      ))}
    </td>,
  ];
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
      <blockquote className={styles.quote} data-level={block.level ?? undefined} {...attributes}>
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
