"""Runs every step of the PyTorch reference and compares it.

    python3 tools/pytorch/check.py CASES.json

`npm run check:pytorch` makes CASES.json and calls this. The golden activations (tests/golden) judge what GPT-2 does,
the cases from TypeScript the rest, and PyTorch's own functions the remarks in the code. Prints the largest difference of
each step, relative to the largest value; exits with 1 where one is beyond its bar, or where a step was not asked.
"""
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace as Names

import torch
import torch.nn.functional as F

REFERENCE = Path("src/engine/reference")
CHECKPOINT = Path("checkpoints/course-12m")
GOLDEN = Path("tests/golden/golden.safetensors")
sys.path.insert(0, str(REFERENCE))

from attention import attention, causal_mask, cross_attention, head, multi_head, qkv, scores, split_heads  # noqa: E402
from dropout import dropout  # noqa: E402
from embedding import embed, look_up, neighbours, sinusoids  # noqa: E402
from generate import cached_attention, cached_step, empty_cache, generate  # noqa: E402
from mlp import gelu, mlp  # noqa: E402
from model import block, forward, logit_lens, logits, post_norm_block  # noqa: E402
from norm import layer_norm  # noqa: E402
from output import attribution, greedy, loss, sample  # noqa: E402
from quantise import dequantise, quantise  # noqa: E402
from tokens import merge  # noqa: E402
from vectors import dot, linear, softmax  # noqa: E402
from weights import read_safetensors, weights_from  # noqa: E402

# The golden activations are float32, computed in another order; TypeScript and this are both float64.
BARS = {"golden": 1e-4, "TypeScript": 1e-9, "torch": 1e-9}

torch.set_default_dtype(torch.float64)
largest = {}


def compare(step, judge, found, expected):
    """Keeps the largest difference, relative to the largest value. -inf is met exactly."""
    found, expected = torch.as_tensor(found).double(), torch.as_tensor(expected).double()
    if found.shape != expected.shape:
        sys.exit(f"{step}: shape {tuple(found.shape)}, but {judge} has {tuple(expected.shape)}")
    finite = expected.isfinite()
    same = torch.equal(found[~finite], expected[~finite]) and bool(found[finite].isfinite().all())
    scale = expected[finite].abs().max().clamp(min=1e-300)
    difference = ((found - expected)[finite].abs().max() / scale).item() if same else torch.inf
    largest[step, judge] = max(largest.get((step, judge), 0.0), difference)


def compare_golden(ids, m, golden, prompt):
    def check(step, name, found):
        compare(step, "golden", found, golden[f"{prompt}/{name}"])

    check("lookUp", "embed", look_up(ids, m.wte))
    x = embed(ids, m)
    check("embed", "blocks.0.resid_pre", x)
    for l, b in enumerate(m.blocks):
        at = f"blocks.{l}."
        y = layer_norm(x, b.ln1)
        check("layerNorm", at + "ln1.normalized", y)
        q, k, v = qkv(y, b.attn.qkv)
        Q, K, V = (split_heads(part, b.attn.heads) for part in (q, k, v))
        for step in ("qkv", "splitHeads"):
            check(step, at + "attn.q", Q)
            check(step, at + "attn.k", K)
            check(step, at + "attn.v", V)
        check("scores", at + "attn.scores", scores(Q, K))
        masked = causal_mask(scores(Q, K))
        check("causalMask", at + "attn.masked_scores", masked)
        check("softmax", at + "attn.pattern", softmax(masked))
        check("head", at + "attn.z", torch.stack([head(*one) for one in zip(Q, K, V)]))
        check("multiHead", at + "attn_out", multi_head(q, k, v, b.attn))
        check("attention", at + "attn_out", attention(y, b.attn))
        check("cachedAttention", at + "attn_out", in_two_parts(y, b.attn, m))
        mid = x + attention(y, b.attn)
        z = layer_norm(mid, b.ln2)
        check("layerNorm", at + "ln2.normalized", z)
        check("linear", at + "mlp.pre", linear(z, b.mlp.up))
        check("gelu", at + "mlp.post", gelu(linear(z, b.mlp.up)))
        check("mlp", at + "mlp_out", mlp(z, b.mlp))
        x = block(x, b)
        check("block", at + "resid_post", x)
    last = golden[f"{prompt}/logits"][-1] if f"{prompt}/logits" in golden else golden[f"{prompt}/last_logits"]
    compare("logits", "golden", logits(x[-1], m), last)
    compare("forward", "golden", forward(ids, m), last)


def in_two_parts(y, w, m):
    """The same attention, with the first three tokens read before the rest."""
    cache = empty_cache(m)
    return torch.cat([cached_attention(part, w, cache) for part in (y[:3], y[3:])])


