/** The language in which most of a region's press writes, by the region's English name. */
const languages: Readonly<Record<string, string>> = {
  japan: "ja",
  "south korea": "ko",
  "north korea": "ko",
  korea: "ko",
  china: "zh",
  taiwan: "zh",
  russia: "ru",
  mongolia: "mn",
  vietnam: "vi",
  ukraine: "uk",
};

/** Null for a region whose language the program does not know: then nothing is said of it. */
export function languageOfRegion(region: string): string | null {
  return languages[region.trim().toLowerCase()] ?? null;
}
