"""The blocks, and the whole model around them."""
from attention import attention
from embedding import embed
from mlp import mlp
from norm import layer_norm


# #region block
def block(x, b, attend=attention):
    y = layer_norm(x, b.ln1)
    x = x + attend(y, b.attn)                   # [T, D]

    z = layer_norm(x, b.ln2)
    return x + mlp(z, b.mlp)
# #endregion


# #region postNormBlock
def post_norm_block(x, b):
    x = x + attention(x, b.attn)                # [T, D]
    x = layer_norm(x, b.ln1)

    x = x + mlp(x, b.mlp)                       # [T, D]
    return layer_norm(x, b.ln2)
# #endregion


# #region logits
def logits(x, m):                               # [D]
    y = layer_norm(x, m.ln_f)                   # [D]
    return m.wte @ y                            # [V]
# #endregion


# #region forward
def forward(ids, m):
    x = embed(ids, m)                           # [T, D]
    for b in m.blocks: x = block(x, b)          # [T, D]
    return logits(x[-1], m)                     # [V]
# #endregion


# #region logitLens
def logit_lens(ids, m):
    x = embed(ids, m)                           # [T, D]
    answers = [logits(x[-1], m)]                # [V]
    for b in m.blocks:
        x = block(x, b)                         # [T, D]
        answers.append(logits(x[-1], m))        # [V]

    return answers
# #endregion
