/**
 * The names by which a packed program knows that a command was given; here, since a start
 * without a command loads none of them.
 */
export const commandNames = [
  "notebooks",
  "new",
  "export",
  "verify",
  "restore",
  "backups",
  "backup",
  "restore-backup",
  "carry-over",
  "import",
  "articles",
  "text",
  "brief",
  "claims",
  "search",
  "suggest",
  "sample",
] as const;
export type CommandName = (typeof commandNames)[number];
