"""Byte-pair encoding of one word."""
from math import inf


# #region merge
# rank: the bytes of a token -> its id
def merge(parts, rank):
    pairs = zip(parts, parts[1:])
    ranks = [rank.get(a + b, inf) for a, b in pairs]
    first = min(ranks, default=inf)    # learned first
    if first == inf: return parts      # nothing to merge
    i = ranks.index(first)
    pair = parts[i] + parts[i + 1]
    return merge(
        parts[:i] + [pair] + parts[i + 2:],
        rank,
    )
# #endregion
