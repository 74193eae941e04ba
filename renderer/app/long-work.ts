import { useEffect, useRef } from "react";
import { request } from "#renderer/bridge.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { useWorks, type Work } from "./work-in-progress.ts";

/** Work that took longer is told by the system when the analyst has turned to another program. */
const longMs = 10_000;

/** Shows work under way in the taskbar, and its end where the window is not looked at. */
export function useLongWork(): void {
  const t = useTranslate();
  const works = useWorks();
  const former = useRef<readonly Work[]>([]);
  const percent = percentOf(works);

  useEffect(() => {
    // Only a picture of what the status line says; nothing is lost with it.
    request("window:show-progress", { percent }).catch(() => {});
  }, [percent]);

  useEffect(() => {
    const ended = former.current.filter(({ id }) => works.every((work) => work.id !== id));
    former.current = works;
    for (const { title, startedAtMs } of ended) {
      if (performance.now() - startedAtMs < longMs || document.hasFocus()) continue;
      request("window:notify", { text: t("app.status.ended", { title }) }).catch(() => {});
    }
  }, [works, t]);
}

/** Of all work together; -1 while nothing is under way, 101 while nobody knows how much it is. */
export function percentOf(works: readonly Pick<Work, "done" | "total">[]): number {
  if (works.length === 0) return -1;
  const total = works.reduce((sum, work) => sum + work.total, 0);
  if (total === 0) return 101;
  const done = works.reduce((sum, work) => sum + work.done, 0);
  return Math.round((done / total) * 100);
}
