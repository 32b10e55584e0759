"""Prints what PyTorch 1.13 does to gradients before a step of SGD, in 64 bits, the numbers of pytorch-gradients.json:
python3 pytorch-gradients.py > pytorch-gradients.json.

clip_grad_value_ and clip_grad_norm_ of torch.nn.utils, weight_decay of torch.optim.SGD (the L2 penalty), an L1 penalty by autograd,
and the mean of several backward passes (accumulation).
"""

import json

import torch

WEIGHTS = [[1.0, -2.0], [0.5, 0.0]]
BIAS = [0.25, -0.75]
GRADIENTS = [([[3.0, -4.0], [0.0, 1.0]], [12.0, -0.5]), ([[0.25, 0.5], [-1.0, 2.0]], [0.0, 8.0]), ([[-6.0, 0.0], [0.125, 1.0]], [1.0, 1.0])]
LR = 0.1


def steps(clip_value=0, clip_norm=0, l1=0, l2=0, accumulate=1):
    weights = torch.tensor(WEIGHTS, dtype=torch.float64, requires_grad=True)
    bias = torch.tensor(BIAS, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([weights, bias], lr=LR)
    printed = []
    for first in range(0, len(GRADIENTS), accumulate):
        group = GRADIENTS[first : first + accumulate]
        optimizer.zero_grad()
        loss = sum((torch.tensor(w) * weights).sum() + (torch.tensor(b) * bias).sum() for w, b in group) / len(group)
        loss = loss + l1 * weights.abs().sum() + l2 / 2 * (weights**2).sum()
        loss.backward()
        if clip_value > 0:
            torch.nn.utils.clip_grad_value_([weights, bias], clip_value)
        if clip_norm > 0:
            torch.nn.utils.clip_grad_norm_([weights, bias], clip_norm)
        optimizer.step()
        printed.append([*weights.detach().reshape(-1).tolist(), *bias.tolist()])
    return printed


def weight_decay(l2):
    weights = torch.tensor(WEIGHTS, dtype=torch.float64, requires_grad=True)
    bias = torch.tensor(BIAS, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([{"params": [weights], "weight_decay": l2}, {"params": [bias]}], lr=LR)
    printed = []
    for w, b in GRADIENTS:
        weights.grad, bias.grad = torch.tensor(w, dtype=torch.float64), torch.tensor(b, dtype=torch.float64)
        optimizer.step()
        printed.append([*weights.detach().reshape(-1).tolist(), *bias.tolist()])
    return printed


CASES = [
    {"clip_value": 1},
    {"clip_norm": 1},
    {"clip_norm": 100},
    {"clip_value": 2, "clip_norm": 1.5},
    {"l1": 0.5},
    {"l1": 0.25, "l2": 0.5, "clip_norm": 3},
    {"accumulate": 2},
    {"accumulate": 3, "clip_norm": 1, "l2": 0.125},
]
NAMES = {"clip_value": "clipValue", "clip_norm": "clipNorm"}
lines = [json.dumps({"settings": {NAMES.get(key, key): value for key, value in case.items()}, "steps": steps(**case)}) for case in CASES]
lines.append(json.dumps({"settings": {"l2": 0.5}, "steps": weight_decay(0.5)}))
print("[\n" + ",\n".join(lines) + "\n]")
