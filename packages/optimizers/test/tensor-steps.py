"""Prints twelve steps of rules over whole tensors in 64 bits, the numbers of tensor-steps.json: python3 tensor-steps.py > tensor-steps.json.

LAMB: You et al. 2020, arXiv:1904.00962, algorithm 2, in NumPy. Muon: the functions of the author's code (github.com/KellerJordan/Muon),
in 64 bits in place of bfloat16, in PyTorch 1.13; for biases torch.optim.AdamW. Matrices are stored as rest x units, the author's as
units x rest.
"""

import json
import math

import numpy as np
import torch

STEPS = 12


def start(size):
    return [((5 * i) % 11 - 5) / 4 for i in range(size)]


def gradient(size, step):
    return [((7 * i + 3 * step * step + i * step) % 13 - 6) / 4 for i in range(size)]


def lamb(shape, role, lr, beta1=0.9, beta2=0.999, eps=1e-6, weight_decay=0.01):
    theta = np.array(start(math.prod(shape)))
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    adapts = role == "weight"
    steps = []
    for t in range(1, STEPS + 1):
        g = np.array(gradient(theta.size, t))
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        r = (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps) + (weight_decay * theta if adapts else 0)
        theta_norm, r_norm = np.linalg.norm(theta), np.linalg.norm(r)
        ratio = theta_norm / r_norm if adapts and theta_norm > 0 and r_norm > 0 else 1
        theta = theta - lr * ratio * r
        steps.append(theta.tolist())
    return steps


def zeropower_via_newtonschulz5(G, steps):
    a, b, c = (3.4445, -4.7750, 2.0315)
    X = G
    if G.size(-2) > G.size(-1):
        X = X.mT
    X = X / (X.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        A = X @ X.mT
        B = b * A + c * A @ A
        X = a * X + B @ X
    if G.size(-2) > G.size(-1):
        X = X.mT
    return X


def muon_update(grad, momentum, beta=0.95, ns_steps=5):
    momentum.lerp_(grad, 1 - beta)
    update = grad.lerp_(momentum, beta)
    update = zeropower_via_newtonschulz5(update, steps=ns_steps)
    update *= max(1, update.size(-2) / update.size(-1)) ** 0.5
    return update


def muon(shape, role, lr, momentum=0.95, weight_decay=0, adam_share=0.015):
    size = math.prod(shape)
    units = shape[-1]
    if role != "weight" or len(shape) < 2:
        theta = torch.tensor(start(size), dtype=torch.float64, requires_grad=True)
        decay = weight_decay if role == "embedding" else 0
        optimizer = torch.optim.AdamW([theta], lr=lr * adam_share, betas=(0.9, 0.95), eps=1e-10, weight_decay=decay)
        steps = []
        for t in range(1, STEPS + 1):
            theta.grad = torch.tensor(gradient(size, t), dtype=torch.float64)
            optimizer.step()
            steps.append(theta.tolist())
        return steps
    theta = torch.tensor(start(size), dtype=torch.float64).reshape(-1, units).mT.contiguous()
    buffer = torch.zeros_like(theta)
    steps = []
    for t in range(1, STEPS + 1):
        grad = torch.tensor(gradient(size, t), dtype=torch.float64).reshape(-1, units).mT.contiguous()
        update = muon_update(grad, buffer, momentum)
        theta.mul_(1 - lr * weight_decay)
        theta.add_(update, alpha=-lr)
        steps.append(theta.mT.reshape(-1).tolist())
    return steps


CASES = [
    ("lamb", lamb, [2, 3], "weight", 0.05, {}, {}),
    ("lamb", lamb, [3], "bias", 0.05, {}, {}),
    ("lamb", lamb, [3, 3], "weight", 0.01, {"beta1": 0.5, "beta2": 0.75, "eps": 1e-3, "weight_decay": 0.5}, {"beta1": 0.5, "beta2": 0.75, "epsilon": 1e-3, "weightDecay": 0.5}),
    ("muon", muon, [3, 2], "weight", 0.02, {}, {}),
    ("muon", muon, [2, 3], "weight", 0.02, {"momentum": 0.5, "weight_decay": 0.25}, {"momentum": 0.5, "weightDecay": 0.25}),
    ("muon", muon, [2, 2, 1, 3], "weight", 0.02, {}, {}),
    ("muon", muon, [3], "bias", 0.5, {}, {}),
    ("muon", muon, [3, 2], "embedding", 0.5, {"weight_decay": 0.25}, {"weightDecay": 0.25}),
]

lines = []
for name, rule, shape, role, lr, options, own_options in CASES:
    case = {"name": name, "shape": shape, "role": role, "learningRate": lr, "options": own_options, "steps": rule(shape, role, lr, **options)}
    lines.append(json.dumps(case))
print("[\n" + ",\n".join(lines) + "\n]")
