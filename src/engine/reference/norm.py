"""Layer normalization."""


# #region layerNorm
def layer_norm(x, w):                           # [T, D]
    mean = x.mean(dim=-1, keepdim=True)         # [T, 1]
    centred = x - mean
    variance = (centred ** 2).mean(dim=-1, keepdim=True)
    scale = (variance + 1e-5).sqrt()            # [T, 1]
    return centred / scale * w.gamma + w.beta   # [T, D]
# #endregion
