const signs =
  /\b(?:[1-9]|1[0-2])(?:st|nd|rd|th)[\s-]+grad(?:e|er)s?\b|\bgrade\s+(?:[1-9]|1[0-2])\b|\b(?:high|middle|elementary|junior\s+high)[\s-]+school(?:er|\s+(?:student|freshman|sophomore|junior|senior))|\b(?:freshman|sophomore|junior|senior)\s+(?:at|in)\b.{0,60}\b(?:high|middle)\s+school\b|\byear\s+(?:[7-9]|1[0-3])\s+(?:student|pupil)\b|\bi(?:['’]m|\s+am)\s+(?:[6-9]|1[0-7])\s+years?\s+old\b|(?:小学|中学|高校)(?:[一二三1-3]年)?生|(?:초등|중|고등)학(?:교\s*[1-6]학년|생)/iu;

/** True when a file's own words about a writer say that the writer is a child at school. */
export function saysMinor(words: string): boolean {
  return signs.test(words);
}
