/** Written with a full stop in the middle of sentences. Lower case; months only in their short forms. */
const abbreviations = new Set(
  (
    "adm. al. approx. assn. assoc. asst. ave. bldg. brig. bros. ca. capt. cf. cmdr. co. col. corp. cpl. " +
    "dept. dir. dist. div. dr. ed. eds. eg. est. fig. figs. fr. ft. gen. gov. hon. hq. ie. inc. insp. jr. " +
    "lt. ltd. maj. messrs. min. mr. mrs. ms. mt. mtn. natl. no. nos. op. p. para. pp. pres. prof. pvt. rep. " +
    "reps. rev. sec. sen. sens. sgt. sr. st. supt. u.n. univ. v. vol. vols. vs. viz. jan. feb. mar. apr. jun. jul. " +
    "aug. sep. sept. oct. nov. dec."
  ).split(" "),
);

/** Words that open a sentence far more often than they follow an abbreviation inside one. */
const starters = new Set(
  (
    "a after all although an and another as at because before both but by despite during each even for from he her " +
    "here his how however i if in instead it its last later many meanwhile most moreover no now of on once one " +
    "only other our she since so some still such that the their then there these they this those though thus to " +
    "two under until we what when where whether which while who why with without yet you your"
  ).split(" "),
);

/**
 * True for "U.S.", "Mr.", "e.g." and an initial such as the "J." of "J. Smith". An
 * initial counts only after a capitalised word or at a start: "plan B." ends a sentence.
 */
export function isAbbreviation(word: string, before: string): boolean {
  if (abbreviations.has(word.toLowerCase())) return true;
  if (/^(?:\p{L}\.){2,}$/u.test(word)) return true;
  if (!/^\p{Lu}\.$/u.test(word)) return false;
  return /(?:^\s*|[(“"]|\p{Lu}[\p{L}.’-]*\s+|\b(?:by|and|of|from|to|with|said)\s+)\p{Lu}\.\s*$/u.test(
    before,
  );
}

export function isSentenceStarter(word: string): boolean {
  return /^\p{Lu}/u.test(word) && starters.has(word.toLowerCase());
}
