import { useEffect, useLayoutEffect, useState } from "react";
import { request } from "#renderer/bridge.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { KeptPlace, KeptWork } from "#shared/ipc/kept-work.ts";
import { type Selection, selectionKeys } from "./selection.ts";
import { NotebookTextKeeper } from "./text-keeper.ts";
import { views } from "./view.ts";
import { historyAt, type Place, type ViewHistory } from "./view-history.ts";
import { beforeClosing } from "./window-answers.ts";

/** Arrowing through a list moves the place with every row. */
const placeSettlesMs = 300;
/** A disk that takes longer to save is told of as one that does not. */
const longestSettleMs = 2000;

/** Where the notebook was left; the library where it was never open. */
export function historyFrom(place: KeptPlace | null): ViewHistory {
  const view = views.find((known) => known === place?.view) ?? "library";
  const selection: Partial<Record<(typeof selectionKeys)[number], string>> = {};
  for (const key of selectionKeys) {
    const id = place?.selection[key];
    if (id !== undefined) selection[key] = id;
  }
  // Each id was written under the key it is read from; one whose record has gone is shown as gone.
  return historyAt(view, selection as Selection);
}

/**
 * Hands what is typed, and where the analyst is, to the main process, which outlives this window;
 * what the last window left behind goes back into its fields.
 */
export function useKeptWork(
  notebook: Notebook,
  left: KeptWork["texts"],
  place: Place,
): NotebookTextKeeper {
  const t = useTranslate();
  const notebookId = notebook.id;
  const [reached] = useState(
    () =>
      new ReachedPlace(({ view, selection }) => {
        // Only the way back after a crash depends on it.
        request("work:keep-place", { notebookId, place: { view, selection } }).catch(() => {});
      }),
  );
  const [keeper] = useState(
    () =>
      new NotebookTextKeeper({
        left,
        hand: (texts) => {
          // A text goes back into its field where that is on screen: its place is not put off.
          reached.hand();
          return request("work:keep-texts", { notebookId, texts: [...texts] });
        },
        now: () => new Date(),
      }),
  );
  // Before the effects of the fields, which ask the keeper where they stand.
  useLayoutEffect(() => {
    reached.move(place);
    keeper.moveTo(keyOf(place), t(`app.view.${place.view}`));
  }, [keeper, reached, place, t]);
  useEffect(() => () => reached.forget(), [reached]);

  useEffect(
    () =>
      beforeClosing(async () => {
        const limit = new Promise((resolve) => setTimeout(resolve, longestSettleMs));
        await Promise.race([notebook.settled(), limit]);
        await keeper.flush();
      }),
    [notebook, keeper],
  );
  return keeper;
}

/** Where the analyst is, handed on once they stay there. */
class ReachedPlace {
  readonly #keep: (place: Place) => void;
  #waiting: Place | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(keep: (place: Place) => void) {
    this.#keep = keep;
  }

  move(place: Place): void {
    clearTimeout(this.#timer);
    this.#waiting = place;
    this.#timer = setTimeout(() => this.hand(), placeSettlesMs);
  }

  /** At once, where it was not yet. */
  hand(): void {
    const place = this.#waiting;
    this.forget();
    if (place !== null) this.#keep(place);
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
  }
}

function keyOf({ view, selection }: Place): string {
  const chosen = Object.entries(selection).map((pair) => pair.join("="));
  return [view, ...chosen.sort()].join(" ");
}
