/** True for a file that is an archive by its name. */
export function isArchiveName(name: string): boolean {
  return name.toLowerCase().endsWith(".railhead");
}
