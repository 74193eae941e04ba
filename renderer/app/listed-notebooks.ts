import type { NotebookSummary } from "#shared/ipc/listed-notebooks.ts";

/** The notebooks as the list shows them: the last opened first, those in the trash apart. */
export function listedNotebooks(notebooks: readonly NotebookSummary[]): {
  readonly live: readonly NotebookSummary[];
  readonly trashed: readonly NotebookSummary[];
} {
  return {
    live: notebooks.filter(({ trashedAt }) => trashedAt === null).sort(lastOpenedFirst),
    trashed: notebooks.filter(({ trashedAt }) => trashedAt !== null),
  };
}

function lastOpenedFirst(one: NotebookSummary, other: NotebookSummary): number {
  const [first, second] = [one, other].map(({ openedAt, createdAt }) => openedAt ?? createdAt);
  return String(second).localeCompare(String(first));
}

/** When it was opened last, or made where it never was. */
export function dateText(
  { openedAt, createdAt }: NotebookSummary,
  say: (key: "created" | "opened", date: string) => string,
): string {
  const date = new Date(openedAt ?? createdAt).toLocaleDateString("en-GB", { dateStyle: "medium" });
  return say(openedAt === null ? "created" : "opened", date);
}
