/**
 * Of the words given, those written nearly like the one that was asked for, nearest first and
 * then by how many documents have them.
 */
export function nearestWords(
  asked: string,
  words: ReadonlyMap<string, number>,
  limit = 3,
): readonly string[] {
  const far = allowedEdits(asked);
  return [...words]
    .map(([word, count]) => ({ word, count, edits: editsBetween(asked, word, far) }))
    .filter(({ edits, word }) => edits <= far && word !== asked)
    .sort((a, b) => a.edits - b.edits || b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, limit)
    .map(({ word }) => word);
}

/** How the words begin among which near ones are looked for: in the first two, letters that changed places or one too many are allowed for. */
export function beginningsNear(asked: string): readonly string[] {
  const [first = "", second = "", third = ""] = asked;
  const beginnings = [first + second, second + first, first + third, second + third];
  return [...new Set(beginnings)].filter((letters) => letters.length >= 2);
}

/** Letters that may be wrong, missing, extra or changed places. */
export function allowedEdits(asked: string): number {
  return asked.length <= 4 ? 1 : 2;
}

/** Damerau-Levenshtein distance (adjacent letters may change places); `limit + 1` for anything beyond it. */
export function editsBetween(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let beforeFormer: number[] = [];
  let former = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let edits = Math.min(
        (former[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (former[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) edits = Math.min(edits, (beforeFormer[column - 2] ?? 0) + 1);
      current.push(edits);
    }
    if (Math.min(...current) > limit) return limit + 1;
    [beforeFormer, former] = [former, current];
  }
  return former.at(-1) ?? limit + 1;
}
