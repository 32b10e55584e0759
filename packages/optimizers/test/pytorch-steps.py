"""Prints steps of PyTorch's optimizers in 64 bits, the numbers of cases.ts: python3 pytorch-steps.py (PyTorch 1.13)."""

import torch

CASES = [
    ("sgd, weight_decay 0.5", torch.optim.SGD, {"lr": 0.25, "weight_decay": 0.5}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1]]),
    ("adam", torch.optim.Adam, {"lr": 0.1}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1e-3], [0.5, 0.5, -2]]),
    ("adam, other options", torch.optim.Adam, {"lr": 0.01, "betas": (0.5, 0.75), "eps": 1e-3}, [1, -2], [[0.5, -0.001], [0.25, 3]]),
    ("adamw", torch.optim.AdamW, {"lr": 0.1}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1e-3], [0.5, 0.5, -2]]),
    (
        "adamw, other options",
        torch.optim.AdamW,
        {"lr": 0.01, "betas": (0.5, 0.75), "eps": 1e-3, "weight_decay": 2},
        [1, -2],
        [[0.5, -0.001], [0.25, 3]],
    ),
]

for name, optimizer_class, options, start, gradients in CASES:
    value = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = optimizer_class([value], **options)
    print(name)
    for gradient in gradients:
        value.grad = torch.tensor(gradient, dtype=torch.float64)
        optimizer.step()
        print("   ", gradient, value.tolist())
