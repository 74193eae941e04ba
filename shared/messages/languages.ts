/** Languages that texts can be had in, as BCP 47. English has all of them, the others what a brief prints. */
export const languages = ["en", "ja", "ko"] as const;
export type Language = (typeof languages)[number];
