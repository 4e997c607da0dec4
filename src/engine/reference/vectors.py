"""What every step of the PyTorch reference is made of.

The files of this folder are shown in chapters, region by
region, next to the TypeScript file of the same name.
`npm run check:pytorch` runs them and compares their numbers
with the golden activations and with TypeScript's.
"""


# #region dot
def dot(a, b):
    return (a * b).sum()
# #endregion


# #region linear
def linear(x, w):
    return x @ w.weight + w.bias
# #endregion


# #region softmax
def softmax(x):
    largest = x.max(dim=-1, keepdim=True).values
    e = (x - largest).exp()
    total = e.sum(dim=-1, keepdim=True)
    return e / total              # = torch.softmax(x, -1)
# #endregion
