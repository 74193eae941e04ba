/** Joins the classes that apply; a CSS module answers `undefined` for a name it lacks. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
