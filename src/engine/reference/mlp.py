"""The MLP, and GPT-2's form of GELU."""
from math import pi, sqrt

import torch

from vectors import linear


# #region gelu
def gelu(x):          # = F.gelu(x, approximate="tanh")
    c = sqrt(2 / pi)
    return 0.5 * x * (
        1 + torch.tanh(c * (x + 0.044715 * x ** 3)))
# #endregion


# #region mlp
def mlp(x, w):                                  # [T, D]
    pre = linear(x, w.up)                       # [T, F]
    post = gelu(pre)                            # [T, F]
    return linear(post, w.down)                 # [T, D]
# #endregion
