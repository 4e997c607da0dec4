"""Attention, from the projections to the sublayer's output."""
from math import sqrt

import torch

from vectors import linear, softmax


# #region qkv
def qkv(x, w):                                  # [T, D]
    D = x.shape[-1]
    q, k, v = linear(x, w).split(D, dim=-1)
    return q, k, v                              # [T, D] each
# #endregion


# #region splitHeads
def split_heads(x, heads):                      # [T, D]
    T, D = x.shape
    x = x.reshape(T, heads, D // heads)         # [T, H, dh]
    return x.transpose(0, 1)                    # [H, T, dh]
# #endregion


# #region scores
def scores(q, k):                          # [T, dh] each
    scale = sqrt(q.shape[-1])
    return q @ k.transpose(-1, -2) / scale # [T, T]
# #endregion


# #region causalMask
def causal_mask(scores):                        # [T, T]
    T, S = scores.shape[-2:]   # S > T where keys are cached
    may_look = torch.ones(T, S).tril(S - T).bool()
    return scores.masked_fill(~may_look, -torch.inf)
# #endregion


# #region head
def head(q, k, v):
    masked = causal_mask(scores(q, k))          # [T, T]
    pattern = softmax(masked)                   # [T, T]
    return pattern @ v                          # [T, dh]
# #endregion


# #region multiHead
def multi_head(q, k, v, w):                     # [T, D]
    Q, K, V = (split_heads(m, w.heads)
               for m in (q, k, v))              # [H, T, dh]
    z = head(Q, K, V)       # all heads at once
    joined = z.transpose(0, 1).flatten(1)       # [T, D]
    return linear(joined, w.proj)               # [T, D]
# #endregion


# #region attention
def attention(x, w):                            # [T, D]
    q, k, v = qkv(x, w.qkv)                     # [T, D]
    return multi_head(q, k, v, w)               # [T, D]
# #endregion


# #region crossAttention
def cross_attention(x, memory, w):
    q = linear(x, w.q)
    k = linear(memory, w.k)
    v = linear(memory, w.v)
    # one row for each of x, one column for each of memory
    pattern = softmax(scores(q, k))
    return pattern @ v
# #endregion
