"""Makes derived.json: what `src/engine/derived` computes, by numpy in double precision.

    python3 tests/golden/derived.py > tests/golden/derived.json

Reads the checkpoint and the golden file's prompts and interventions. Shares no code and no method with the engine: the
model is run here from its weights, and a part's share of a logit is what is missing from the logit when the final
layer norm, its scale unchanged, reads a residual stream without that part.
"""
import json
import struct
import sys
from pathlib import Path

import numpy as np

GOLDEN = Path(__file__).parent
CHECKPOINT = GOLDEN.parent.parent / "checkpoints" / "course-12m"


def safetensors(path):
    raw = path.read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    types = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        if entry["dtype"] == "BF16":
            words = np.frombuffer(raw[8 + length + start : 8 + length + end], np.uint16).astype(np.uint32) << 16
            values = words.view(np.float32)
        else:
            values = np.frombuffer(raw[8 + length + start : 8 + length + end], types[entry["dtype"]])
        tensors[name] = values.reshape(entry["shape"]).astype(np.float64)
    return tensors


config = json.loads((CHECKPOINT / "config.json").read_text())
W = {name.removeprefix("transformer."): t for name, t in safetensors(CHECKPOINT / "model.safetensors").items()}
L, H, D = config["n_layer"], config["n_head"], config["n_embd"]
K = D // H
EPS = config.get("layer_norm_epsilon", 1e-5)


def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def log_softmax(x):
    shifted = x - x.max()
    return shifted - np.log(np.exp(shifted).sum())


def layer_norm(x, name, gate):
    normal = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + EPS)
    return gate * (normal * W[f"{name}.weight"] + W[f"{name}.bias"]) + (1 - gate) * x


class Run:
    """One pass; `parts` is the final residual stream as a dict of what was added to it, each [T,D]."""

    def __init__(self, ids, inputs):
        T = len(ids)
        get = lambda name, shape, neutral: np.broadcast_to(inputs.get(name, np.float64(neutral)), shape)
        causal = np.where(np.tril(np.ones((T, T))) == 1, 0.0, -np.inf)
        bias = inputs.get("attention_bias", causal)
        c0, c1 = inputs.get("score_coefficients", (1, 0))
        head_gate, neurons = get("head_gate", (L, H), 1), get("neuron_gate", (L, 4 * D), 1)
        sub, skip = get("sublayer_gate", (L, 2), 1), get("skip_gate", (L, 2), 1)
        norm, embd_keep = get("norm_gate", (2 * L + 1,), 1), get("embd_keep", (T, D), 1)
        attn_keep, keep = get("attn_keep", (L, H, T, T), 1), get("resid_keep", (L, 2, T, D), 1)
        patch, patch_gate = get("resid_patch", (L, T, D), 0), get("resid_patch_gate", (L, T), 0)

        parts = {"embed": W["wte.weight"][ids] * embd_keep}
        parts["pos_embed"] = W["wpe.weight"][:T] * inputs.get("position_scale", 1.0) * embd_keep
        total = lambda: sum(parts.values())
        self.q, self.k, self.writes, self.streams = [], [], [], []
        for l in range(L):
            g = patch_gate[l][:, None]
            for name in parts:
                parts[name] = parts[name] * (1 - g)
            parts[f"patch.{l}"] = g * patch[l]
            if l == 0:
                self.streams.append(total())
            qkv = layer_norm(total(), f"h.{l}.ln_1", norm[2 * l]) @ W[f"h.{l}.attn.c_attn.weight"]
            qkv = (qkv + W[f"h.{l}.attn.c_attn.bias"]).reshape(T, 3, H, K).transpose(1, 2, 0, 3)
            q, k, v = qkv
            s = q @ k.transpose(0, 2, 1) / np.sqrt(K)
            pattern = softmax(c0 * s + c1 * s * s + bias)
            z = (pattern * attn_keep[l]) @ v * head_gate[l][:, None, None]  # [H,T,K]
            W_o = W[f"h.{l}.attn.c_proj.weight"].reshape(H, K, D)
            writes = np.einsum("htk,hkd->htd", z, W_o)
            for name in parts:
                parts[name] = parts[name] * skip[l, 0]
            for h in range(H):
                parts[f"head.{l}.{h}"] = writes[h] * keep[l, 0] * sub[l, 0]
            parts[f"attentionBias.{l}"] = W[f"h.{l}.attn.c_proj.bias"] * keep[l, 0] * sub[l, 0]
            x = layer_norm(total(), f"h.{l}.ln_2", norm[2 * l + 1])
            post = gelu(x @ W[f"h.{l}.mlp.c_fc.weight"] + W[f"h.{l}.mlp.c_fc.bias"]) * neurons[l]
            out = post @ W[f"h.{l}.mlp.c_proj.weight"] + W[f"h.{l}.mlp.c_proj.bias"]
            for name in parts:
                parts[name] = parts[name] * skip[l, 1]
            parts[f"mlp.{l}"] = out * keep[l, 1] * sub[l, 1]
            self.q.append(q), self.k.append(k), self.writes.append(writes), self.streams.append(total())
        self.parts, self.final_gate = parts, norm[2 * L]

    def logits(self, position):
        y = layer_norm(self.streams[-1][position], "ln_f", self.final_gate)
        return W["wte.weight"] @ y

    def attribution(self, position, token):
        x = self.streams[-1][position]
        scale = np.sqrt(x.var() + EPS)
        g, gamma, beta = self.final_gate, W["ln_f.weight"], W["ln_f.bias"]

        def read(stream):
            return (g * ((stream - stream.mean()) / scale * gamma + beta) + (1 - g) * stream) @ W["wte.weight"][token]

        shares = {name: read(x) - read(x - part[position]) for name, part in self.parts.items()}
        return {
            "id": int(token),
            "position": position,
            "logit": read(x),
            "embed": shares["embed"],
            "pos_embed": shares["pos_embed"],
            "finalBias": read(np.zeros(D)),
            "layers": [
                {
                    "patch": shares[f"patch.{l}"],
                    "heads": [shares[f"head.{l}.{h}"] for h in range(H)],
                    "attentionBias": shares[f"attentionBias.{l}"],
                    "attention": sum(shares[f"head.{l}.{h}"] for h in range(H)) + shares[f"attentionBias.{l}"],
                    "mlp": shares[f"mlp.{l}"],
                }
                for l in range(L)
            ],
        }


