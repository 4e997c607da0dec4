"""Weights as whole numbers of eight bits: a quarter of float32's size."""


# #region quantise
def quantise(w):                              # [in, out]
    scales = w.abs().max(dim=0).values / 127  # [out]
    safe = scales.where(scales > 0, scales + 1)
    values = (w / safe).round()               # -127 … 127
    return values, scales
# #endregion


# #region dequantise
def dequantise(values, scales):
    return values * scales                    # [in, out]
# #endregion
