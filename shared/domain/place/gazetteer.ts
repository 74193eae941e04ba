import { northeastAsia } from "./northeast-asia.ts";
import type { Place } from "./place.ts";

/** A place named in a text. Offsets are UTF-16 units into the words read. */
export interface PlaceInWords {
  readonly start: number;
  readonly end: number;
  /** As the text spells it; never corrected. */
  readonly text: string;
  /** Null for a site the words name that the gazetteer does not know. */
  readonly place: Place | null;
}

/** "Tungmangang Rail Facility", "Unit 731 Air Base": a name that says itself that it is a place. */
const namedSite =
  /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}-]+ ){1,3}(?:(?:Rail|Naval|Air|Space|Missile|Nuclear|Power) )?(?:Facility|Station|Port|Base|Airport|Airfield|Cosmodrome|Shipyard|Strait|Island|Islands|Prefecture|Province|Plant)(?![\p{L}\p{N}])/gu;
/** "U.S. officials" speak; they are not where it happened. */
const speaksForIt =
  /^(?:['’]s)? (?:officials?|government|president|leader|military|ministers?|authorities|diplomats?|lawmakers)\b/iu;

/** "Yahoo Japan", after a word in small letters: a capitalised word grown together with a place names a firm. */
const grownTogether = /(?:^|\s)\p{Ll}[\p{L}’'-]*,?\s(\p{Lu}\p{Ll}+)\s$/u;
const saysWhichPart =
  /^(?:(?:North|South|East|West)(?:ern)?|(?:North|South)(?:east|west)(?:ern)?|Central|Upper|Lower|Inner|Outer|Greater|Mainland|Imperial|Communist|Nationalist|Soviet|Occupied|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/u;

const letter = /[\p{L}\p{N}]/u;
const latin = /^[\p{Script=Latin}\p{Script=Cyrillic}]/u;

/** Spellings to places, longest first, so that "North Korea" is not read as "Korea". */
const spellings = northeastAsia
  .flatMap((place) => [place.name, ...place.variants].map((text) => ({ text, place })))
  .sort((a, b) => b.text.length - a.text.length);

/**
 * The places that the words name, in order. Demonyms ("North Korean") are not places,
 * and who speaks for a country is not where something happened.
 */
export function placesIn(words: string): readonly PlaceInWords[] {
  const found: PlaceInWords[] = [];
  for (const { text, place } of spellings) {
    let from = words.indexOf(text);
    while (from >= 0) {
      const end = from + text.length;
      const overlaps = found.some((other) => from < other.end && end > other.start);
      const isSpeaker = speaksForIt.test(words.slice(end));
      if (!overlaps && !isSpeaker && !isOfFirm(words, from) && standsAlone(words, from, end)) {
        found.push({ start: from, end, text, place });
      }
      from = words.indexOf(text, end);
    }
  }
  for (const match of words.matchAll(namedSite)) {
    const start = match.index;
    const end = start + match[0].length;
    const isKnown = found.some(
      (other) => other.place?.kind === "site" && start < other.end && end > other.start,
    );
    if (!isKnown) found.push({ start, end, text: match[0], place: null });
  }
  return found.sort((a, b) => a.start - b.start);
}

function isOfFirm(words: string, start: number): boolean {
  const before = grownTogether.exec(words.slice(Math.max(0, start - 60), start))?.[1];
  if (before === undefined || saysWhichPart.test(before)) return false;
  return !spellings.some(({ text }) => text === before);
}

/** The most exact of several places: a site before a city, a city before a region, a country last. */
export function mostExact(places: readonly PlaceInWords[]): PlaceInWords | null {
  const order: readonly Place["kind"][] = ["site", "city", "water", "region", "country"];
  const rank = (found: PlaceInWords) => order.indexOf(found.place?.kind ?? "site");
  return [...places].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

const placeById = new Map(northeastAsia.map((place) => [place.id, place]));

/** A place by its id; null for one that this gazetteer does not have. */
export function placeOfId(id: string | null): Place | null {
  return placeById.get(id ?? "") ?? null;
}

/** The places with a name that begins with these letters, then those that have them elsewhere; all for none. */
export function placesNamed(letters: string): readonly Place[] {
  const wanted = letters.normalize("NFKC").trim().toLowerCase();
  if (wanted === "") return northeastAsia;
  const rank = ({ name, variants }: Place) => {
    const names = [name, ...variants].map((one) => one.normalize("NFKC").toLowerCase());
    if (names.some((one) => one.startsWith(wanted))) return 0;
    return names.some((one) => one.includes(wanted)) ? 1 : 2;
  };
  return northeastAsia
    .map((place) => ({ place, rank: rank(place) }))
    .filter((found) => found.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}

/** CJK runs have no word ends; a Latin or Cyrillic name must not be part of a longer word. */
function standsAlone(words: string, start: number, end: number): boolean {
  if (!latin.test(words.slice(start, end))) return true;
  return !letter.test(words.charAt(start - 1)) && !letter.test(words.charAt(end));
}