def compare_torch(ids, m):
    """What PyTorch has ready-made under the names that the code mentions."""
    x, b = embed(ids, m), m.blocks[0]
    compare("softmax", "torch", softmax(x), torch.softmax(x, -1))
    compare("gelu", "torch", gelu(x), F.gelu(x, approximate="tanh"))
    compare("layerNorm", "torch", layer_norm(x, b.ln1), F.layer_norm(x, x.shape[-1:], b.ln1.gamma, b.ln1.beta, 1e-5))
    answer = forward(ids, m)
    compare("loss", "torch", loss(answer, ids[0]), F.cross_entropy(answer, torch.tensor(ids[0])))


def answers(ids, m):
    """Step -> the answer of PyTorch to what TypeScript was given."""
    t = torch.tensor

    def named(g):
        return Names(weight=t(g["weight"]), bias=t(g["bias"]))

    def cached(g):
        caches = [empty_cache(m) for _ in m.blocks]
        cached_step(ids[:g["first"]], m, caches)
        return cached_step(ids[g["first"]:], m, caches)

    def merged(g):
        rank = {text.encode(): id for text, id in g["rank"]}
        return [merge([bytes([byte]) for byte in word.encode()], rank) for word in g["words"]]

    def quantised(g):
        weight = t(g["weight"])
        values, scales = quantise(weight)
        # Half-way between two whole numbers Python rounds to the even one, JavaScript up: either is right.
        steps = weight / scales
        tie = (steps - steps.floor()) == 0.5
        values = torch.where(tie, steps.ceil(), values)
        return torch.cat([values, scales[None]])

    return {
        "dot": lambda g: dot(t(g["a"]), t(g["b"])),
        "softmax": lambda g: softmax(t(g["x"])),
        "sinusoids": lambda g: sinusoids(g["T"], g["D"]),
        "dropout": lambda g: dropout(t(g["x"]), g["p"], g["seed"]),
        "merge": merged,
        "crossAttention": lambda g: cross_attention(
            t(g["x"]), t(g["memory"]), Names(q=named(g["q"]), k=named(g["k"]), v=named(g["v"]))),
        "neighbours": lambda g: neighbours(g["id"], m.wte),
        "postNormBlock": lambda g: post_norm_block(embed(ids, m), m.blocks[0]),
        "logitLens": lambda g: torch.stack(logit_lens(ids, m)),
        "cachedStep": cached,
        "generate": lambda g: generate(ids, g["count"], m, greedy),
        "greedy": lambda g: greedy(t(g["logits"])),
        "loss": lambda g: loss(t(g["logits"]), g["next"]),
        "attribution": lambda g: attribution(t(g["part"]), g["id"], g["scale"], m),
        "sample": lambda g: [sample(t(g["logits"]), g["tau"], g["topK"], g["topP"], u) for u in g["draws"]],
        "quantise": quantised,
        "dequantise": lambda g: dequantise(t(g["values"]), t(g["scales"])),
    }


def compare_typescript(ids, m, cases):
    ask = answers(ids, m)
    for case in cases:
        step, found, expected = case["step"], ask[case["step"]](case["given"]), case["expected"]
        if step == "merge":
            found = [[part.decode() for part in parts] for parts in found]
            largest[step, "TypeScript"] = 0.0 if found == expected else torch.inf
        else:
            compare(step, "TypeScript", found, expected)


def report():
    """One line for each step and judge. True where all is well."""
    print(f"PyTorch {torch.__version__}: largest difference of each step, relative to the largest value")
    for (step, judge), difference in largest.items():
        mark = "" if difference <= BARS[judge] else f"  ✗ more than {BARS[judge]:g}"
        print(f"  {difference:8.1e}  {step:<16} {judge}{mark}")
    shown = {name for file in REFERENCE.glob("*.py") for name in re.findall(r"# #region (\w+)", file.read_text("utf8"))}
    missing = sorted(shown - {step for step, _ in largest})
    if missing:
        print(f"✗ not run: {', '.join(missing)}")
    return not missing and all(difference <= BARS[judge] for (_, judge), difference in largest.items())


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[1]).read_text("utf8"))
    config = json.loads((CHECKPOINT / "config.json").read_text("utf8"))
    m = weights_from(read_safetensors(CHECKPOINT / "model.safetensors"), config)
    golden = read_safetensors(GOLDEN)
    for prompt in json.loads(GOLDEN.with_suffix(".json").read_text("utf8"))["prompts"]:
        compare_golden(prompt["ids"], m, golden, prompt["name"])
    compare_typescript(given["ids"], m, given["cases"])
    compare_torch(given["ids"], m)
    sys.exit(0 if report() else 1)
