"""Dropout, in training only."""
import torch

GOLDEN_GAMMA, MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1


def splitmix64(seed, step):
    """As src/engine/random.ts: the same seed gives the same numbers in both languages."""
    z = (seed + (step + 1) * GOLDEN_GAMMA) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) / 2**53


def uniform(seed, shape):
    steps = range(shape.numel())
    values = [splitmix64(seed, step) for step in steps]
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


# #region dropout
def dropout(x, p, seed):
    u = uniform(seed, x.shape)                  # 0 <= u < 1
    return torch.where(
        u < p, 0.0, x / (1 - p))
# #endregion
