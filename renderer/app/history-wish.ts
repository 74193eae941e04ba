import { Observed } from "#renderer/db/observable.ts";

/** A record whose history is asked for from another view; the History view takes the wish. */
export type HistoryWish = { readonly table: string; readonly id: string; readonly name: string };

export const historyWish = new Observed<HistoryWish | null>(null);
