import { useCallback, useEffect, useRef, useState } from "react";
import { type PdfFrame, usePdfFrame } from "#renderer/ui/pdf-frame.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { FromPdfFrame, OutlineLine, PageBox, Turn } from "#shared/ipc/pdf-frame-messages.ts";
import { openPages, type PagePicture } from "./open-pages.ts";

/** Steps of larger and smaller; 1 is the printed size. */
const zoomSteps = [0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

type Place = Extract<FromPdfFrame, { kind: "place" }>;
type PassagePlace = Extract<FromPdfFrame, { kind: "passage" }>["place"];

/** What the pointer does on the pages. */
export type PointerMessage = Extract<
  FromPdfFrame,
  { kind: "chosen" | "pressed" | "rested" | "region" }
>;

export type Drawing =
  | { readonly kind: "drawing" }
  | { readonly kind: "locked"; readonly isWrong: boolean }
  | { readonly kind: "failed"; readonly detail: string }
  | { readonly kind: "shown"; readonly count: number };

export type Pages = {
  readonly frame: PdfFrame;
  readonly drawing: Drawing;
  readonly place: Place | null;
  /** Where the chosen passage stands in the frame. */
  readonly passagePlace: PassagePlace;
  /** Null: as wide as the pane. */
  readonly zoom: number | null;
  readonly turn: Turn;
  readonly go: (page: number, box?: PageBox) => void;
  readonly zoomBy: (steps: 1 | -1) => void;
  readonly fit: () => void;
  readonly turnRight: () => void;
  readonly unlock: (password: string) => void;
};

export type PagesOptions = {
  readonly articleId: string;
  readonly read: () => Promise<ArrayBuffer>;
  /** The page to begin with. */
  readonly startPage: number;
  readonly onPointer: (message: PointerMessage) => void;
};

/** The pages of one file in the frame that draws them: which are in sight, how large, how turned. */
export function usePages({ articleId, read, startPage, onPointer }: PagesOptions): Pages {
  const t = useTranslate();
  const [drawing, setDrawing] = useState<Drawing>({ kind: "drawing" });
  const [place, setPlace] = useState<Place | null>(null);
  const [passagePlace, setPassagePlace] = useState<PassagePlace>(null);
  const [zoom, setZoom] = useState<number | null>(null);
  const [turn, setTurn] = useState<Turn>(0);
  const [password, setPassword] = useState<string | null>(null);
  const [outline, setOutline] = useState<readonly OutlineLine[]>([]);
  const awaited = useRef(new Map<number, ((picture: PagePicture) => void)[]>());
  const first = useRef(startPage);

  const zoomBy = useCallback(
    (steps: 1 | -1) => setZoom((now) => nextZoom(now ?? place?.zoom ?? 1, steps)),
    [place],
  );

  const frame = usePdfFrame((message) => {
    switch (message.kind) {
      case "shown":
        setDrawing({ kind: "shown", count: message.pages });
        break;
      case "failed":
        setDrawing({ kind: "failed", detail: message.detail });
        break;
      case "locked":
        setDrawing({ kind: "locked", isWrong: message.isWrong && password !== null });
        break;
      case "outline":
        setOutline(message.lines);
        break;
      case "place":
        setPlace(message);
        break;
      case "passage":
        setPassagePlace(message.place);
        break;
      case "zoom":
        zoomBy(message.by);
        break;
      case "picture":
        for (const take of awaited.current.get(message.page) ?? []) take(message);
        awaited.current.delete(message.page);
        break;
      case "chosen":
      case "pressed":
      case "rested":
      case "region":
        onPointer(message);
        break;
      case "ready":
        break;
    }
  });
  const { isReady, send } = frame;

  useEffect(() => {
    if (!isReady) return undefined;
    let isCurrent = true;
    const show = async () => {
      const bytes = await read();
      if (!isCurrent) return;
      const pageLabel = t("reader.page.label", { page: "{{page}}", pages: "{{pages}}" });
      const secret = password === null ? {} : { password };
      send({ kind: "show", document: 1, bytes, pageLabel, isRead: true, ...secret }, [bytes]);
    };
    show().catch((error: unknown) => {
      if (isCurrent) setDrawing({ kind: "failed", detail: String(error) });
    });
    return () => {
      isCurrent = false;
    };
  }, [isReady, send, read, password, t]);
  const isShown = drawing.kind === "shown";
  useEffect(() => {
    if (isShown && first.current > 1) send({ kind: "go", page: first.current, box: null });
  }, [isShown, send]);
  useEffect(() => {
    if (isReady) send({ kind: "view", zoom, turn });
  }, [isReady, send, zoom, turn]);

  const go = useCallback(
    (page: number, box?: PageBox) => send({ kind: "go", page, box: box ?? null }),
    [send],
  );
  const picture = useCallback(
    (page: number) =>
      new Promise<PagePicture>((resolve) => {
        const waiting = awaited.current.get(page);
        if (waiting === undefined) {
          awaited.current.set(page, [resolve]);
          send({ kind: "picture", page, width: 96 });
        } else waiting.push(resolve);
      }),
    [send],
  );
  const count = drawing.kind === "shown" ? drawing.count : 0;
  const page = place?.page ?? 1;
  useEffect(() => {
    openPages.set(count === 0 ? null : { articleId, count, page, outline, go, picture });
    return () => openPages.set(null);
  }, [articleId, count, page, outline, go, picture]);

  return {
    frame,
    drawing,
    place,
    passagePlace,
    zoom,
    turn,
    go,
    zoomBy,
    fit: () => setZoom(null),
    turnRight: () => setTurn((now) => ({ 0: 90, 90: 180, 180: 270, 270: 0 })[now] as Turn),
    unlock: (typed) => {
      setDrawing({ kind: "drawing" });
      setPassword(typed);
    },
  };
}

function nextZoom(now: number, steps: 1 | -1): number {
  const larger = zoomSteps.find((step) => step > now + 0.005);
  const smaller = zoomSteps.findLast((step) => step < now - 0.005);
  return (steps === 1 ? larger : smaller) ?? now;
}
