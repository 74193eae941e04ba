import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import {
  type FromPdfFrame,
  fromPdfFrameSchema,
  type ToPdfFrame,
} from "#shared/ipc/pdf-frame-messages.ts";

/** The page that draws PDF pages: a host of its own, without the bridge. */
export const pdfFrameAddress = "app://pdf/";
const frameOrigin = "app://pdf";

export interface PdfFrame {
  readonly ref: RefObject<HTMLIFrameElement | null>;
  readonly isReady: boolean;
  readonly send: (message: ToPdfFrame, handedOver?: Transferable[]) => void;
}

/** Speaks with a frame that draws PDF pages, and keeps its ground in the colour of the theme. */
export function usePdfFrame(onMessage: (message: FromPdfFrame) => void): PdfFrame {
  const ref = useRef<HTMLIFrameElement>(null);
  const [isReady, setIsReady] = useState(false);
  const latest = useRef(onMessage);
  useEffect(() => {
    latest.current = onMessage;
  });
  const send = useCallback((message: ToPdfFrame, handedOver: Transferable[] = []) => {
    ref.current?.contentWindow?.postMessage(message, frameOrigin, handedOver);
  }, []);

  useEffect(() => {
    function listen(event: MessageEvent): void {
      if (event.source !== ref.current?.contentWindow || event.origin !== frameOrigin) return;
      const message = fromPdfFrameSchema.safeParse(event.data);
      if (!message.success) return;
      if (message.data.kind === "ready") setIsReady(true);
      else latest.current(message.data);
    }
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, []);

  // The frame is a page of its own and does not see the window's theme.
  useEffect(() => {
    if (!isReady) return undefined;
    const tell = () => send({ kind: "ground", colour: groundOfTheme() });
    tell();
    const observer = new MutationObserver(tell);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, [isReady, send]);

  return { ref, isReady, send };
}

function groundOfTheme(): string {
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--paper-sunk").trim();
  return /^#[0-9a-f]{6}$/iu.test(colour) ? colour : "#e6e3dc";
}
