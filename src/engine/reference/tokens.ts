/** Byte-pair encoding of one word. Sennrich et al. 2016, https://aclanthology.org/P16-1162/. */

/** The word's parts, merged pair by pair, until no two neighbours are a token together. */
// #region merge
// rank: the text of a token → its id
export function merge(
  parts: string[],
  rank: Map<string, number>,
): string[] {
  const ranks = parts.slice(1).map(
    (right, i) => rank.get(parts[i]! + right) ?? Infinity,
  );
  const first = Math.min(...ranks);     // learned first
  if (first === Infinity) return parts; // nothing to merge
  const i = ranks.indexOf(first);
  const pair = parts[i]! + parts[i + 1]!;
  return merge(
    [...parts.slice(0, i), pair, ...parts.slice(i + 2)],
    rank,
  );
}
// #endregion