golden, cases = safetensors(GOLDEN / "golden.safetensors"), json.loads((GOLDEN / "golden.json").read_text())
prompts = {p["name"]: p["ids"] for p in cases["prompts"]}


# Patches that leave a part of what was there before, at the position whose logits are taken apart. In the shapes that
# the model broadcasts, of numbers that are exact in float32.
PATCHED_PARTLY = {
    "resid_patch": np.array([[[((7 * d + 3 * l) % 11 - 5) / 4 for d in range(D)]] for l in range(L)]),
    "resid_patch_gate": np.array([[0.0 if l % 2 else 0.25] for l in range(L)]),
    "norm_gate": np.array([1.0] * (2 * L) + [0.5]),
}


def golden_logits(name, prompt, position, inputs):
    if inputs:
        return golden[f"{name}/out/last_logits"]
    return golden[f"{prompt}/logits"][position] if prompt == "p0" else golden[f"{prompt}/last_logits"]


def check(name, logits, expected):
    worst = np.abs(logits - expected).max() / np.abs(logits).max()
    assert worst < 1e-4, (name, worst)
    print(f"{name}: logits within {worst:.1e} of the golden ones", file=sys.stderr)


def attributions():
    last = {name: (name, len(ids) - 1, {}) for name, ids in prompts.items()}
    todo = [*last.values(), ("p0", 3, {})]
    done = [(f"{prompt}", prompt, position, inputs) for prompt, position, inputs in todo]
    for case in cases["cases"]:
        inputs = {name: golden[f"{case['name']}/in/{name}"] for name in case["inputs"]}
        done.append((case["name"], case["prompt"], len(prompts[case["prompt"]]) - 1, inputs))
    done.append(("patched_partly", "p0", len(prompts["p0"]) - 1, PATCHED_PARTLY))
    for name, prompt, position, inputs in done:
        run = Run(prompts[prompt], inputs)
        logits = run.logits(position)
        if inputs is not PATCHED_PARTLY:  # which is not among the golden cases
            check(name, logits, golden_logits(name, prompt, position, inputs))
        for token in (int(logits.argmax()), 11):  # the likeliest token, and a comma
            yield {"case": name, "prompt": prompt, "inputs": list(inputs), **run.attribution(position, token)}


def lens(run):
    last = log_softmax(run.logits(-1))
    for stream in run.streams:
        logits = W["wte.weight"] @ layer_norm(stream[-1], "ln_f", 1)
        logs = log_softmax(logits)
        yield {
            "top": [[int(i), logits[i]] for i in np.argsort(-logits)[:5]],
            "comma": logits[11],
            "entropy": -(np.exp(logs) * logs).sum(),
            "klFromFinal": (np.exp(last) * (last - logs)).sum(),
        }


def nearest(token):
    E = W["wte.weight"]
    cosines = E @ E[token] / (np.linalg.norm(E, axis=1) * np.linalg.norm(E[token]))
    cosines[token] = -np.inf
    return [[int(i), cosines[i]] for i in np.argsort(-cosines)[:12]]


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(v) for key, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(v) for v in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


p0 = Run(prompts["p0"], {})
places = [(0, 0, 7, 7), (2, 3, 5, 1), (5, 5, 7, 0)]
result = {
    "made": "by derived.py with numpy " + np.__version__,
    "patchedPartly": [{"input": k, "shape": list(v.shape), "data": list(v.ravel())} for k, v in PATCHED_PARTLY.items()],
    "attribution": list(attributions()),
    "scoreTerms": [
        {"layer": l, "head": h, "query": q, "key": k, "terms": list(p0.q[l][h][q] * p0.k[l][h][k] / np.sqrt(K))}
        for l, h, q, k in places
    ],
    "headWrites": [
        {"layer": l, "head": h, "position": t, "write": list(p0.writes[l][h][t])} for l, h, t, _ in places
    ],
    "logitLens": list(lens(p0)),
    "neighbours": [{"id": token, "nearest": nearest(token)} for token in (1310, 5822, 11)],
}
# One line for each entry: small, and a change can be seen in a diff.
lines = [f' "made": {json.dumps(result.pop("made"))}']
for key, entries in result.items():
    rows = ",\n".join("  " + json.dumps(entry) for entry in rounded(json.loads(json.dumps(entries, default=float))))
    lines.append(f' "{key}": [\n{rows}\n ]')
print("{\n" + ",\n".join(lines) + "\n}")
