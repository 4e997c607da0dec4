"""From logits to a token, and back from a logit to what made it."""
import torch

from vectors import softmax


# #region greedy
def greedy(logits):                             # [V]
    return logits.argmax().item()
# #endregion


# #region sample
def sample(logits, tau, top_k, top_p, u):       # [V]
    p = softmax(logits / tau)                   # [V]
    p, order = p.sort(descending=True, stable=True)
    before = p.cumsum(0) - p  # mass of all that come earlier

    rank = torch.arange(len(p))
    keep = (rank < top_k) & (before < top_p)
    p = p * keep

    reached = p.cumsum(0) > u * p.sum()         # 0 <= u < 1
    return order[reached.nonzero()[0]].item()
# #endregion


# #region loss
def loss(logits, next):               # = F.cross_entropy
    return -softmax(logits)[next].log()
# #endregion


# #region attribution
def attribution(part, id, scale, m):            # [D]
    mean = part.mean()
    normed = (part - mean) / scale * m.ln_f.gamma
    return normed @ m.wte[id]     # a share of one logit
# #endregion
