import { useState } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { RemovalReason } from "#shared/domain/text/text-version.ts";
import { keyUnder } from "#shared/messages/catalogue.ts";
import styles from "./article.module.css";
import type { RemovedBlock } from "./article-layout.ts";

/** Brings back the blocks that start at these places of the text version. */
export type RestoreBlocks = (blockStarts: readonly number[]) => void;

type RemovedLinesProps = {
  readonly blocks: readonly RemovedBlock[];
  readonly onRestore: RestoreBlocks | null;
};

/** What was folded away at one place: a page's menu is one thin strip, not screens of them before the article. */
export function RemovedLines({ blocks, onRestore }: RemovedLinesProps) {
  const t = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const [only, ...others] = blocks;
  if (only === undefined) return null;
  if (others.length === 0) return <RemovedStrip stretches={only} onRestore={onRestore} />;
  const count = blocks.length;
  const reasons = [...new Set(blocks.map(([block]) => block.removedReason ?? byAnalyst))]
    .map((reason) => t(keyUnder("words.removalReason", reason)))
    .join(", ");
  const summary = t("reader.block.foldedTogether", { count });
  return (
    <>
      <div className={styles.strip} role="note" aria-label={`${summary}: ${reasons}`}>
        <span className={styles.stripReason}>{summary}</span>
        <span className={styles.stripWords}>{reasons}</span>
        <Button kind="link" size="small" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {t(isOpen ? "reader.block.hideLines" : "reader.block.showLines")}
        </Button>
        {onRestore !== null && (
          <Button
            kind="link"
            size="small"
            aria-label={t("reader.block.restoreAllNamed", { count, reasons })}
            onPress={() => onRestore(blocks.map(([{ blockStart }]) => blockStart))}
          >
            {t("reader.block.restoreAll")}
          </Button>
        )}
      </div>
      {isOpen && (
        <div className={styles.strips}>
          {blocks.map((stretches) => (
            <RemovedStrip key={stretches[0].id} stretches={stretches} onRestore={onRestore} />
          ))}
        </div>
      )}
    </>
  );
}

const byAnalyst: RemovalReason = "analyst";

type RemovedStripProps = {
  readonly stretches: RemovedBlock;
  readonly onRestore: RestoreBlocks | null;
};

/** More than fits into the one line that a closed strip has; all of a long block would be laid out in vain. */
const stripUtf16 = 300;

function RemovedStrip({ stretches, onRestore }: RemovedStripProps) {
  const [block] = stretches;
  const t = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const reason = t(keyUnder("words.removalReason", block.removedReason ?? byAnalyst));
  const words = block.text.shown;
  return (
    <div className={styles.strip} role="note" aria-label={t("reader.block.folded", { reason })}>
      <span className={styles.stripReason}>{reason}</span>
      <span className={styles.stripWords} {...(isOpen ? { "data-open": "" } : {})}>
        {isOpen
          ? stretches.map(({ id, text }) => <span key={id}>{text.shown}</span>)
          : words.slice(0, stripUtf16)}
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
          onPress={() => onRestore([block.blockStart])}
        >
          {t("reader.block.restore")}
        </Button>
      )}
    </div>
  );
}
