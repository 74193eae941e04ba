import { useEffect, useRef, useState } from "react";
import { FailureNotice } from "#renderer/app/feature.ts";
import { newId, request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Notice } from "#renderer/ui/notice.tsx";
import { pdfFrameAddress, usePdfFrame } from "#renderer/ui/pdf-frame.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type Failure, FailureError } from "#shared/failure.ts";
import styles from "./brief-pages.module.css";
import type { BriefReading, BriefRow } from "./brief-queries.ts";

/** Typing pauses longer than this before the pages are drawn anew. */
const pauseMs = 700;

type PagesProps = { readonly reading: BriefReading; readonly brief: BriefRow };

type Shown = { readonly of: string; readonly pages: number };

/** The PDF itself, drawn by the frame that has no bridge. Says so while it is behind the text. */
export function BriefPages({ reading, brief }: PagesProps) {
  const t = useTranslate();
  const { id: notebookId } = useNotebook();
  const [shown, setShown] = useState<Shown | null>(null);
  const [failure, setFailure] = useState<Failure | string | null>(null);
  const { id: briefId, paper } = brief;
  const wanted = JSON.stringify([paper, reading.model, reading.findings]);
  const drawing = useRef({ number: 0, of: "" });
  const { ref, isReady, send } = usePdfFrame((message) => {
    if (message.kind !== "shown" && message.kind !== "failed") return;
    if (message.document !== drawing.current.number) return;
    if (message.kind === "failed") setFailure(message.detail);
    else setShown({ of: drawing.current.of, pages: message.pages });
  });

  useEffect(() => {
    if (!isReady || drawing.current.of === wanted) return undefined;
    let isCurrent = true;
    let workId: string | null = null;
    const timer = setTimeout(
      async () => {
        try {
          workId = newId();
          const target = { notebookId, briefId, paper, workId };
          const { bytes } = await request("brief:preview", target);
          workId = null;
          if (!isCurrent) return;
          setFailure(null);
          const number = drawing.current.number + 1;
          drawing.current = { number, of: wanted };
          const pageLabel = t("brief.print.page", { page: "{{page}}", pages: "{{pages}}" });
          const buffer = bytes.slice().buffer;
          send({ kind: "show", document: number, bytes: buffer, pageLabel }, [buffer]);
        } catch (error) {
          if (!isCurrent) return;
          setFailure(error instanceof FailureError ? error.failure : String(error));
        }
      },
      drawing.current.number === 0 ? 0 : pauseMs,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      // Of pages that nobody will see, a long brief has many.
      if (workId !== null) void request("brief:cancel", { workId });
    };
  }, [isReady, send, notebookId, briefId, paper, wanted, t]);

  const isStale = shown !== null && shown.of !== wanted;
  return (
    <section className={styles.pages} aria-label={t("brief.pages.title")}>
      <p className={styles.pagesState} role="status">
        {shown === null
          ? t("brief.pages.drawing")
          : isStale
            ? t("brief.pages.stale")
            : t(brief.status === "issued" ? "brief.pages.issued" : "brief.pages.current", {
                count: shown.pages,
              })}
      </p>
      {failure !== null &&
        (typeof failure === "string" ? (
          <Notice tone="danger" title={t("brief.pages.failed")}>
            {failure}
          </Notice>
        ) : (
          <FailureNotice failure={failure} />
        ))}
      <iframe
        ref={ref}
        src={pdfFrameAddress}
        title={t("brief.pages.title")}
        className={styles.frame}
        data-stale={isStale}
      />
    </section>
  );
}
