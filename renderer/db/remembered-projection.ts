const keyOf = (notebookId: string) => `railhead-projection-${notebookId}`;

/**
 * The projection that this window last saw whole. It is kept beside IndexedDB, so that one
 * which vanished with all of IndexedDB is told of, and not taken for a first opening.
 */
export function rememberedProjection(notebookId: string): string | null {
  return localStorage.getItem(keyOf(notebookId));
}

export function rememberProjection(notebookId: string, databaseName: string): void {
  localStorage.setItem(keyOf(notebookId), databaseName);
}
