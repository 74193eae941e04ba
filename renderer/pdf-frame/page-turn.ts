import type { PageBox, Turn } from "#shared/ipc/pdf-frame-messages.ts";

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** How large a page is once it is turned. */
export function turnedSize({ width, height }: PageSize, turn: Turn): PageSize {
  return turn % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** Where a rectangle of the unturned page stands on the turned one. */
export function turned(box: PageBox, { width, height }: PageSize, turn: Turn): PageBox {
  const right = width - box.left - box.width;
  const below = height - box.top - box.height;
  switch (turn) {
    case 0:
      return box;
    case 90:
      return { left: below, top: box.left, width: box.height, height: box.width };
    case 180:
      return { left: right, top: below, width: box.width, height: box.height };
    case 270:
      return { left: box.top, top: right, width: box.height, height: box.width };
  }
}

/** Where a rectangle of the turned page stands on the unturned one, whose size is given. */
export function unturned(box: PageBox, size: PageSize, turn: Turn): PageBox {
  const back = ({ 0: 0, 90: 270, 180: 180, 270: 90 } as const)[turn];
  return turned(box, turnedSize(size, turn), back);
}
