import { useEffect, useRef } from "react";
import { useObservable } from "#renderer/db/observable.ts";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import type { OutlineLine } from "#shared/ipc/pdf-frame-messages.ts";
import styles from "./marks.module.css";
import { type OpenPages, openPages } from "./open-pages.ts";
import pageStyles from "./page.module.css";
import { focusText } from "./reveal.ts";

/** The pages on screen as an article's own; null while its text is shown, or none of it. */
export function useOpenPages(articleId: string | undefined): OpenPages | null {
  const pages = useObservable(openPages);
  return pages?.articleId === articleId ? pages : null;
}

/** Small pictures of the pages, each drawn when it comes in sight. */
export function PageList({ pages }: { readonly pages: OpenPages | null }) {
  const t = useTranslate();
  const numbers = Array.from({ length: pages?.count ?? 0 }, (_, index) => index + 1);
  return (
    <VirtualList
      label={t("reader.list.pages")}
      items={numbers}
      keyOf={String}
      rowHeight={thumbnailRowPx}
      activeKey={pages === null ? null : String(pages.page)}
      onActiveChange={(page) => pages?.go(page)}
      onOpen={focusText}
      emptyState={
        <EmptyState title={t("reader.list.noPages")}>{t("reader.list.noPagesText")}</EmptyState>
      }
      renderItem={(page) => (
        <span className={pageStyles.thumbnail}>
          {pages !== null && <Thumbnail key={page} page={page} pages={pages} />}
          <span>{t("reader.list.page", { page })}</span>
        </span>
      )}
    />
  );
}

const thumbnailRowPx = 152;

type ThumbnailProps = { readonly page: number; readonly pages: OpenPages };

function Thumbnail({ page, pages: { picture } }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isCurrent = true;
    void picture(page).then(({ width, height, pixels }) => {
      const element = canvas.current;
      if (!isCurrent || element === null || pixels.length !== width * height * 4) return;
      element.width = width;
      element.height = height;
      element
        .getContext("2d")
        ?.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
    });
    return () => {
      isCurrent = false;
    };
  }, [page, picture]);
  return <canvas ref={canvas} className={pageStyles.picture} width={96} height={128} aria-hidden />;
}

type NumberedLine = OutlineLine & { readonly id: string };

/** The file's own table of contents. */
export function PageOutline({ pages }: { readonly pages: OpenPages }) {
  const t = useTranslate();
  const lines = pages.outline.map((line, index): NumberedLine => ({ ...line, id: String(index) }));
  const active = lines.findLast(({ page }) => page !== null && page <= pages.page) ?? null;
  return (
    <VirtualList
      label={t("reader.list.headings")}
      items={lines}
      keyOf={({ id }) => id}
      activeKey={active?.id ?? null}
      onActiveChange={({ page }) => {
        if (page !== null) pages.go(page);
      }}
      onOpen={focusText}
      renderItem={({ title, level, page }) => (
        <span className={styles.rowWords} data-level={Math.min(6, level + 1)}>
          {title}
          {page !== null && <span className={pageStyles.outlinePage}>{page}</span>}
        </span>
      )}
    />
  );
}
