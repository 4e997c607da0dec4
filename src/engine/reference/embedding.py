"""From ids to vectors, and which tokens are near each other."""
import torch


# #region lookUp
def look_up(ids, wte):
    return wte[ids]                             # [T, D]
# #endregion


# #region embed
def embed(ids, m, start=0):
    tokens = look_up(ids, m.wte)                 # [T, D]
    end = start + len(ids)
    positions = m.wpe[start:end]                # [T, D]
    return tokens + positions                   # [T, D]
# #endregion


# #region neighbours
def neighbours(id, wte):
    v = wte[id]                                 # [D]
    lengths = wte.norm(dim=1) * v.norm()        # [V]
    cosines = wte @ v / lengths                 # [V]

    cosines[id] = -torch.inf
    return cosines.topk(10).indices
# #endregion


# #region sinusoids
def sinusoids(T, D):
    pos = torch.arange(T)[:, None]              # [T, 1]
    pair = torch.arange(0, D, 2)                # 0, 2, 4, …
    angle = pos / 10000 ** (pair / D)
    table = torch.empty(T, D)
    table[:, 0::2] = angle.sin()                # even columns
    table[:, 1::2] = angle.cos()                # odd columns
    return table                                # [T, D]
# #endregion
