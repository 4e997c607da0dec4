"""Text, token by token, with the keys and values of all earlier tokens kept."""
from types import SimpleNamespace

import torch

from attention import multi_head, qkv
from embedding import embed
from model import block, logits


def empty_cache(m):
    """Keys and values of no tokens yet: [0, D] each."""
    nothing = m.wte[:0]
    return SimpleNamespace(k=nothing, v=nothing)


# #region cachedAttention
def cached_attention(x, w, cache):
    q, k, v = qkv(x, w.qkv)            # of new tokens only
    cache.k = torch.cat([cache.k, k])  # and all before
    cache.v = torch.cat([cache.v, v])
    return multi_head(q, cache.k, cache.v, w)
# #endregion


# #region cachedStep
def cached_step(ids, m, caches):
    x = embed(ids, m, len(caches[0].k))         # new tokens
    for b, cache in zip(m.blocks, caches):
        x = block(x, b, lambda y, w:
                  cached_attention(y, w, cache))

    return logits(x[-1], m)                     # [V]
# #endregion


# #region generate
def generate(prompt, count, m, pick):
    caches = [empty_cache(m) for b in m.blocks]
    text = list(prompt)
    unread = prompt               # all of it, the first time
    while len(text) < len(prompt) + count:
        next = pick(cached_step(unread, m, caches))
        text.append(next)
        unread = [next]           # then one at a time

    return text
# #endregion
