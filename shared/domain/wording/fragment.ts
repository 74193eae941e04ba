/** Half a sentence that waits for a main clause: "Although nobody came", "during which he slept". */
const subordinate =
  /^(?:(?:[Aa]lthough|[Tt]hough|[Bb]ecause|While)\s[^,]*|As\s\p{Lu}[^,]*\s\p{Ll}[^,]*|(?:(?:[Dd]uring|[Ii]n|[Aa]fter|[Bb]efore|[Oo]f)\s)?[Ww]hich\s.*)$/u;

/** A thing with what is said of it, and nothing that it does: "a situation that could change". */
const apposition =
  /^an? (?:(?:unprecedented|extraordinary|record|sharp|dramatic|significant|remarkable) )?(?:increase|decrease|rise|fall|surge|situation|move|sign|step|development) (?:that|which|compared|over)\s/iu;

/** A main clause has its own subject and verb after a comma. */
const goesOn = /,\s(?:the|an?|it|he|she|they|we|there|this|these|\p{Lu}[\p{L}’'-]*)\s\p{L}+/u;

/** True for words of English that are no sentence however they end: a statement can not be made of them. */
export function isFragment(words: string): boolean {
  const told = words.trim().replace(/[.!?\s]+$/u, "");
  return subordinate.test(told) || (apposition.test(told) && !goesOn.test(told));
}
