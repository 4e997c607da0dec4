"""A checkpoint's tensors, by the names that the reference uses.

Reads safetensors by itself: eight bytes with the length of the
header, the header as JSON, then the numbers.
"""
import json
import struct
from types import SimpleNamespace as Names

import torch

DTYPES = {"F16": torch.float16, "F32": torch.float32, "F64": torch.float64, "I64": torch.int64}


def read_safetensors(path, dtype=torch.float64):
    """Every tensor of a file, by name, as `dtype`."""
    with open(path, "rb") as file:
        data = bytearray(file.read())
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8:8 + length])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        flat = torch.frombuffer(bytearray(data[begin:end]), dtype=DTYPES[entry["dtype"]])
        tensors[name.removeprefix("transformer.")] = flat.reshape(entry["shape"]).to(dtype)
    return tensors


def weights_from(tensors, config):
    def norm(name):
        return Names(gamma=tensors[f"{name}.weight"], beta=tensors[f"{name}.bias"])

    def linear(name):
        return Names(weight=tensors[f"{name}.weight"], bias=tensors[f"{name}.bias"])

    def block(l):
        qkv, proj = linear(f"h.{l}.attn.c_attn"), linear(f"h.{l}.attn.c_proj")
        return Names(
            ln1=norm(f"h.{l}.ln_1"),
            attn=Names(heads=config["n_head"], qkv=qkv, proj=proj),
            ln2=norm(f"h.{l}.ln_2"),
            mlp=Names(up=linear(f"h.{l}.mlp.c_fc"), down=linear(f"h.{l}.mlp.c_proj")),
        )

    return Names(
        wte=tensors["wte.weight"],
        wpe=tensors["wpe.weight"],
        blocks=[block(l) for l in range(config["n_layer"])],
        ln_f=norm("ln_f"),
    )
